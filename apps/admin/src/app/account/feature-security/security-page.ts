import { Component } from '@angular/core';

import { PasswordCard } from './password-card.js';
import { SecondFactorCard } from './second-factor-card.js';

/** How I prove who I am. */
@Component({
  selector: 'odr-security-page',
  imports: [PasswordCard, SecondFactorCard],
  template: `
    <section class="odr-page">
      <h1 tabindex="-1">Security</h1>
      <odr-password-card />
      <odr-second-factor-card />
    </section>
  `,
  styleUrl: '../ui/account-page.scss',
})
export default class SecurityPage {}

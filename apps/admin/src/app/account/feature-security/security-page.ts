import { Component } from '@angular/core';

import { IdentitiesCard } from './identities-card.js';
import { PasswordCard } from './password-card.js';
import { SecondFactorCard } from './second-factor-card.js';

/** How I prove who I am. */
@Component({
  selector: 'odr-security-page',
  imports: [IdentitiesCard, PasswordCard, SecondFactorCard],
  template: `
    <section class="odr-page">
      <h1 tabindex="-1">Security</h1>
      <odr-password-card />
      <odr-second-factor-card />
      <odr-identities-card />
    </section>
  `,
  styleUrl: '../ui/account-page.scss',
})
export default class SecurityPage {}

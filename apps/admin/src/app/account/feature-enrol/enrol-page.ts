import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';

import { action } from '../../shared/data-problem/action.js';
import { Session } from '../../shared/data-session/session.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { localPath } from '../../shared/util-url-state/local-path.js';
import { TotpSetup } from '../feature-second-factor/totp-setup.js';

/** Where people are led whose role needs a second factor that they have not set up. */
@Component({
  selector: 'odr-enrol-page',
  imports: [Icon, MatButton, TotpSetup],
  template: `
    <section class="odr-page">
      <h1 tabindex="-1">Set up a second factor</h1>
      <p class="lead">
        <odr-icon name="security" />
        <span
          >Everyone who is {{ role() }} here signs in with a code beside the password; the administrators ask for it.
          Nothing else is open to you until yours is set up. It takes about a minute, and then you go on where you
          were.</span
        >
      </p>
      <div class="odr-card"><odr-totp-setup (done)="goOn()" /></div>
      <p class="odr-quiet">
        Not now? <button matButton type="button" (click)="signOut.run()">Sign out</button> What is published can be seen
        without an account.
      </p>
    </section>
  `,
  styleUrl: '../ui/account-page.scss',
  styles: `
    .lead {
      display: flex;
      gap: 12px;
    }
  `,
})
export default class EnrolPage {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  /** Where to go afterwards; from the address. */
  readonly return = input<string>();

  protected readonly role = computed(() => {
    const role = this.session.user()?.role;
    return role === undefined ? '' : ROLE_WITH_ARTICLE[role];
  });
  protected readonly signOut = action(async () => {
    await this.session.logout();
    await this.router.navigateByUrl('/browse');
  });

  protected async goOn(): Promise<void> {
    this.session.hasEnrolled();
    await this.router.navigateByUrl(localPath(this.return()) ?? '/browse');
  }
}

const ROLE_WITH_ARTICLE = {
  contributor: 'a contributor',
  moderator: 'a moderator',
  admin: 'an administrator',
} as const;

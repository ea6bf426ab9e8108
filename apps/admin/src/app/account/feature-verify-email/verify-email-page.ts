import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { action } from '../../shared/data-problem/action.js';
import { type VerifiedEmail, VerificationClient } from '../../shared/data-session/data/verification-client.js';
import { Session } from '../../shared/data-session/session.js';
import { Resend } from '../../shared/feature-resend/resend.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { injectLinkToken } from '../../shared/util-url-state/link-token.js';

/**
 * Proves an address by the link in a letter. It takes a press: what scans mails for danger opens links by itself, and would
 * prove an address whose owner has never seen the letter.
 */
@Component({
  selector: 'odr-verify-email-page',
  imports: [MatButton, ProblemView, Resend, RouterLink],
  templateUrl: './verify-email-page.html',
  styleUrl: '../ui/account-form.scss',
})
export default class VerifyEmailPage {
  private readonly client = inject(VerificationClient);
  private readonly session = inject(Session);

  protected readonly token = injectLinkToken();
  protected readonly isSignedIn = this.session.isSignedIn;
  protected readonly verified = signal<VerifiedEmail | undefined>(undefined);
  protected readonly verify = action(async () => {
    this.verified.set(await this.client.verify(this.token()));
    await this.session.lookAgain();
  });

  protected readonly isUsedUp = computed(() => this.verify.problem()?.code === 'auth.link_invalid');
  /** Whether another letter would help; somebody else's account is none of ours. */
  protected readonly mayResend = computed(() => this.session.user()?.emailVerified === false);
}

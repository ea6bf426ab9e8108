import { Component, computed, inject, signal } from '@angular/core';
import { form, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { beyondWeakness, weaknessAt } from '../../shared/data-password/weakness.js';
import { action } from '../../shared/data-problem/action.js';
import { Session } from '../../shared/data-session/session.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { PasswordField } from '../../shared/ui-password/password-field.js';
import { PasswordStrength } from '../../shared/ui-password/password-strength.js';
import { injectLinkToken } from '../../shared/util-url-state/link-token.js';
import { RecoveryClient } from '../data/recovery-client.js';
import { newPasswordSchema } from '../data/recovery-schema.js';

/** Sets a new password by the link in a letter. */
@Component({
  selector: 'odr-reset-password-page',
  imports: [MatButton, PasswordField, PasswordStrength, ProblemView, RouterLink],
  templateUrl: './reset-password-page.html',
  styleUrl: '../ui/account-form.scss',
})
export default class ResetPasswordPage {
  private readonly client = inject(RecoveryClient);
  private readonly session = inject(Session);

  protected readonly token = injectLinkToken();
  private readonly model = signal({ password: '' });
  protected readonly fields = form(this.model, newPasswordSchema);
  protected readonly isDone = signal(false);
  protected readonly reset = action(async () => {
    await this.client.reset(this.token(), this.model().password);
    this.isDone.set(true);
    // The session of this browser has ended too, if there was one; then the page should not pretend otherwise.
    if (this.session.isSignedIn()) await this.session.logout();
  });

  protected readonly isUsedUp = computed(() => this.reset.problem()?.code === 'auth.link_invalid');
  protected readonly problem = computed(() => beyondWeakness(this.reset.problem()));

  protected async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.fields, async () => {
      await this.reset.run();
      return weaknessAt(this.reset.problem(), this.fields.password);
    });
  }
}

import { Component, computed, inject, input, signal } from '@angular/core';
import { FormField, form, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router, RouterLink } from '@angular/router';

import { Features } from '../../shared/data-features/features.js';
import { action } from '../../shared/data-problem/action.js';
import { Session } from '../../shared/data-session/session.js';
import { Resend } from '../../shared/feature-resend/resend.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { PasswordField } from '../../shared/ui-password/password-field.js';
import { isOfSignIn, localPath } from '../../shared/util-url-state/local-path.js';
import { signInSchema } from '../data/sign-in-schema.js';
import { ProviderChoice } from '../feature-providers/provider-choice.js';
import { SecondStep } from '../ui/second-step.js';

@Component({
  selector: 'odr-sign-in-page',
  imports: [
    FormField,
    MatButton,
    MatError,
    MatFormField,
    MatInput,
    MatLabel,
    PasswordField,
    ProblemView,
    ProviderChoice,
    Resend,
    RouterLink,
    SecondStep,
  ],
  templateUrl: './sign-in-page.html',
  styleUrl: '../ui/account-form.scss',
})
export default class SignInPage {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly features = inject(Features);
  /** Where to go afterwards; from the address. */
  readonly return = input<string>();

  protected readonly isRegistrationOpen = computed(() => this.features.isOn('Open Registration'));
  private readonly model = signal({ email: '', password: '' });
  protected readonly fields = form(this.model, signInSchema);
  protected readonly signIn = action(async () => {
    await this.session.login({ ...this.model(), ...(this.totp !== undefined && { totp: this.totp }) });
    await this.router.navigateByUrl(this.destination());
  });

  /** Asked for only after the right password, which stays as it was typed. */
  protected readonly isSecondStep = signal(false);
  private totp: string | undefined;

  /** Said only after the right password. */
  protected readonly isUnverified = computed(() => this.signIn.problem()?.code === 'auth.email_unverified');

  protected async enterCode(code: string): Promise<void> {
    this.totp = code;
    await this.signIn.run();
  }

  protected beginAnew(): void {
    this.totp = undefined;
    this.signIn.clear();
    this.isSecondStep.set(false);
  }

  private destination(): string {
    const path = localPath(this.return());
    return path && !isOfSignIn(path) ? path : '/browse';
  }

  protected async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.fields, async () => {
      await this.signIn.run();
      if (this.signIn.problem()?.code === 'auth.second_factor_required') this.isSecondStep.set(true);
      return undefined;
    });
  }
}

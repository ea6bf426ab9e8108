import { Component, computed, inject, input, signal } from '@angular/core';
import { FormField, form, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router, RouterLink } from '@angular/router';

import { action } from '../../shared/data-problem/action.js';
import { SessionClient } from '../../shared/data-session/data/session-client.js';
import { Session } from '../../shared/data-session/session.js';
import { Resend } from '../../shared/feature-resend/resend.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { PasswordField } from '../../shared/ui-password/password-field.js';
import { PasswordStrength } from '../../shared/ui-password/password-strength.js';
import { beyondWeakness, weaknessAt } from '../../shared/data-password/weakness.js';
import { localPath } from '../../shared/util-url-state/local-path.js';
import { ProviderChoice } from '../feature-providers/provider-choice.js';
import { registrationSchema } from '../data/sign-in-schema.js';

@Component({
  selector: 'odr-register-page',
  imports: [
    FormField,
    MatButton,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    PasswordField,
    PasswordStrength,
    ProblemView,
    ProviderChoice,
    Resend,
    RouterLink,
  ],
  templateUrl: './register-page.html',
  styleUrl: '../ui/account-form.scss',
})
export default class RegisterPage {
  private readonly client = inject(SessionClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  readonly return = input<string>();

  private readonly model = signal({ name: '', email: '', password: '' });
  protected readonly fields = form(this.model, registrationSchema);
  protected readonly identity = computed(() => [this.model().email, this.model().name]);
  /** Where addresses are verified first, the API answers without a user: then there is nothing to sign in to yet. */
  protected readonly mustVerify = signal(false);
  protected readonly register = action(async () => {
    const { name, email, password } = this.model();
    const user = await this.client.register({ name, email, password });
    if (!user?.id) {
      this.mustVerify.set(true);
      return;
    }
    await this.session.login({ email, password });
    // Whoever came for something goes there; uploading asks for the terms in any case.
    await this.router.navigateByUrl(localPath(this.return()) ?? '/contributor-terms');
  });

  /** What cannot be told at a field. */
  protected readonly problem = computed(() => {
    const problem = beyondWeakness(this.register.problem());
    return problem?.code === 'auth.email_taken' ? undefined : problem;
  });

  protected async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.fields, async () => {
      await this.register.run();
      const problem = this.register.problem();
      if (problem?.code === 'auth.email_taken')
        return [{ kind: problem.code, message: 'There is an account with this address', fieldTree: this.fields.email }];
      return weaknessAt(problem, this.fields.password);
    });
  }
}

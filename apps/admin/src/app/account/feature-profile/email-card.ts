import { Component, computed, inject, input, output, signal } from '@angular/core';
import { FormField, form, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';

import { action } from '../../shared/data-problem/action.js';
import { fieldErrors } from '../../shared/data-problem/field-errors.js';
import { Resend } from '../../shared/feature-resend/resend.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { PasswordField } from '../../shared/ui-password/password-field.js';
import { Status } from '../../shared/ui-status/status.js';
import type { Account } from '../data/account.js';
import { AccountClient } from '../data/account-client.js';
import { emailChangeSchema } from '../data/recovery-schema.js';

const EMPTY = { email: '', currentPassword: '' };
/** What the server says about one field, in the words for it. */
const AT_FIELDS: Readonly<Record<string, { readonly field: keyof typeof EMPTY; readonly message: string }>> = {
  'auth.bad_credentials': { field: 'currentPassword', message: 'This is not your password' },
  'auth.email_unchanged': { field: 'email', message: 'This is your address already' },
};

/** The address: whether it is confirmed, and moving to another one. */
@Component({
  selector: 'odr-email-card',
  imports: [
    FormField,
    MatButton,
    MatError,
    MatFormField,
    MatInput,
    MatLabel,
    PasswordField,
    ProblemView,
    Resend,
    Status,
  ],
  templateUrl: './email-card.html',
  styleUrl: '../ui/account-page.scss',
})
export class EmailCard {
  private readonly client = inject(AccountClient);
  readonly account = input.required<Account>();
  /** Something is different now; look again. */
  readonly changed = output<void>();

  private readonly model = signal(EMPTY);
  protected readonly fields = form(
    this.model,
    emailChangeSchema(() => this.account().hasPassword),
  );
  protected readonly isOpen = signal(false);
  protected readonly change = action(async () => {
    const { email, currentPassword } = this.model();
    await this.client.changeEmail(email, this.account().hasPassword ? currentPassword : undefined);
    this.close();
    this.changed.emit();
  });
  protected readonly cancel = action(async () => {
    await this.client.cancelEmailChange();
    this.changed.emit();
  });
  /** What cannot be told at a field. */
  protected readonly problem = computed(() => {
    const problem = this.change.problem() ?? this.cancel.problem();
    return problem && problem.code in AT_FIELDS ? undefined : problem;
  });

  protected close(): void {
    this.fields().reset(EMPTY);
    this.change.clear();
    this.isOpen.set(false);
  }

  protected async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.fields, async () => {
      await this.change.run();
      const problem = this.change.problem();
      const told = AT_FIELDS[problem?.code ?? ''];
      return told
        ? [{ kind: 'refused', message: told.message, fieldTree: this.fields[told.field] }]
        : fieldErrors(problem, this.fields);
    });
  }
}

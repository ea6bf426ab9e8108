import { Component, inject, signal } from '@angular/core';
import { FormField, form, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';

import { action } from '../../shared/data-problem/action.js';
import { fieldErrors } from '../../shared/data-problem/field-errors.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { RecoveryClient } from '../data/recovery-client.js';
import { addressSchema } from '../data/recovery-schema.js';

/** Asks where to send a link that sets a new password. What it says is the same whether or not there is an account. */
@Component({
  selector: 'odr-forgot-password-page',
  imports: [FormField, MatButton, MatError, MatFormField, MatInput, MatLabel, ProblemView, RouterLink],
  templateUrl: './forgot-password-page.html',
  styleUrl: '../ui/account-form.scss',
})
export default class ForgotPasswordPage {
  private readonly client = inject(RecoveryClient);

  private readonly model = signal({ email: '' });
  protected readonly fields = form(this.model, addressSchema);
  protected readonly sentTo = signal('');
  protected readonly send = action(async () => {
    const { email } = this.model();
    await this.client.forgot(email);
    this.sentTo.set(email.trim());
  });

  protected async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.fields, async () => {
      await this.send.run();
      return fieldErrors(this.send.problem(), this.fields);
    });
  }
}

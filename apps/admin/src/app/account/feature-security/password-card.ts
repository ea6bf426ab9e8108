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
import { Status } from '../../shared/ui-status/status.js';
import { AccountClient } from '../data/account-client.js';
import { passwordChangeSchema } from '../data/password-schema.js';

const EMPTY = { current: '', next: '' };

/** Changes the password, against the one in force. */
@Component({
  selector: 'odr-password-card',
  imports: [MatButton, PasswordField, PasswordStrength, ProblemView, RouterLink, Status],
  templateUrl: './password-card.html',
  styleUrl: '../ui/account-page.scss',
})
export class PasswordCard {
  private readonly client = inject(AccountClient);
  private readonly session = inject(Session);

  private readonly model = signal(EMPTY);
  protected readonly fields = form(this.model, passwordChangeSchema);
  protected readonly email = computed(() => this.session.user()?.email ?? '');
  protected readonly identity = computed(() => [this.email(), this.session.user()?.name ?? '']);
  protected readonly isDone = signal(false);
  protected readonly change = action(async () => {
    this.isDone.set(false);
    const { current, next } = this.model();
    await this.client.changePassword(current, next);
    this.fields().reset(EMPTY);
    this.isDone.set(true);
  });
  /** What cannot be told at a field. */
  protected readonly problem = computed(() => {
    const problem = beyondWeakness(this.change.problem());
    return problem?.code === 'auth.bad_credentials' ? undefined : problem;
  });

  protected async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.fields, async () => {
      await this.change.run();
      const problem = this.change.problem();
      return problem?.code === 'auth.bad_credentials'
        ? [{ kind: problem.code, message: 'This is not your password', fieldTree: this.fields.current }]
        : weaknessAt(problem, this.fields.next);
    });
  }
}

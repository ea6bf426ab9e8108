import { Component, computed, inject, resource, signal } from '@angular/core';
import { form, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { beyondWeakness, weaknessAt } from '../../shared/data-password/weakness.js';
import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { PasswordField } from '../../shared/ui-password/password-field.js';
import { PasswordStrength } from '../../shared/ui-password/password-strength.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Status } from '../../shared/ui-status/status.js';
import { AccountClient } from '../data/account-client.js';
import { passwordChangeSchema } from '../data/password-schema.js';

const EMPTY = { current: '', next: '' };

/** Changes the password, against the one in force. */
@Component({
  selector: 'odr-password-card',
  imports: [MatButton, PasswordField, PasswordStrength, ProblemView, RouterLink, Skeleton, Status],
  templateUrl: './password-card.html',
  styleUrl: '../ui/account-page.scss',
})
export class PasswordCard {
  private readonly client = inject(AccountClient);
  private readonly session = inject(Session);

  private readonly model = signal(EMPTY);
  protected readonly account = resource({ loader: () => this.client.me() });
  protected readonly accountProblem = computed(() =>
    this.account.error() ? toProblem(this.account.error()) : undefined,
  );
  /** Whoever came through a provider sets a first password; a session that has just begun is proof enough then. */
  protected readonly hasPassword = computed(() => !this.account.hasValue() || this.account.value().hasPassword);
  protected readonly fields = form(
    this.model,
    passwordChangeSchema(() => this.hasPassword()),
  );
  protected readonly email = computed(() => this.session.user()?.email ?? '');
  protected readonly identity = computed(() => [this.email(), this.session.user()?.name ?? '']);
  protected readonly isDone = signal(false);
  protected readonly change = action(async () => {
    this.isDone.set(false);
    const { current, next } = this.model();
    this.account.set(await this.client.changePassword(this.hasPassword() ? current : undefined, next));
    this.fields().reset(EMPTY);
    this.isDone.set(true);
  });
  /** What cannot be told at a field. */
  protected readonly problem = computed(() => {
    const problem = beyondWeakness(this.change.problem());
    return problem?.code === 'auth.bad_credentials' ? undefined : problem;
  });
  protected readonly mustSignInAgain = computed(() => this.problem()?.code === 'auth.reauthentication_required');

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

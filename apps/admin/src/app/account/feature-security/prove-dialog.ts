import { Component, computed, inject, signal } from '@angular/core';
import { form, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { PasswordField } from '../../shared/ui-password/password-field.js';
import { beyondCode, checkCode } from '../data/code-schema.js';
import type { OwnerProof } from '../data/second-factor.js';
import { CodeField } from '../ui/code-field.js';

/** What is about to be done, and in which words. */
export interface ToBeProved<R> {
  readonly title: string;
  readonly consequence: string;
  readonly word: string;
  readonly run: (proof: OwnerProof) => Promise<R>;
}

/** Asks for a code, and for the password where signing in was long ago; closes with what was done then. */
@Component({
  selector: 'odr-prove-dialog',
  imports: [CodeField, MatButton, MatDialogModule, PasswordField, ProblemView],
  template: `
    <form (submit)="onSubmit($event)" novalidate>
      <h2 mat-dialog-title>{{ what.title }}</h2>
      <mat-dialog-content>
        <p>{{ what.consequence }}</p>
        @if (beyond(); as problem) {
          <odr-problem [problem]="problem" [isRetryable]="false" consequence="Nothing was changed." />
        }
        @if (needsPassword()) {
          <odr-password-field autocomplete="current-password" [field]="fields.password" />
        }
        <odr-code-field [field]="fields.code" [isRecovery]="isRecovery()" />
        <button matButton class="turn" type="button" (click)="turn()">
          {{ isRecovery() ? 'Use my device' : 'Use a recovery code' }}
        </button>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>Cancel</button>
        <button matButton="filled" type="submit" [disabled]="act.pending()">
          {{ act.pending() ? 'Checking…' : what.word }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    mat-dialog-content {
      display: grid;
      gap: 14px;
    }

    .turn {
      justify-self: start;
    }
  `,
})
export class ProveDialog<R> {
  protected readonly what = inject<ToBeProved<R>>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<ProveDialog<R>, R>>(MatDialogRef);

  protected readonly isRecovery = signal(false);
  protected readonly needsPassword = signal(false);
  private readonly sent = signal('');
  private readonly model = signal({ code: '', password: '' });
  protected readonly fields = form(this.model, (path) =>
    checkCode(
      path.code,
      () => this.isRecovery(),
      () => ({ code: this.sent(), problem: this.act.problem() }),
    ),
  );

  protected readonly act = action(async () => {
    const { code, password } = this.model();
    this.sent.set(code);
    try {
      this.dialog.close(await this.what.run({ code: code.trim(), ...(this.needsPassword() && { password }) }));
    } catch (error) {
      // Only the server knows how long ago we signed in.
      if (toProblem(error).code === 'auth.reauthentication_required') this.needsPassword.set(true);
      throw error;
    }
  });
  protected readonly beyond = computed(() => {
    const problem = beyondCode(this.act.problem());
    return problem?.code === 'auth.bad_credentials' ? undefined : problem;
  });

  protected turn(): void {
    this.isRecovery.update((before) => !before);
    this.fields.code().reset('');
  }

  protected async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.fields, async () => {
      await this.act.run();
      return this.act.problem()?.code === 'auth.bad_credentials'
        ? [{ kind: 'wrong', message: 'This is not your password', fieldTree: this.fields.password }]
        : undefined;
    });
  }
}

import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';

import { action } from '../../shared/data-problem/action.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import type { User } from '../data/user.js';
import { UserClient } from '../data/user-client.js';

/** Says what taking a second factor away means before it is done; closes with true when it is. */
@Component({
  selector: 'odr-reset-factor-dialog',
  imports: [MatButton, MatDialogModule, ProblemView],
  template: `
    <h2 mat-dialog-title>Take away the second factor of {{ user.name }}?</h2>
    <mat-dialog-content>
      @if (reset.problem(); as problem) {
        <odr-problem [problem]="problem" [isRetryable]="false" consequence="Nothing was changed." />
      }
      <p>
        For people who have lost their device and their recovery codes. <strong>{{ user.email }}</strong> is signed out
        everywhere, and signs in with the password alone until another one is set up.
      </p>
      <p>
        Be sure that it is they who ask: somebody who knows their password may try to get in this way. They are told by
        mail, and it stays in the audit log.
      </p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close cdkFocusInitial>Keep it</button>
      <button matButton="filled" type="button" [disabled]="reset.pending()" (click)="reset.run()">
        {{ reset.pending() ? 'Taking away…' : 'Take away' }}
      </button>
    </mat-dialog-actions>
  `,
  styles: 'mat-dialog-content { display: grid; gap: 14px; }',
})
export class ResetFactorDialog {
  protected readonly user = inject<User>(MAT_DIALOG_DATA);
  private readonly client = inject(UserClient);
  private readonly dialog = inject<MatDialogRef<ResetFactorDialog, boolean>>(MatDialogRef);

  protected readonly reset = action(async () => {
    await this.client.resetSecondFactor(this.user.id);
    this.dialog.close(true);
  });
}

import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';

import { action } from '../../shared/data-problem/action.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { TeamClient } from '../data/team-client.js';

interface Leaving {
  readonly id: string;
  readonly name: string;
  readonly userId: string;
}

/** Says what leaving means; closes with true when it is done. */
@Component({
  selector: 'odr-leave-dialog',
  imports: [MatButton, MatDialogModule, ProblemView],
  template: `
    <h2 mat-dialog-title>Leave “{{ team.name }}”?</h2>
    <mat-dialog-content>
      @if (leave.problem(); as problem) {
        <odr-problem [problem]="problem" [isRetryable]="false" consequence="You are still a member." />
        @if (problem.code === 'team.last_owner') {
          <p>You are its only owner. Hand it over under Settings, then leave.</p>
        }
      }
      <p>
        You no longer see what the others put into the team before it is published. What you brought stays with the team
        and stays yours to see. To come back you need an invitation.
      </p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close cdkFocusInitial>Stay</button>
      <button matButton="filled" type="button" [disabled]="leave.pending()" (click)="leave.run()">
        {{ leave.pending() ? 'Leaving…' : 'Leave' }}
      </button>
    </mat-dialog-actions>
  `,
  styles: 'mat-dialog-content { display: grid; gap: 14px; }',
})
export class LeaveDialog {
  protected readonly team = inject<Leaving>(MAT_DIALOG_DATA);
  private readonly client = inject(TeamClient);
  private readonly dialog = inject<MatDialogRef<LeaveDialog, boolean>>(MatDialogRef);

  protected readonly leave = action(async () => {
    await this.client.removeMember(this.team.id, this.team.userId);
    this.dialog.close(true);
  });
}

import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';

import { action } from '../../shared/data-problem/action.js';
import type { ContentSet } from '../../shared/data-sets/content-set.js';
import { SetClient } from '../../shared/data-sets/data/set-client.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';

/** Says what deleting a set does before it is done; closes with true when it is. */
@Component({
  selector: 'odr-delete-set-dialog',
  imports: [MatButton, MatDialogModule, ProblemView],
  template: `
    <h2 mat-dialog-title>Delete this set?</h2>
    <mat-dialog-content>
      @if (remove.problem(); as problem) {
        <odr-problem [problem]="problem" [isRetryable]="false" consequence="The set is still there." />
      }
      <p>“{{ set.name }}” goes for good. The pictures in it stay in the collection.</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close cdkFocusInitial>Keep it</button>
      <button matButton="filled" type="button" [disabled]="remove.pending()" (click)="remove.run()">Delete</button>
    </mat-dialog-actions>
  `,
})
export class DeleteSetDialog {
  protected readonly set = inject<ContentSet>(MAT_DIALOG_DATA);
  private readonly client = inject(SetClient);
  private readonly dialog = inject<MatDialogRef<DeleteSetDialog, boolean>>(MatDialogRef);

  protected readonly remove = action(async () => {
    await this.client.delete(this.set);
    this.dialog.close(true);
  });
}

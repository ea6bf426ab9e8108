import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';

import { type Content, isPublic } from '../../shared/data-content/content.js';
import { action } from '../../shared/data-problem/action.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { ItemClient } from '../data/item-client.js';

/** Says what a deletion does before it is done; closes with true when it is. */
@Component({
  selector: 'odr-delete-dialog',
  imports: [MatButton, MatDialogModule, ProblemView],
  template: `
    <h2 mat-dialog-title>Delete this picture?</h2>
    <mat-dialog-content>
      @if (isOutdated()) {
        <p role="alert">
          Someone changed “{{ content.name }}” since you opened it. Nothing was deleted; look at it again first.
        </p>
      } @else {
        @if (remove.problem(); as problem) {
          <odr-problem [problem]="problem" [isRetryable]="false" consequence="Nothing was deleted." />
        }
        <p>
          “{{ content.name }}” disappears for everyone{{ isPublished ? ', also from search and the collection' : '' }},
          with its annotations. Its history is kept. For some weeks it can be restored, unless the same file is uploaded
          again.
        </p>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close cdkFocusInitial>Keep it</button>
      <button matButton="filled" type="button" [disabled]="remove.pending() || isOutdated()" (click)="remove.run()">
        {{ remove.pending() ? 'Deleting…' : 'Delete' }}
      </button>
    </mat-dialog-actions>
  `,
  styles: 'mat-dialog-content { display: grid; gap: 14px; }',
})
export class DeleteDialog {
  protected readonly content = inject<Content>(MAT_DIALOG_DATA);
  private readonly client = inject(ItemClient);
  private readonly dialog = inject<MatDialogRef<DeleteDialog, boolean>>(MatDialogRef);

  protected readonly isPublished = isPublic(this.content);
  protected readonly remove = action(async () => {
    await this.client.delete(this.content);
    this.dialog.close(true);
  });
  protected readonly isOutdated = computed(() => this.remove.problem()?.status === 412);
}

import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';

/** Says what cannot be undone before it is done; closes with true when somebody is sure. */
@Component({
  selector: 'odr-end-campaign-dialog',
  imports: [MatButton, MatDialogModule],
  template: `
    <h2 mat-dialog-title>{{ isDelete ? 'Delete this draft?' : 'Finish this campaign?' }}</h2>
    <mat-dialog-content>
      @if (isDelete) {
        <p>The draft goes for good. Its pictures stay as they are.</p>
      } @else {
        <p>
          Nobody gets an item any more, and items that people have in hand are taken back. What was annotated stays, and
          everybody sees it now. A finished campaign does not start again.
        </p>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close cdkFocusInitial>Leave it</button>
      <button matButton="filled" type="button" [mat-dialog-close]="true">{{ isDelete ? 'Delete' : 'Finish' }}</button>
    </mat-dialog-actions>
  `,
})
export class EndCampaignDialog {
  protected readonly isDelete = inject<'finish' | 'delete'>(MAT_DIALOG_DATA) === 'delete';
}

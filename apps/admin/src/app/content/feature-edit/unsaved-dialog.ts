import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';

/** Asked when a page with unsaved words is about to go; closes with true to leave. */
@Component({
  selector: 'odr-unsaved-dialog',
  imports: [MatButton, MatDialogModule],
  template: `
    <h2 mat-dialog-title>Leave without saving?</h2>
    <mat-dialog-content>
      <p>What you typed about “{{ name }}” is not saved and would be lost.</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" [mat-dialog-close]="true">Leave</button>
      <button matButton="filled" type="button" [mat-dialog-close]="false" cdkFocusInitial>Stay</button>
    </mat-dialog-actions>
  `,
})
export class UnsavedDialog {
  protected readonly name = inject<string>(MAT_DIALOG_DATA);
}

import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';

/** The one verdict that asks: it takes the picture away from everybody and starts a legal procedure. */
@Component({
  selector: 'odr-illegal-dialog',
  imports: [MatButton, MatDialogModule],
  template: `
    <h2 mat-dialog-title>Flag as illegal?</h2>
    <mat-dialog-content>
      <p>
        “{{ name }}” goes into quarantine: nobody finds or opens it any more, its bytes are kept sealed, and an
        administrator is told.
      </p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close cdkFocusInitial>Cancel</button>
      <button matButton="filled" type="button" (click)="confirm()">Put into quarantine</button>
    </mat-dialog-actions>
  `,
})
export class IllegalDialog {
  protected readonly name = inject<string>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<IllegalDialog, boolean>>(MatDialogRef);

  protected confirm(): void {
    this.dialog.close(true);
  }
}

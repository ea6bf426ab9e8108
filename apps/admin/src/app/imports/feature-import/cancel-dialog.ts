import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';

import { plural } from '../../shared/util-format/format.js';

/** What is known about an import when somebody wants to end it. */
export interface CancelData {
  readonly name: string;
  readonly created: number;
  readonly left: number;
}

/** Says what cancelling means before it is done; closes with true when it is wanted. */
@Component({
  selector: 'odr-cancel-dialog',
  imports: [MatButton, MatDialogModule],
  template: `
    <h2 mat-dialog-title>Cancel “{{ data.name }}”?</h2>
    <mat-dialog-content>
      {{ plural(data.left, 'item') }} will not be taken in, and it cannot be taken up again.
      {{ plural(data.created, 'picture') }} that it has brought in will stay.
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close cdkFocusInitial>Let it run</button>
      <button matButton="filled" type="button" [mat-dialog-close]="true">Cancel the import</button>
    </mat-dialog-actions>
  `,
})
export class CancelDialog {
  protected readonly data = inject<CancelData>(MAT_DIALOG_DATA);
  protected readonly plural = plural;
}

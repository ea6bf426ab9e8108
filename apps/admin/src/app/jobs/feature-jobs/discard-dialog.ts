import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';

import { plural } from '../../shared/util-format/format.js';

/** Says what forgetting means before it is done; closes with true when it is wanted. */
@Component({
  selector: 'odr-discard-dialog',
  imports: [MatButton, MatDialogModule],
  template: `
    <h2 mat-dialog-title>Forget {{ plural(data.count, 'failed job') }}?</h2>
    <mat-dialog-content>
      They will never run again, and with them goes what “{{ data.name }}” was asked to do. What it should have worked
      on stays as it is.
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close cdkFocusInitial>Keep them</button>
      <button matButton="filled" type="button" [mat-dialog-close]="true">Forget</button>
    </mat-dialog-actions>
  `,
})
export class DiscardDialog {
  readonly data = inject<{ readonly count: number; readonly name: string }>(MAT_DIALOG_DATA);
  protected readonly plural = plural;
}

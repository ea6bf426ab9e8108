import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';

import { plural } from '../../shared/util-format/format.js';

/** Asks before a whole collection is looked at again. */
@Component({
  selector: 'odr-rescan-dialog',
  imports: [MatButton, MatDialogModule],
  template: `
    <h2 mat-dialog-title>Look at everything again?</h2>
    <mat-dialog-content>
      <p>
        {{ data.title }} will look at {{ plural(data.total, 'picture') }} again, in the background. What it found before
        stays until it has.
      </p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close>Cancel</button>
      <button matButton="filled" type="button" [mat-dialog-close]="true">Scan all again</button>
    </mat-dialog-actions>
  `,
})
export class RescanDialog {
  readonly data = inject<{ readonly title: string; readonly total: number }>(MAT_DIALOG_DATA);
  protected readonly plural = plural;
}

import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';

export interface Publication {
  readonly name: string;
  readonly version: string;
  /** What it takes the place of, if anything. */
  readonly before?: string;
}

/** Says what a publication does before it is done; closes with true when it may be. */
@Component({
  selector: 'odr-publish-dialog',
  imports: [MatButton, MatDialogModule],
  template: `
    <h2 mat-dialog-title>Put {{ data.name }} {{ data.version }} in force?</h2>
    <mat-dialog-content>
      <p>
        From this moment on nobody can contribute before they have accepted it, neither here nor through programs.
        Everyone is told. What was contributed before stays under the text it came under{{
          data.before ? ' (' + data.before + ' and earlier)' : ''
        }}. A published text can be replaced, never changed or withdrawn.
      </p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close cdkFocusInitial>Not yet</button>
      <button matButton="filled" type="button" [mat-dialog-close]="true">Publish</button>
    </mat-dialog-actions>
  `,
})
export class PublishDialog {
  protected readonly data = inject<Publication>(MAT_DIALOG_DATA);
}

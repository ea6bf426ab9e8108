import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';

import { Confirm } from '../../shared/ui-confirm/confirm.js';
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
  imports: [Confirm],
  template: `
    <odr-confirm no="Let it run" yes="Cancel the import" [question]="'Cancel “' + data.name + '”?'">
      <p>
        {{ plural(data.left, 'item') }} will not be taken in, and it cannot be taken up again.
        {{ plural(data.created, 'picture') }} that it has brought in will stay.
      </p>
    </odr-confirm>
  `,
})
export class CancelDialog {
  protected readonly data = inject<CancelData>(MAT_DIALOG_DATA);
  protected readonly plural = plural;
}

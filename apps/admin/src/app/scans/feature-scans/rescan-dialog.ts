import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';

import { Confirm } from '../../shared/ui-confirm/confirm.js';
import { plural } from '../../shared/util-format/format.js';

/** Asks before a whole collection is looked at again. */
@Component({
  selector: 'odr-rescan-dialog',
  imports: [Confirm],
  template: `
    <odr-confirm question="Look at everything again?" no="Cancel" yes="Scan all again">
      <p>
        {{ data.title }} will look at {{ plural(data.total, 'picture') }} again, in the background. What it found before
        stays until it has.
      </p>
    </odr-confirm>
  `,
})
export class RescanDialog {
  readonly data = inject<{ readonly title: string; readonly total: number }>(MAT_DIALOG_DATA);
  protected readonly plural = plural;
}

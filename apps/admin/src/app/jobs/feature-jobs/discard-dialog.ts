import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';

import { Confirm } from '../../shared/ui-confirm/confirm.js';
import { plural } from '../../shared/util-format/format.js';

/** Says what forgetting means before it is done; closes with true when it is wanted. */
@Component({
  selector: 'odr-discard-dialog',
  imports: [Confirm],
  template: `
    <odr-confirm no="Keep them" yes="Forget" [question]="'Forget ' + plural(data.count, 'failed job') + '?'">
      <p>
        They will never run again, and with them goes what “{{ data.name }}” was asked to do. What it should have worked
        on stays as it is.
      </p>
    </odr-confirm>
  `,
})
export class DiscardDialog {
  readonly data = inject<{ readonly count: number; readonly name: string }>(MAT_DIALOG_DATA);
  protected readonly plural = plural;
}

import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';

import { action } from '../../shared/data-problem/action.js';
import type { ContentSet } from '../../shared/data-sets/content-set.js';
import { SetClient } from '../../shared/data-sets/data/set-client.js';
import { Confirm } from '../../shared/ui-confirm/confirm.js';

/** Says what deleting a set does before it is done; closes with true when it is. */
@Component({
  selector: 'odr-delete-set-dialog',
  imports: [Confirm],
  template: `
    <odr-confirm
      question="Delete this set?"
      yes="Delete"
      doing="Deleting…"
      consequence="The set is still there."
      [act]="remove"
    >
      <p>“{{ set.name }}” goes for good. The pictures in it stay in the collection.</p>
    </odr-confirm>
  `,
})
export class DeleteSetDialog {
  protected readonly set = inject<ContentSet>(MAT_DIALOG_DATA);
  private readonly client = inject(SetClient);
  protected readonly remove = action(() => this.client.delete(this.set));
}

import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';

import { Confirm } from '../../shared/ui-confirm/confirm.js';

/** Says what cannot be undone before it is done; closes with true when somebody is sure. */
@Component({
  selector: 'odr-end-campaign-dialog',
  imports: [Confirm],
  template: `
    @if (isDelete) {
      <odr-confirm question="Delete this draft?" no="Leave it" yes="Delete">
        <p>The draft goes for good. Its pictures stay as they are.</p>
      </odr-confirm>
    } @else {
      <odr-confirm question="Finish this campaign?" no="Leave it" yes="Finish">
        <p>
          Nobody gets an item any more, and items that people have in hand are taken back. What was annotated stays, and
          everybody sees it now. A finished campaign does not start again.
        </p>
      </odr-confirm>
    }
  `,
})
export class EndCampaignDialog {
  protected readonly isDelete = inject<'finish' | 'delete'>(MAT_DIALOG_DATA) === 'delete';
}

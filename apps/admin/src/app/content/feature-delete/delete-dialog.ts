import { Component, computed, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';

import { type Content, isPublic } from '../../shared/data-content/content.js';
import { action } from '../../shared/data-problem/action.js';
import { Confirm } from '../../shared/ui-confirm/confirm.js';
import { ItemClient } from '../data/item-client.js';

/** Says what a deletion does before it is done; closes with true when it is. */
@Component({
  selector: 'odr-delete-dialog',
  imports: [Confirm],
  template: `
    <odr-confirm
      question="Delete this picture?"
      yes="Delete"
      doing="Deleting…"
      consequence="Nothing was deleted."
      [act]="remove"
      [isBlocked]="isOutdated()"
    >
      @if (isOutdated()) {
        <p role="alert">
          Someone changed “{{ content.name }}” since you opened it. Nothing was deleted; look at it again first.
        </p>
      } @else {
        <p>
          “{{ content.name }}” disappears for everyone{{ isPublished ? ', also from search and the collection' : '' }},
          with its annotations. Its history is kept. For some weeks it can be restored, unless the same file is uploaded
          again.
        </p>
      }
    </odr-confirm>
  `,
})
export class DeleteDialog {
  protected readonly content = inject<Content>(MAT_DIALOG_DATA);
  private readonly client = inject(ItemClient);

  protected readonly isPublished = isPublic(this.content);
  protected readonly remove = action(() => this.client.delete(this.content));
  protected readonly isOutdated = computed(() => this.remove.problem()?.status === 412);
}

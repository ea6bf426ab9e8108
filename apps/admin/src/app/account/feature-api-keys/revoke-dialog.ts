import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';

import type { ApiKey } from '../../shared/data-api-key/api-key.js';
import { action } from '../../shared/data-problem/action.js';
import { Confirm } from '../../shared/ui-confirm/confirm.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { ApiKeyClient } from '../data/api-key-client.js';

/** Says what will break before a key is revoked; closes with true when it is. */
@Component({
  selector: 'odr-revoke-dialog',
  imports: [Confirm, TimeAgo],
  template: `
    <odr-confirm
      question="Revoke this key?"
      yes="Revoke"
      doing="Revoking…"
      consequence="The key may still work."
      [act]="revoke"
    >
      <p>
        Every program that sends <strong>“{{ key.name }}”</strong> (<code>{{ key.prefix }}…</code>) is refused from the
        next second on. Give it a new key first if it should go on.
      </p>
      <p>
        @if (key.lastUsedAt; as at) {
          It was last used <odr-time-ago [at]="at" />.
        } @else {
          It has never been used.
        }
        A key cannot be brought back.
      </p>
    </odr-confirm>
  `,
})
export class RevokeDialog {
  protected readonly key = inject<ApiKey>(MAT_DIALOG_DATA);
  private readonly client = inject(ApiKeyClient);
  protected readonly revoke = action(() => this.client.revoke(this.key.id));
}

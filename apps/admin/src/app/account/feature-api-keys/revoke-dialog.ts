import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';

import { action } from '../../shared/data-problem/action.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import type { ApiKey } from '../../shared/data-api-key/api-key.js';
import { ApiKeyClient } from '../data/api-key-client.js';

/** Says what will break before a key is revoked; closes with true when it is. */
@Component({
  selector: 'odr-revoke-dialog',
  imports: [MatButton, MatDialogModule, ProblemView, TimeAgo],
  template: `
    <h2 mat-dialog-title>Revoke this key?</h2>
    <mat-dialog-content>
      @if (revoke.problem(); as problem) {
        <odr-problem [problem]="problem" [isRetryable]="false" consequence="The key may still work." />
      }
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
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close cdkFocusInitial>Keep it</button>
      <button matButton="filled" type="button" [disabled]="revoke.pending()" (click)="revoke.run()">
        {{ revoke.pending() ? 'Revoking…' : 'Revoke' }}
      </button>
    </mat-dialog-actions>
  `,
  styles: 'mat-dialog-content { display: grid; gap: 14px; }',
})
export class RevokeDialog {
  protected readonly key = inject<ApiKey>(MAT_DIALOG_DATA);
  private readonly client = inject(ApiKeyClient);
  private readonly dialog = inject<MatDialogRef<RevokeDialog, boolean>>(MatDialogRef);

  protected readonly revoke = action(async () => {
    await this.client.revoke(this.key.id);
    this.dialog.close(true);
  });
}

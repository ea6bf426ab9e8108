import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';

import { mergedValue } from '../model/merge.js';
import { lineDiff } from '../../shared/util-diff/line-diff.js';
import type { Conflict } from './desk.js';

/** Two versions of one annotation beside each other, and what may become of them. */
@Component({
  selector: 'odr-merge-dialog',
  imports: [MatButton, MatDialogModule],
  template: `
    <h2 mat-dialog-title>Somebody changed this too</h2>
    <mat-dialog-content>
      <p>
        While you worked on it, this annotation became version {{ conflict.theirs.version }}. Nothing of either is lost:
        every version stays in the history, and you can undo what you choose here.
      </p>
      <ul aria-label="From theirs to yours">
        @for (line of lines(); track $index) {
          <li [class]="line.kind">
            <span class="odr-visually-hidden">{{ words[line.kind] }}</span>{{ line.text }}
          </li>
        }
      </ul>
    </mat-dialog-content>
    <mat-dialog-actions>
      <button matButton type="button" mat-dialog-close>Decide later</button>
      <button matButton="outlined" type="button" (click)="take(conflict.theirs.value)">Take theirs</button>
      <button matButton="outlined" type="button" (click)="take(conflict.mine)">Keep mine</button>
      @if (both !== undefined) {
        <button matButton="filled" type="button" (click)="take(both)">Put both together</button>
      }
    </mat-dialog-actions>
  `,
  styles: `
    mat-dialog-content {
      display: grid;
      gap: 12px;
    }

    li {
      padding-inline: 8px;
      font-family: ui-monospace, monospace;
      font-size: 0.8125rem;
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }

    .added {
      background: color-mix(in srgb, var(--odr-status-available) 18%, transparent);
    }

    .removed {
      background: color-mix(in srgb, var(--odr-status-delisted) 18%, transparent);
    }
  `,
})
export class MergeDialog {
  protected readonly conflict = inject<Conflict>(MAT_DIALOG_DATA);
  private readonly self = inject<MatDialogRef<MergeDialog, { readonly value: unknown }>>(MatDialogRef);
  protected readonly both = mergedValue(this.conflict.base, this.conflict.mine, this.conflict.theirs.value);
  protected readonly words = { same: '', added: 'Yours: ', removed: 'Theirs: ' } as const;
  protected readonly lines = computed(() => lineDiff(textOf(this.conflict.theirs.value), textOf(this.conflict.mine)));

  protected take(value: unknown): void {
    this.self.close({ value });
  }
}

/** One line for each object, so that a difference names one. */
function textOf(value: unknown): string {
  const lists = Object.values((value as object | null) ?? {}).filter((one) => Array.isArray(one));
  return lists.length === 1
    ? (lists[0] ?? []).map((one: unknown) => JSON.stringify(one)).join('\n')
    : JSON.stringify(value, null, 1);
}

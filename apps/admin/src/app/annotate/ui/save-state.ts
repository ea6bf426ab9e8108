import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { Icon } from '../../shared/ui-icon/icon.js';
import type { IconName } from '../../shared/ui-icon/icon-paths.js';

type State = 'saved' | 'waiting' | 'saving' | 'offline' | 'signed_out' | 'refused' | 'conflict' | 'unfinished';

const WORDS: Readonly<Record<State, readonly [IconName, string]>> = {
  saved: ['check_circle', 'Saved'],
  waiting: ['edit', 'Not saved yet'],
  saving: ['sync', 'Saving …'],
  offline: ['link_off', 'No connection; kept on this machine'],
  signed_out: ['lock', 'Signed out; kept on this machine'],
  refused: ['error', 'Not accepted'],
  conflict: ['warning', 'Changed by somebody else'],
  unfinished: ['edit', 'Saved, except for what is not complete'],
};

/** Where one's work is. */
@Component({
  selector: 'odr-save-state',
  imports: [Icon, MatButton],
  template: `
    <span role="status" [class]="state()">
      <odr-icon [name]="words()[0]" /> {{ words()[1] }}
      @if (!isSafe()) {
        – not kept anywhere else: your browser's storage is full
      }
    </span>
    @if (state() === 'conflict') {
      <button matButton="tonal" type="button" (click)="resolve.emit()">Look at both</button>
    } @else if (state() === 'offline' || state() === 'refused') {
      <button matButton type="button" (click)="again.emit()">Try again</button>
    }
  `,
  styles: `
    :host,
    span {
      --odr-icon-size: 18px;

      display: inline-flex;
      align-items: center;
      gap: 6px;
      min-block-size: 40px;
    }

    span {
      color: var(--odr-text-quiet);
      font: var(--mat-sys-label-large);
    }

    .offline,
    .signed_out,
    .conflict,
    .unfinished {
      color: var(--odr-status-pending);
    }

    .refused {
      color: var(--odr-status-delisted);
    }
  `,
})
export class SaveStateView {
  readonly state = input.required<State>();
  readonly isSafe = input(true);
  readonly again = output<void>();
  readonly resolve = output<void>();

  protected readonly words = computed(() => WORDS[this.state()]);
}

import { Component, computed, input } from '@angular/core';

import { Icon } from '../ui-icon/icon.js';
import { lookOf } from './status-kind.js';

/** A status as icon, word and colour. */
@Component({
  selector: 'odr-status',
  imports: [Icon],
  template: `<odr-icon [name]="look().icon" /> <span>{{ label() || look().word }}</span>`,
  styles: `
    :host {
      --odr-icon-size: 16px;

      display: inline-flex;
      vertical-align: middle;
      align-items: center;
      gap: 5px;
      font: var(--mat-sys-label-medium);
      white-space: nowrap;
    }

    :host(.good) {
      color: var(--odr-status-available);
    }

    :host(.wait) {
      color: var(--odr-status-pending);
    }

    :host(.bad) {
      color: var(--odr-status-delisted);
    }

    :host(.work) {
      color: var(--odr-status-working);
    }

    :host(.neutral) {
      color: var(--odr-status-neutral);
    }
  `,
  host: { '[class]': 'look().tone' },
})
export class Status {
  readonly code = input.required<string>();
  readonly vocabulary = input<'report' | undefined>(undefined);
  /** Replaces the usual word, for example the licence itself beside its verdict. */
  readonly label = input('');
  protected readonly look = computed(() => lookOf(this.code(), this.vocabulary()));
}

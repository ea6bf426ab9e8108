import { Component, computed, input } from '@angular/core';

import { formatSize } from '../../shared/util-format/format.js';
import { couldTell, keptWords, kindWord, type Receipt } from '../data/receipt.js';

/** What was taken out of a file before others got it, for whoever brought it. */
@Component({
  selector: 'odr-receipt-card',
  templateUrl: './receipt-card.html',
  styles: `
    :host,
    ul {
      display: grid;
      gap: 12px;
    }

    ul {
      padding: 0;
      list-style: none;
    }

    strong {
      font: var(--mat-sys-title-small);
    }

    p {
      overflow-wrap: anywhere;
      font: var(--mat-sys-body-medium);
    }

    summary {
      cursor: pointer;
    }

    summary,
    small {
      color: var(--odr-text-quiet);
      overflow-wrap: anywhere;
    }
  `,
})
export class ReceiptCard {
  /** Newest first. */
  readonly receipts = input.required<readonly Receipt[]>();

  protected readonly latest = computed(() => this.receipts()[0]);
  protected readonly formatSize = formatSize;
  protected readonly kindWord = kindWord;
  protected readonly couldTell = couldTell;
  protected readonly keptWords = keptWords;
}

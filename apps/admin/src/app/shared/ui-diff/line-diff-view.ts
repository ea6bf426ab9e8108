import { Component, input } from '@angular/core';

import type { DiffLine } from '../util-diff/line-diff.js';

/** Two texts laid over each other, line by line (`lineDiff`); what changed is marked by sign, word and colour. */
@Component({
  selector: 'odr-line-diff',
  template: `
    @for (line of lines(); track $index) {
      @switch (line.kind) {
        @case ('added') {
          <ins><span class="odr-visually-hidden">Added: </span>{{ line.text }}</ins>
        }
        @case ('removed') {
          <del><span class="odr-visually-hidden">Removed: </span>{{ line.text }}</del>
        }
        @default {
          <span>{{ line.text }}</span>
        }
      }
    }
  `,
  host: { tabindex: '0', role: 'group', '[attr.aria-label]': 'label()' },
  styles: `
    :host {
      display: block;
      max-block-size: 46vh;
      overflow: auto;
      line-height: 1.6;
    }

    :host > * {
      display: block;
      min-block-size: 1.6em;
      padding-inline-start: 20px;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
      text-decoration: none;
    }

    ins::before,
    del::before {
      float: inline-start;
      margin-inline-start: -18px;
      content: '+';
      font-weight: 600;
    }

    del::before {
      content: '−';
    }

    ins {
      background: color-mix(in srgb, var(--odr-status-available) 14%, transparent);
    }

    del {
      background: color-mix(in srgb, var(--odr-status-delisted) 12%, transparent);
    }
  `,
})
export class LineDiffView {
  readonly label = input.required<string>();
  readonly lines = input.required<readonly DiffLine[]>();
}

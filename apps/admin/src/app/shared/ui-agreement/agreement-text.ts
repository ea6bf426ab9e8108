import { Component, computed, input } from '@angular/core';

import { type DiffLine, lineDiff } from '../util-diff/line-diff.js';

/** An agreement to read; beside an earlier text, with what has changed since marked by sign, word and colour. */
@Component({
  selector: 'odr-agreement-text',
  template: `
    <article class="odr-card" tabindex="0" [attr.aria-label]="label()">
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
    </article>
  `,
  styles: `
    article {
      max-block-size: 46vh;
      overflow: auto;
      font: var(--mat-sys-body-medium);
      line-height: 1.6;
    }

    article > * {
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
export class AgreementTextView {
  readonly label = input.required<string>();
  readonly text = input.required<string>();
  /** What it took the place of; without one nothing is marked. */
  readonly before = input<string>();

  protected readonly lines = computed<readonly DiffLine[]>(() => {
    const before = this.before();
    return before === undefined
      ? this.text()
          .split('\n')
          .map((text) => ({ kind: 'same', text }))
      : lineDiff(before, this.text());
  });
}

import { Component, computed, input } from '@angular/core';

import { lineDiff } from '../../shared/util-diff/line-diff.js';
import { schemaText } from '../data/source.js';

/** Two schemas laid over each other, line by line; what changed is marked by sign, word and colour. */
@Component({
  selector: 'odr-schema-diff',
  template: `
    <div class="lines odr-mono" tabindex="0" role="group" [attr.aria-label]="label()">
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
    </div>
  `,
  styles: `
    .lines {
      max-block-size: 420px;
      overflow: auto;
      padding: 8px;
      border: 1px solid var(--odr-line);
      border-radius: var(--odr-radius);
      line-height: 1.6;
    }

    .lines > * {
      display: block;
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
export class SchemaDiff {
  readonly label = input.required<string>();
  readonly before = input<unknown>();
  readonly after = input.required<unknown>();
  protected readonly lines = computed(() => {
    const [before, after] = [this.before(), this.after()];
    return lineDiff(schemaText(before === undefined ? after : before), schemaText(after));
  });
}

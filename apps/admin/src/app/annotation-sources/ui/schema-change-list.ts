import { Component, computed, input } from '@angular/core';

import { type SchemaChange, breakingWord } from '../data/source.js';

/** What a schema says otherwise than another, in words; what annotations may break by comes first and is marked. */
@Component({
  selector: 'odr-schema-change-list',
  template: `
    <p role="status">{{ sentence() }}</p>
    @if (changes().length > 0) {
      <ul [attr.aria-label]="label()">
        @for (change of changes(); track $index) {
          <li>
            <code>{{ change.path || 'the whole value' }}</code> {{ change.message }}
            @if (change.mayBreak) {
              <strong class="mark">may break annotations</strong>
            }
          </li>
        }
      </ul>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }

    ul {
      display: grid;
      gap: 4px;
      margin: 0;
      padding-inline-start: 20px;
      list-style: disc;
    }

    .mark {
      padding-inline: 8px;
      border-radius: var(--odr-radius);
      background: color-mix(in srgb, var(--odr-status-delisted) 12%, transparent);
      font-size: 0.85em;
    }
  `,
})
export class SchemaChangeList {
  readonly label = input.required<string>();
  readonly changes = input.required<readonly SchemaChange[]>();
  protected readonly sentence = computed(() => breakingWord(this.changes()));
}

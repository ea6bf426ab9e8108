import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { Icon } from '../../shared/ui-icon/icon.js';
import type { ActiveFilter } from '../data/filter-words.js';

/** The filters that are on: each can be taken off, and all of them at once. */
@Component({
  selector: 'odr-filter-chips',
  imports: [Icon, MatButton],
  template: `
    <ul aria-label="Filters that are on">
      @for (filter of filters(); track filter.name + filter.value) {
        <li>
          <button class="odr-chip chosen" type="button" (click)="remove.emit(filter)">
            {{ filter.label }} <odr-icon name="close" /><span class="odr-visually-hidden">, remove</span>
          </button>
        </li>
      }
      @if (filters().length > 1) {
        <li><button matButton type="button" (click)="clear.emit()">Clear all</button></li>
      }
    </ul>
  `,
  styles: `
    ul {
      --odr-icon-size: 16px;

      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
    }

    .odr-chip {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      max-inline-size: 100%;
    }
  `,
})
export class FilterChips {
  readonly filters = input.required<readonly ActiveFilter[]>();
  readonly remove = output<ActiveFilter>();
  readonly clear = output<void>();
}

import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import { Picture } from '../../shared/ui-picture/picture.js';
import { plural } from '../../shared/util-format/format.js';
import type { AmbiguousItemResponse } from '../data/quality.js';
import { CONFLICT_WORDS } from '../data/statistics.js';

const SHOWN_CONFLICTS = 3;

/** Pictures about which people differ, each leading to what they said side by side. */
@Component({
  selector: 'odr-ambiguous-grid',
  imports: [Picture, RouterLink],
  template: `
    <ul>
      @for (item of items(); track item.content.id + item.source.id) {
        <li class="odr-card">
          <a [routerLink]="['/contents', item.content.id, 'annotations']">
            <odr-picture [contentId]="item.content.id" [isPublic]="false" [ratio]="4 / 3" />
            <span class="name">{{ item.content.name }}</span>
          </a>
          <span class="odr-quiet">
            {{ item.source.name }} · differ by {{ item.disagreement.toFixed(2) }} ·
            {{ plural(item.coders, 'person', 'people') }}
          </span>
          <ul class="conflicts">
            @for (conflict of item.conflicts.slice(0, most); track $index) {
              <li>
                {{ words[conflict.type] }}: {{ conflict.a ?? 'nothing' }} <span class="odr-quiet">against</span>
                {{ conflict.b ?? 'nothing' }}
              </li>
            }
            @if (item.conflicts.length > most) {
              <li class="odr-quiet">and {{ item.conflicts.length - most }} more</li>
            }
          </ul>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(220px, 1fr));
      gap: var(--odr-gap);
      padding: 0;
      list-style: none;
    }

    li.odr-card {
      display: grid;
      gap: 6px;
      align-content: start;
      min-inline-size: 0;
    }

    a {
      display: grid;
      gap: 6px;
      color: inherit;
      border-radius: var(--odr-radius);
    }

    a:focus-visible {
      outline: 3px solid var(--mat-sys-primary);
      outline-offset: 3px;
    }

    odr-picture {
      border-radius: var(--odr-radius);
      overflow: hidden;
    }

    .name {
      overflow: hidden;
      font: var(--mat-sys-label-large);
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    .conflicts {
      display: block;
      font: var(--mat-sys-body-small);
      overflow-wrap: anywhere;
    }
  `,
})
export class AmbiguousGrid {
  readonly items = input.required<readonly AmbiguousItemResponse[]>();

  protected readonly most = SHOWN_CONFLICTS;
  protected readonly words = CONFLICT_WORDS;
  protected readonly plural = plural;
}

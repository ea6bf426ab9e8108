import { Component, input } from '@angular/core';

import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { type ContentEvent, detailOf, headOf } from '../data/provenance.js';

/** What happened to a picture, as the append-only log has it. */
@Component({
  selector: 'odr-history-list',
  imports: [TimeAgo],
  template: `
    <ol>
      @for (event of events(); track event.id) {
        <li>
          <span class="what">{{ headOf(event) }}</span>
          <odr-time-ago class="odr-quiet" [at]="event.at" />
          <span class="odr-quiet detail">{{ detailOf(event) }}</span>
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: grid;
      gap: 8px;
    }

    li {
      display: grid;
      grid-template-columns: 1fr auto;
      gap: 0 8px;
      font: var(--mat-sys-body-small);
    }

    .what {
      font-weight: 600;
    }

    .detail {
      grid-column: 1 / -1;
      overflow-wrap: anywhere;
    }
  `,
})
export class HistoryList {
  readonly events = input.required<readonly ContentEvent[]>();
  protected readonly headOf = headOf;
  protected readonly detailOf = detailOf;
}

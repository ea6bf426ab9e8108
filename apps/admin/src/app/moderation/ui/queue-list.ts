import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import { formatCount, plural } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { type Queue, queueWord } from '../data/case.js';

/** The queues with what waits in each. */
@Component({
  selector: 'odr-queue-list',
  imports: [RouterLink, TimeAgo],
  template: `
    <ul>
      @for (queue of queues(); track queue.name) {
        <li>
          <a
            [routerLink]="['/moderation', queue.name]"
            [class.active]="queue.name === current()"
            [attr.aria-current]="queue.name === current() ? 'page' : null"
          >
            <span>{{ queueWord(queue) }}</span>
            <span class="odr-number count">{{ formatCount(queue.waiting) }}</span>
            @if (queue.waiting > 0 && queue.oldestAt) {
              <span class="age">oldest <odr-time-ago [at]="queue.oldestAt" /></span>
            }
            @if (queue.overdue) {
              <span class="late">{{ formatCount(queue.overdue) }} overdue</span>
            }
            @if (queue.escalated) {
              <span class="age">{{ formatCount(queue.escalated) }} escalated</span>
            }
            @if (othersAt(queue.name); as others) {
              <span class="age">{{ plural(others, 'other') }} here</span>
            }
          </a>
        </li>
      }
    </ul>
  `,
  styles: `
    a {
      display: grid;
      grid-template-columns: 1fr auto;
      gap: 2px 8px;
      padding: 8px 12px;
      border-radius: 8px;
      color: var(--odr-text);
      text-decoration: none;
    }

    a:hover {
      background: color-mix(in srgb, var(--odr-text) 6%, transparent);
    }

    .active {
      background: var(--mat-sys-secondary-container);
      color: var(--mat-sys-on-secondary-container);
      font-weight: 600;
    }

    .age {
      grid-column: 1 / -1;
      font: var(--mat-sys-body-small);
      color: var(--odr-text-quiet);
    }

    .late {
      grid-column: 1 / -1;
      color: var(--odr-status-delisted);
      font: var(--mat-sys-body-small);
      font-weight: 600;
    }

    .active .age,
    .active .late {
      color: inherit;
    }

    @media (width < 1080px) {
      ul {
        display: flex;
        gap: 4px;
        overflow-x: auto;
      }

      a {
        white-space: nowrap;
      }

      .age {
        display: none;
      }
    }
  `,
})
export class QueueList {
  readonly queues = input.required<readonly Queue[]>();
  readonly current = input<string | undefined>();
  /** How many people are at each. */
  readonly here = input<Readonly<Record<string, number>>>({});
  protected readonly queueWord = queueWord;
  protected readonly formatCount = formatCount;
  protected readonly plural = plural;

  /** Whoever looks is counted where they are. */
  protected othersAt(name: string): number {
    return Math.max(0, (this.here()[name] ?? 0) - (name === this.current() ? 1 : 0));
  }
}

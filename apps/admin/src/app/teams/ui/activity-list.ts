import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { type Happening, whatHappened, whoDid } from './activity-words.js';

interface Entry extends Happening {
  readonly id: string;
  readonly at: string;
  readonly subjectId: string | null;
}

/** Who did what, latest first; what it was done to is a link while the team still has it. */
@Component({
  selector: 'odr-activity-list',
  imports: [RouterLink, TimeAgo],
  template: `
    <ol>
      @for (entry of sentences(); track entry.id) {
        <li>
          <span>
            <strong>{{ entry.who }}</strong>
            {{ entry.what.before }}
            @if (entry.link && entry.subjectName) {
              <a [routerLink]="entry.link">{{ entry.subjectName }}</a>
            } @else if (entry.link) {
              an item no longer here
            } @else {
              {{ entry.subjectName }}
            }
            {{ entry.what.after }}
          </span>
          <odr-time-ago class="odr-quiet" [at]="entry.at" />
        </li>
      }
    </ol>
  `,
  styles: `
    li {
      display: flex;
      justify-content: space-between;
      gap: 4px 16px;
      padding-block: 8px;
      border-block-end: 1px solid var(--odr-line);
      overflow-wrap: anywhere;
    }

    li:last-child {
      border-block-end: 0;
    }

    odr-time-ago {
      flex: none;
    }
  `,
})
export class ActivityList {
  readonly entries = input.required<readonly Entry[]>();

  protected readonly sentences = computed(() =>
    this.entries().map((entry) => ({
      id: `${entry.act} ${entry.id}`,
      at: entry.at,
      subjectName: entry.subjectName,
      who: whoDid(entry),
      what: whatHappened(entry),
      link: entry.act.startsWith('team.') ? undefined : ['/contents', entry.subjectId],
    })),
  );
}

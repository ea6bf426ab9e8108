import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { plural } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { ACTION_WORDS, STATE_WORDS, type BatchResponse } from '../data/batch.js';
import { BatchClient } from '../data/batch-client.js';

/** What was decided for many cases at once, and what is planned. */
@Component({
  selector: 'odr-batches-page',
  imports: [Empty, MatButton, ProblemView, RouterLink, ShowMore, Skeleton, TimeAgo],
  template: `
    <section class="odr-page">
      <header class="odr-page-head">
        <h1 tabindex="-1">Batches</h1>
        <a matButton="outlined" routerLink="/moderation/batches/new">Decide many</a>
      </header>
      <p class="odr-quiet">
        One decision for many cases: looked at first, applied in pieces, and taken back within a day.
      </p>
      @if (list.problem(); as problem) {
        <odr-problem [problem]="problem" (again)="list.reload()" />
      }
      @if (list.isLoading()) {
        <odr-skeleton [count]="4" />
      } @else if (list.isEmpty()) {
        <odr-empty icon="gavel" title="No batches yet">
          Plan one about a queue, a hash bank, or what is the same picture as the one you are looking at.
        </odr-empty>
      } @else {
        <ul>
          @for (batch of list.items(); track batch.id) {
            <li class="odr-card">
              <a [routerLink]="['/moderation/batches', batch.id]">
                {{ actionWords[batch.action] }} {{ plural(batch.total, 'case') }}
              </a>
              <p class="odr-quiet">{{ stateWords[batch.state] }} · planned <odr-time-ago [at]="batch.createdAt" /></p>
            </li>
          }
        </ul>
        <odr-show-more [list]="list" />
      }
    </section>
  `,
  styles: `
    ul {
      display: grid;
      gap: 8px;
    }
  `,
})
export default class BatchesPage {
  private readonly client = inject(BatchClient);
  protected readonly list = new PagedList<BatchResponse, object>(
    () => ({}),
    (_query, cursor) => this.client.list(cursor),
  );
  protected readonly actionWords = ACTION_WORDS;
  protected readonly stateWords = STATE_WORDS;
  protected readonly plural = plural;
}

import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import type { Statement } from '../data/statement.js';
import { StatementClient } from '../data/statement-client.js';
import { StatementCard } from './statement-card.js';

/** Decisions about what I contributed: why, and what I can do. */
@Component({
  selector: 'odr-statements-page',
  imports: [Empty, MatButton, ProblemView, RouterLink, ShowMore, Skeleton, StatementCard],
  template: `
    <section class="odr-page">
      <header class="odr-page-head">
        <h1 tabindex="-1">Decisions about your content</h1>
        <a matButton routerLink="/policies">Policies</a>
      </header>
      @if (list.problem(); as problem) {
        <odr-problem [problem]="problem" (again)="list.reload()" />
      }
      @if (list.isLoading()) {
        <odr-skeleton shape="block" [count]="3" />
      } @else if (list.isEmpty()) {
        <odr-empty icon="gavel" title="Nothing was decided against what you contributed">
          When moderators take something of yours out of public view, the reasons stand here, and you can ask somebody
          else to look again.
          <a odrNext matButton="outlined" routerLink="/contribute">Your pictures</a>
        </odr-empty>
      } @else {
        <ul>
          @for (statement of list.items(); track statement.id) {
            <li class="odr-card"><odr-statement-card [statement]="statement" /></li>
          }
        </ul>
        <odr-show-more [list]="list" />
      }
    </section>
  `,
  styles: `
    ul {
      display: grid;
      gap: 14px;
      max-inline-size: 980px;
    }
  `,
})
export default class StatementsPage {
  private readonly client = inject(StatementClient);

  protected readonly list = new PagedList<Statement, true>(
    () => true,
    (_query, cursor) => this.client.mine(cursor),
  );
}

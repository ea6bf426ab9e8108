import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { outcomeWord, type RuleHit } from '../data/rule.js';
import { RuleClient } from '../data/rule-client.js';

/** What a rule has matched, the newest first, and what it did about each. */
@Component({
  selector: 'odr-rule-hits',
  imports: [Cell, ProblemView, RouterLink, ShowMore, Skeleton, Table, TimeAgo],
  template: `
    @if (list.problem(); as problem) {
      <odr-problem [problem]="problem" (again)="list.reload()" />
    }
    @if (list.isLoading()) {
      <odr-skeleton [count]="2" />
    } @else if (list.isEmpty()) {
      <p class="odr-quiet">Nothing yet. In shadow it writes down what it would have done.</p>
    } @else if (list.items().length > 0) {
      <odr-table caption="What it has matched" [columns]="columns" [rows]="list.items()">
        <ng-template odrCell="content" let-row>
          <a [routerLink]="['/contents', row.contentId]">{{ row.contentId.slice(-12) }}</a>
        </ng-template>
        <ng-template odrCell="outcome" let-row>{{ outcomeWord(row) }}</ng-template>
        <ng-template odrCell="version" let-row
          ><span class="odr-number">{{ row.version }}</span></ng-template
        >
        <ng-template odrCell="at" let-row><odr-time-ago [at]="row.at" /></ng-template>
      </odr-table>
      <odr-show-more [list]="list" />
    }
  `,
})
export class RuleHits {
  readonly ruleId = input.required<string>();

  private readonly client = inject(RuleClient);
  protected readonly list = new PagedList<RuleHit, string>(
    () => this.ruleId(),
    (id, cursor) => this.client.hits(id, cursor),
  );
  protected readonly columns: readonly Column[] = [
    { name: 'content', title: 'Picture' },
    { name: 'outcome', title: 'What it did' },
    { name: 'version', title: 'Version', align: 'end' },
    { name: 'at', title: 'When' },
  ];
  protected readonly outcomeWord = outcomeWord;
}

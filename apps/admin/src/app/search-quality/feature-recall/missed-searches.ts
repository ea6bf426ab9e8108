import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { formatCount } from '../../shared/util-format/format.js';
import { languageWord, type SearchMissPageResponse, type SearchMissResponse } from '../data/miss.js';
import { RecallClient } from '../data/recall-client.js';

const RANGES = [7, 30, 90] as const;
const COLUMNS: readonly Column[] = [
  { name: 'text', title: 'Searched for' },
  { name: 'language', title: 'Language' },
  { name: 'times', title: 'Times', align: 'end' },
  { name: 'lastOn', title: 'Last', align: 'end' },
];

/** What people look for and do not find, of what several different people have asked. */
@Component({
  selector: 'odr-missed-searches',
  imports: [Cell, Empty, ProblemView, RouterLink, ShowMore, Skeleton, Table],
  templateUrl: './missed-searches.html',
  styles:
    ':host { display: grid; gap: 14px; justify-items: start; } odr-table, odr-empty { inline-size: 100%; } h2, p { margin: 0; max-inline-size: 90ch; }',
})
export class MissedSearches {
  private readonly client = inject(RecallClient);

  protected readonly days = signal<number>(30);
  protected readonly list = new PagedList<SearchMissResponse, number, SearchMissPageResponse>(
    () => this.days(),
    (days, cursor) => this.client.misses(days, cursor),
  );
  /** What is told of the rules; the same on every page. */
  protected readonly rules = computed(() => this.list.page());

  protected readonly ranges = RANGES;
  protected readonly columns = COLUMNS;
  protected readonly formatCount = formatCount;
  protected readonly languageWord = languageWord;
}

import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';

import { toProblem } from '../../shared/data-problem/problem.js';
import { accuracyWord } from '../../shared/data-standing/standing.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { filterOf, FILTERS } from '../data/reporter.js';
import { ReporterClient } from '../data/reporter-client.js';

/** Those who report, with how often moderators agreed. */
@Component({
  selector: 'odr-reporters-page',
  imports: [Cell, Empty, Icon, ProblemView, RouterLink, Skeleton, Table],
  templateUrl: './reporters-page.html',
  styleUrl: './reporters-page.scss',
})
export default class ReportersPage {
  /** From the address. */
  readonly filter = input<string>();

  private readonly client = inject(ReporterClient);
  protected readonly chosen = computed(() => filterOf(this.filter()));
  protected readonly answer = resource({
    params: () => this.chosen(),
    loader: ({ params }) => this.client.list(params),
  });
  protected readonly reporters = computed(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  protected readonly none = computed(() => FILTERS.find(({ filter }) => filter === this.chosen())?.none ?? '');
  protected readonly filters = FILTERS;
  protected readonly accuracyWord = accuracyWord;
  protected readonly columns: readonly Column[] = [
    { name: 'name', title: 'Reporter' },
    { name: 'filed', title: 'Reports', align: 'end' },
    { name: 'accuracy', title: 'Moderators agreed' },
    { name: 'weight', title: 'Weight', align: 'end' },
    { name: 'state', title: 'State' },
  ];
}

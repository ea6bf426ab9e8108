import { Component, computed, inject, input, linkedSignal, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { toProblem } from '../../shared/data-problem/problem.js';
import { Chart } from '../../shared/ui-chart/chart.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { type Column, Table } from '../../shared/ui-table/table.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { injectUrlState } from '../../shared/util-url-state/url-state.js';
import { type TransparencyReportResponse, categoryChart, tableRows } from '../data/transparency.js';
import { TransparencyClient } from '../data/transparency-client.js';

/** How this collection is moderated, for everybody. */
@Component({
  selector: 'odr-transparency-page',
  imports: [Chart, Icon, MatButton, ProblemView, RouterLink, Skeleton, Table, TimeAgo],
  templateUrl: './transparency-page.html',
  styleUrl: './transparency-page.scss',
})
export default class TransparencyPage {
  private readonly client = inject(TransparencyClient);

  readonly from = input<string>();
  readonly to = input<string>();

  protected readonly url = injectUrlState();
  private readonly period = computed(() => ({ from: this.from(), to: this.to() }));
  protected readonly answer = resource({
    params: () => this.period(),
    loader: ({ params }) => this.client.report(params),
  });
  protected readonly report = linkedSignal<
    TransparencyReportResponse | undefined,
    TransparencyReportResponse | undefined
  >({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  protected readonly csv = computed(() => this.client.csvAddress(this.period()));
  protected readonly notices = computed(() => this.chart([{ part: '4_notices', indicator: 'notices received' }]));
  protected readonly measures = computed(() =>
    this.chart([
      { part: '5_own_initiative_illegal', indicator: 'measures' },
      { part: '6_own_initiative_terms', indicator: 'measures' },
    ]),
  );
  protected readonly rows = computed(() => {
    const report = this.report();
    return report ? tableRows(report) : [];
  });
  protected readonly columns: readonly Column[] = [
    { name: 'part', title: 'Part' },
    { name: 'indicator', title: 'What is counted' },
    { name: 'category', title: 'Category' },
    { name: 'value', title: 'Count', align: 'end' },
    { name: 'note', title: 'Note' },
  ];

  private chart(indicators: Parameters<typeof categoryChart>[1]) {
    const report = this.report();
    return report && categoryChart(report, indicators);
  }
}

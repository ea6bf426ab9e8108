import { Component, computed, input } from '@angular/core';

import { Icon } from '../../shared/ui-icon/icon.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { formatCount } from '../../shared/util-format/format.js';
import { type AnnotatorQualityResponse, driftText, figureText } from '../data/quality.js';
import { STATISTICS } from '../data/statistics.js';
import { IntervalBar } from './interval-bar.js';
import { Sparkline } from './sparkline.js';

/** How each annotator agrees with the others, and whether that changes. */
@Component({
  selector: 'odr-annotator-table',
  imports: [Cell, Icon, IntervalBar, Sparkline, Table],
  template: `
    <odr-table caption="Annotators" [columns]="columns" [rows]="rows()">
      <ng-template odrCell="agreement" let-row>
        <span class="pair">
          <odr-interval-bar [value]="row.agreement" [low]="row.low" [high]="row.high" /> {{ row.text }}
        </span>
      </ng-template>
      <ng-template odrCell="windows" let-row>
        @if (row.windows.length > 1) {
          <odr-sparkline [values]="row.values" [label]="row.line" />
        }
      </ng-template>
      <ng-template odrCell="drift" let-row>
        <span class="pair" [class.warning]="row.drift?.isDrifting" [title]="row.exact">
          @if (row.drift?.isDrifting) {
            <odr-icon name="warning" />
          }
          {{ row.change }}
        </span>
      </ng-template>
    </odr-table>
  `,
  styles: `
    .pair {
      --odr-icon-size: 18px;

      display: inline-flex;
      align-items: center;
      gap: 8px;
      white-space: nowrap;
      font-variant-numeric: tabular-nums;
    }

    .warning odr-icon {
      color: var(--odr-status-pending);
    }
  `,
})
export class AnnotatorTable {
  readonly annotators = input.required<readonly AnnotatorQualityResponse[]>();

  protected readonly columns: readonly Column[] = [
    { name: 'name', title: 'Annotator' },
    { name: 'sourceName', title: 'Source' },
    { name: 'count', title: 'Pictures', align: 'end' },
    { name: 'agreement', title: 'Agrees with others' },
    { name: 'main', title: 'Beyond chance' },
    { name: 'windows', title: 'Over time' },
    { name: 'drift', title: 'Change' },
  ];
  protected readonly rows = computed(() =>
    this.annotators().map((one) => ({
      name: one.user.name,
      sourceName: one.source.name,
      count: formatCount(one.contents),
      agreement: one.agreement,
      low: one.low,
      high: one.high,
      text: one.agreement.toFixed(2),
      main: one.main ? `${STATISTICS[one.main.statistic].name} ${figureText(one.main)}` : '',
      windows: one.windows,
      values: one.windows.map(({ agreement }) => agreement),
      line: `Agreement over time: ${one.windows.map(({ agreement }) => agreement.toFixed(2)).join(', ')}`,
      drift: one.drift,
      change: driftText(one),
      exact: one.drift
        ? `Recent quarter against before: ${one.drift.change.toFixed(3)}, 99 % interval ${one.drift.low.toFixed(3)} to ${one.drift.high.toFixed(3)}`
        : 'Forty pictures are needed: ten recent ones against thirty.',
    })),
  );
}

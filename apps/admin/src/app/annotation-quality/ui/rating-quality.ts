import { Component, computed, input } from '@angular/core';

import { Chart } from '../../shared/ui-chart/chart.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { formatCount } from '../../shared/util-format/format.js';
import { figureText, type RatingGroupResponse, type RatingQualityResponse } from '../data/quality.js';
import { ratingChart } from './quality-charts.js';
import { Sparkline } from './sparkline.js';

/** How ratings are distributed, and how much raters agree. */
@Component({
  selector: 'odr-rating-quality',
  imports: [Cell, Chart, Sparkline, Table],
  template: `
    <p>
      {{ count() }} in the mean {{ quality().mean?.toFixed(1) }}. Raters agree by
      <strong class="odr-number">{{ agreement() }}</strong> (α of differences{{ sampled() }}).
    </p>
    <odr-chart class="odr-card" caption="Ratings from 0 to 10" [data]="chart()" />
    <odr-table caption="Ratings by source and by rater" [columns]="columns" [rows]="rows()">
      <ng-template odrCell="shape" let-row><odr-sparkline [values]="row.values" [label]="row.line" /></ng-template>
    </odr-table>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--odr-gap);
    }

    p {
      margin: 0;
    }
  `,
})
export class RatingQuality {
  readonly quality = input.required<RatingQualityResponse>();

  protected readonly chart = computed(() => ratingChart(this.quality().byRating));
  protected readonly count = computed(() => `${formatCount(this.quality().ratings)} ratings,`);
  protected readonly agreement = computed(() => figureText(this.quality().agreement));
  protected readonly sampled = computed(() => {
    const { isSampled, total, agreement } = this.quality();
    const of = formatCount(agreement.contents);
    return isSampled ? `, ${of} of ${formatCount(total)} annotations drawn at random` : `, ${of} annotations`;
  });
  protected readonly columns: readonly Column[] = [
    { name: 'what', title: 'Of' },
    { name: 'name', title: 'Name' },
    { name: 'ratings', title: 'Ratings', align: 'end' },
    { name: 'mean', title: 'Mean', align: 'end' },
    { name: 'shape', title: '0 to 10' },
    { name: 'agreement', title: 'Agreement, 95 % interval' },
    { name: 'contents', title: 'Annotations rated twice', align: 'end' },
  ];
  protected readonly rows = computed(() => [
    ...this.quality().sources.map((one) => rowOf('Source', one)),
    ...this.quality().raters.map((one) => rowOf('Rater', one)),
  ]);
}

const rowOf = (what: string, { about, ratings, mean, byRating, agreement }: RatingGroupResponse) => {
  const most = Math.max(1, ...byRating);
  return {
    what,
    name: about.name,
    ratings: formatCount(ratings),
    mean: mean?.toFixed(1) ?? '',
    values: byRating.map((one) => one / most),
    line: `How many gave 0 to 10: ${byRating.join(', ')}`,
    agreement: figureText(agreement),
    contents: formatCount(agreement.contents),
  };
};

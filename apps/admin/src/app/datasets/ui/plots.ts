import { Component, input } from '@angular/core';

import { Chart } from '../../shared/ui-chart/chart.js';
import type { Plot } from '../data/dataset-plots.js';

/** Plots beside each other. */
@Component({
  selector: 'odr-plots',
  imports: [Chart],
  template: `
    @for (plot of plots(); track plot.name) {
      <article class="odr-card">
        <odr-chart [caption]="plot.title" [data]="plot.data" blank="No picture says so." />
        @if (plot.note) {
          <p class="odr-quiet">{{ plot.note }}</p>
        }
      </article>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(380px, 100%), 1fr));
      gap: 14px;
    }
  `,
})
export class Plots {
  readonly plots = input.required<readonly Plot[]>();
}

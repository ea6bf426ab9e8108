import { Component, type ElementRef, computed, effect, input, linkedSignal, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { type ChartData, type ChartSeries, isBlank, reading, stepTo, valueText } from '../util-chart/chart-data.js';
import { legendOf } from './chart-option.js';
import { Drawing } from './drawing.js';

const LEAST_HEIGHT = 120;
const LINE_HEIGHT = 30;
const AXIS_HEIGHT = 40;

/** A chart that can be read without eyes and without a mouse: by arrow keys, value by value, and as a table. */
@Component({
  selector: 'odr-chart',
  imports: [MatButton],
  templateUrl: './chart.html',
  styleUrl: './chart.scss',
})
export class Chart {
  private static count = 0;

  readonly caption = input.required<string>();
  readonly data = input.required<ChartData>();
  /** Said in place of a chart without any values. */
  readonly blank = input('Nothing to show yet.');

  protected readonly id = `odr-chart-${(Chart.count += 1)}`;
  protected readonly isTable = signal(false);
  protected readonly isBlank = computed(() => isBlank(this.data()));
  /** Dots need a line each to be told apart; everything else fits a fixed height. */
  protected readonly height = computed(() =>
    this.data().kind === 'dots' ? Math.max(LEAST_HEIGHT, this.data().labels.length * LINE_HEIGHT + AXIS_HEIGHT) : null,
  );
  /** Lines stand apart from their names; all else is told by its place. */
  protected readonly legend = computed(() => (this.data().kind === 'lines' ? legendOf(this.data()) : undefined));
  protected readonly rows = computed(() => this.data().labels.map((label, index) => ({ label, index })));
  /** Which label is being read; a new set of data is read from the start. */
  private readonly place = linkedSignal<ChartData, number | undefined>({
    source: this.data,
    computation: () => undefined,
  });
  protected readonly reading = computed(() => {
    const place = this.place();
    return place === undefined ? '' : reading(this.data(), place);
  });

  private readonly canvas = viewChild<ElementRef<HTMLElement>>('canvas');
  private readonly drawing = signal<Drawing | undefined>(undefined);

  constructor() {
    effect((onCleanup) => {
      const host = this.canvas()?.nativeElement;
      if (!host) return;
      const drawing = new Drawing(host, (index) => this.place.set(index));
      this.drawing.set(drawing);
      onCleanup(() => drawing.close());
    });
    effect(() => this.drawing()?.show(this.data()));
  }

  protected textOf(series: ChartSeries, index: number): string {
    return valueText(this.data(), series, index);
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = stepTo(event.key, this.place(), this.data().labels.length);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.place.set(next);
    this.drawing()?.mark(next);
  }
}

import type { EChartsType } from 'echarts/core';

import type { ChartData } from '../util-chart/chart-data.js';
import { optionOf } from './chart-option.js';

/** One chart in one element. The library is fetched once the element has a size, so that hidden charts cost nothing. */
export class Drawing {
  private chart: EChartsType | undefined;
  private opening: Promise<void> | undefined;
  private data: ChartData | undefined;
  private isClosed = false;
  private readonly sizes: ResizeObserver | undefined;

  /** @param onPoint the label that is pointed at */
  constructor(
    private readonly host: HTMLElement,
    private readonly onPoint: (index: number) => void,
  ) {
    // Without layout (tests, very old browsers) there is nothing to draw on; the table says it all.
    if (typeof ResizeObserver === 'undefined') return;
    this.sizes = new ResizeObserver(() => void this.resize());
    this.sizes.observe(host);
  }

  show(data: ChartData): void {
    this.data = data;
    this.chart?.setOption(optionOf(data), { notMerge: true });
  }

  /** Marks a label, as if it were pointed at. */
  mark(index: number): void {
    this.chart?.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: index });
  }

  close(): void {
    this.isClosed = true;
    this.sizes?.disconnect();
    this.chart?.dispose();
  }

  private async resize(): Promise<void> {
    if (this.host.clientWidth === 0) return;
    this.opening ??= this.open();
    await this.opening;
    if (!this.isClosed) this.chart?.resize();
  }

  private async open(): Promise<void> {
    const { open } = await import('./engine.js');
    if (this.isClosed) return;
    this.chart = open(this.host);
    this.chart.on('updateAxisPointer', (event) => {
      const { dataIndex } = event as { readonly dataIndex?: number };
      if (dataIndex !== undefined) this.onPoint(dataIndex);
    });
    if (this.data) this.show(this.data);
  }
}

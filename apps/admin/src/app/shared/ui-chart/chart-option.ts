import type { EChartsCoreOption } from 'echarts/core';

import type { ChartData } from './chart-data.js';

/** In the order of the series. Tokens, not colours: the drawing is SVG, so it follows the theme by itself. */
const SERIES_TOKENS = ['--odr-chart-1', '--odr-chart-2', '--odr-chart-3', '--odr-chart-4'] as const;
// The family is named, not inherited: the library measures text on a canvas, which inherits nothing.
const TEXT = { color: 'var(--odr-text-quiet)', fontFamily: "'Inter Variable', sans-serif", fontSize: 12 };
const LINE = { lineStyle: { color: 'var(--odr-line)' } };

/** How ECharts draws it: no animation, no tooltip of its own (the reading stands below), nothing that needs a pointer. */
export function optionOf({ kind, labels, series, tokens }: ChartData): EChartsCoreOption {
  const isLying = kind === 'bars';
  const categories = {
    type: 'category',
    data: [...labels],
    inverse: isLying,
    axisTick: { show: false },
    axisLine: LINE,
    axisLabel: { ...TEXT, hideOverlap: true, ...(isLying && { width: 130, overflow: 'truncate' }) },
  };
  const values = {
    type: 'value',
    minInterval: 1,
    splitNumber: 4,
    splitLine: LINE,
    axisLabel: { ...TEXT, hideOverlap: true },
  };
  return {
    animation: false,
    grid: {
      left: 4,
      right: isLying ? 48 : 14,
      top: 10,
      bottom: 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: {
      trigger: 'axis',
      showContent: false,
      axisPointer: { type: 'shadow', shadowStyle: { color: 'var(--odr-text-quiet)', opacity: 0.12 } },
    },
    xAxis: isLying ? values : categories,
    yAxis: isLying ? categories : values,
    series: series.map(({ name, values: data }, index) => ({
      type: 'bar',
      name,
      stack: 'all',
      barMaxWidth: 22,
      data: data.map((value, place) => ({ value, itemStyle: { color: colorOf(tokens?.[place], index) } })),
      label: { ...TEXT, show: isLying && series.length === 1, position: 'right' },
      emphasis: { disabled: true },
    })),
  };
}

const colorOf = (token: string | undefined, index: number): string =>
  `var(${token ?? SERIES_TOKENS[index % SERIES_TOKENS.length]})`;

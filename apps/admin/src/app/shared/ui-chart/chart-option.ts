import type { EChartsCoreOption } from 'echarts/core';

import type { ChartData, ChartSeries } from '../util-chart/chart-data.js';
import { dotWithWhisker } from './dot-with-whisker.js';

/** In the order of the series. Tokens, not colours: the drawing is SVG, so it follows the theme by itself. */
const SERIES_TOKENS = ['--odr-chart-1', '--odr-chart-2', '--odr-chart-3', '--odr-chart-4'] as const;
// The family is named, not inherited: the library measures text on a canvas, which inherits nothing.
const TEXT = { color: 'var(--odr-text-quiet)', fontFamily: "'Inter Variable', sans-serif", fontSize: 12 };
const LINE = { lineStyle: { color: 'var(--odr-line)' } };

/** How ECharts draws it: no animation, no tooltip of its own (the reading stands below), nothing that needs a pointer. */
export function optionOf({ kind, labels, series, tokens }: ChartData): EChartsCoreOption {
  const isLying = kind !== 'columns';
  const categories = {
    type: 'category',
    data: [...labels],
    inverse: isLying,
    axisTick: { show: false },
    axisLine: LINE,
    axisLabel: {
      ...TEXT,
      hideOverlap: true,
      ...(isLying && { width: kind === 'dots' ? 220 : 130, overflow: 'truncate' }),
    },
  };
  const values = {
    type: 'value',
    ...(kind === 'dots' ? { ...rangeOf(series), interval: 0.25 } : { minInterval: 1 }),
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
    series: series.map((one, index) =>
      kind === 'dots' ? dots(one, index, tokens) : bars(one, index, isLying && series.length === 1, tokens),
    ),
  };
}

const bars = (
  { name, values }: ChartSeries,
  index: number,
  isLabelled: boolean,
  tokens?: readonly string[],
): object => ({
  type: 'bar',
  name,
  stack: 'all',
  barMaxWidth: 22,
  data: values.map((value, place) => ({ value, itemStyle: { color: colorOf(tokens?.[place], index) } })),
  label: { ...TEXT, show: isLabelled, position: 'right' },
  emphasis: { disabled: true },
});

const dots = ({ name, values, intervals }: ChartSeries, index: number, tokens?: readonly string[]): object => ({
  type: 'custom',
  name,
  renderItem: dotWithWhisker((place) => colorOf(tokens?.[place], index)),
  data: values.map((value, place) => [value, place, ...(intervals?.[place] ?? [value, value])]),
  encode: { x: [0, 2, 3], y: 1 },
  emphasis: { disabled: true },
});

/** From 0, or from below where something lies there, to 1. */
function rangeOf(series: readonly ChartSeries[]): { min: number; max: number } {
  const all = series.flatMap(({ values, intervals }) => [...values, ...(intervals ?? []).flatMap((one) => one ?? [])]);
  return { min: Math.max(-1, Math.floor(Math.min(0, ...all) * 4) / 4), max: Math.ceil(Math.max(1, ...all)) };
}

const colorOf = (token: string | undefined, index: number): string =>
  `var(${token ?? SERIES_TOKENS[index % SERIES_TOKENS.length]})`;

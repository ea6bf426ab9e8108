import type { EChartsCoreOption } from 'echarts/core';

import type { ChartData, ChartSeries } from '../util-chart/chart-data.js';
import { dotWithWhisker } from './dot-with-whisker.js';

/** In the order of the series. Tokens, not colours: the drawing is SVG, so it follows the theme by itself. */
const SERIES_TOKENS = ['--odr-chart-1', '--odr-chart-2', '--odr-chart-3', '--odr-chart-4'] as const;
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond'] as const;
/** The same as letters, for the legend. */
const SIGNS = ['●', '■', '▲', '◆'] as const;
// The family is named, not inherited: the library measures text on a canvas, which inherits nothing.
const TEXT = { color: 'var(--odr-text-quiet)', fontFamily: "'Inter Variable', sans-serif", fontSize: 12 };
const LINE = { lineStyle: { color: 'var(--odr-line)' } };

/** How ECharts draws it: no animation, no tooltip of its own (the reading stands below), nothing that needs a pointer. */
export function optionOf({ kind, labels, series, tokens }: ChartData): EChartsCoreOption {
  const isLying = kind === 'bars' || kind === 'dots';
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
    ...axisOf(kind, series),
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
    series: series.map((one, index) => {
      if (kind === 'lines') return line(one, index);
      return kind === 'dots' ? dots(one, index, tokens) : bars(one, index, isLying && series.length === 1, tokens);
    }),
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

/** Points stand beside the line, so that a day between two gaps is seen; each series has a sign of its own. */
const line = ({ name, values }: ChartSeries, index: number): object => ({
  type: 'line',
  name,
  symbol: SYMBOLS[index % SYMBOLS.length],
  symbolSize: 7,
  showAllSymbol: true,
  data: values.map((value) => (Number.isNaN(value) ? null : value)),
  itemStyle: { color: colorOf(undefined, index) },
  lineStyle: { color: colorOf(undefined, index), width: 2 },
  emphasis: { disabled: true },
});

function axisOf(kind: ChartData['kind'], series: readonly ChartSeries[]): object {
  if (kind === 'dots') return { ...rangeOf(series), interval: 0.25 };
  if (kind !== 'lines') return { minInterval: 1 };
  // Shares lie near 1; from 0 on, what matters would be a hair's breadth.
  const least = Math.min(0.9, ...series.flatMap(({ values }) => values.filter((value) => !Number.isNaN(value))));
  return { min: Math.floor(least * 10) / 10, max: 1 };
}

/** From 0, or from below where something lies there, to 1. */
function rangeOf(series: readonly ChartSeries[]): { min: number; max: number } {
  const all = series.flatMap(({ values, intervals }) => [...values, ...(intervals ?? []).flatMap((one) => one ?? [])]);
  return { min: Math.max(-1, Math.floor(Math.min(0, ...all) * 4) / 4), max: Math.ceil(Math.max(1, ...all)) };
}

/** Which line is which, by sign and colour. */
export const legendOf = ({ series }: ChartData): { name: string; sign: string; color: string }[] =>
  series.map(({ name }, index) => ({
    name,
    sign: SIGNS[index % SIGNS.length] ?? '',
    color: colorOf(undefined, index),
  }));

const colorOf = (token: string | undefined, index: number): string =>
  `var(${token ?? SERIES_TOKENS[index % SERIES_TOKENS.length]})`;

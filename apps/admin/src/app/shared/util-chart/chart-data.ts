export interface ChartSeries {
  readonly name: string;
  /** One for each label; of `lines`, NaN where nothing is known. */
  readonly values: readonly number[];
  /** Of `dots`, where each value may lie; null where nobody knows. */
  readonly intervals?: readonly (readonly [low: number, high: number] | null)[];
}

/** What a chart shows, whatever draws it; its table is made of the same. */
export interface ChartData {
  /**
   * `columns` stand side by side, for time; `bars` lie one below the other, for things with names; `dots` lie like bars, with
   * a whisker from the lower to the upper end of an interval, for values of which 0 is not the bottom; `lines` join shares of 1
   * over time, with gaps.
   */
  readonly kind: 'columns' | 'bars' | 'dots' | 'lines';
  /** What the labels are, as the head of their column in the table. @example 'Day' */
  readonly labelTitle: string;
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
  /** Tokens for single bars, such as `--odr-status-pending`, where the colour means something. The word says it too. */
  readonly tokens?: readonly string[];
}

/** What is said about one label: "3 Nov: 4", and with several series "3 Nov: Uploads 4, Refused 1". */
export function reading(data: ChartData, index: number): string {
  const values = data.series.map((one) => {
    const value = valueText(data, one, index);
    return data.series.length === 1 ? value : `${one.name} ${value}`;
  });
  return `${data.labels[index] ?? ''}: ${values.join(', ')}`;
}

/** A value as it is read and as it stands in the table: "1,204", of dots "0.82 (0.75 to 0.88)", of lines "0.987". */
export function valueText({ kind }: ChartData, { values, intervals }: ChartSeries, index: number): string {
  const value = values[index] ?? 0;
  if (kind === 'lines') return Number.isNaN(value) ? '–' : value.toFixed(3);
  if (kind !== 'dots') return COUNT.format(value);
  const interval = intervals?.[index];
  return interval ? `${fixed(value)} (${fixed(interval[0])} to ${fixed(interval[1])})` : fixed(value);
}
const COUNT = new Intl.NumberFormat('en');
const fixed = (value: number): string => value.toFixed(2);

/** Whether there is anything to see; a dot at 0 is, and a point of a line. */
export function isBlank({ kind, series }: ChartData): boolean {
  if (kind === 'dots') return series.every(({ values }) => values.length === 0);
  if (kind === 'lines') return series.every(({ values }) => values.every(Number.isNaN));
  return series.every(({ values }) => values.every((one) => one === 0));
}

/** The label that a key leads to; undefined when the key means nothing here. */
export function stepTo(key: string, from: number | undefined, count: number): number | undefined {
  const last = count - 1;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return from === undefined ? 0 : Math.min(last, from + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return from === undefined ? last : Math.max(0, from - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

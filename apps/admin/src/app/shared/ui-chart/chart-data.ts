export interface ChartSeries {
  readonly name: string;
  /** One for each label. */
  readonly values: readonly number[];
}

/** What a chart shows, whatever draws it; its table is made of the same. */
export interface ChartData {
  /** `columns` stand side by side, for time; `bars` lie one below the other, for things with names. */
  readonly kind: 'columns' | 'bars';
  /** What the labels are, as the head of their column in the table. @example 'Day' */
  readonly labelTitle: string;
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
  /** Tokens for single bars, such as `--odr-status-pending`, where the colour means something. The word says it too. */
  readonly tokens?: readonly string[];
}

/** What is said about one label: "3 Nov: 4", and with several series "3 Nov: Uploads 4, Refused 1". */
export function reading({ labels, series }: ChartData, index: number): string {
  const values = series.map(({ name, values: all }) => {
    const value = COUNT.format(all[index] ?? 0);
    return series.length === 1 ? value : `${name} ${value}`;
  });
  return `${labels[index] ?? ''}: ${values.join(', ')}`;
}
const COUNT = new Intl.NumberFormat('en');

/** Whether there is anything to see. */
export const isBlank = ({ series }: ChartData): boolean =>
  series.every(({ values }) => values.every((one) => one === 0));

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

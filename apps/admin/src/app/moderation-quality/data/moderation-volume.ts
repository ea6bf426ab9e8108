import type { ModerationStatsResponse, TallyResponse } from '@odr/sdk';

import { reasonWord } from '../../shared/data-report/report.js';
import type { ChartData } from '../../shared/util-chart/chart-data.js';
import { words } from '../../shared/util-format/format.js';

const DAY_MS = 86_400_000;
/** More columns than this are read as weeks. */
const MOST_DAYS = 62;

const SERIES = [
  { name: 'Came in', of: ({ opened }: TallyResponse) => opened },
  { name: 'Decided', of: ({ decided }: TallyResponse) => decided },
  { name: 'Taken back', of: ({ reversed }: TallyResponse) => reversed },
] as const;

/** What came in and what was done about it, day by day; by weeks, named by their Mondays, where there are many. No day is left out. */
export function volumeChart({ days }: ModerationStatsResponse): ChartData {
  const known = days.map(({ key }) => Date.parse(key));
  const [first, last] = [Math.min(...known), Math.max(...known)];
  const isLong = (last - first) / DAY_MS >= MOST_DAYS;
  const step = isLong ? 7 * DAY_MS : DAY_MS;
  const start = isLong ? mondayOf(first) : first;
  const labels = days.length === 0 ? [] : Array.from({ length: Math.floor((last - start) / step) + 1 }, (_, at) => at);
  return {
    kind: 'columns',
    labelTitle: isLong ? 'Week' : 'Day',
    labels: labels.map((at) => new Date(start + at * step).toISOString().slice(0, 10)),
    series: SERIES.map(({ name, of }) => ({
      name,
      values: labels.map((at) => sumAt(days, of, start + at * step, step)),
    })),
  };
}

function sumAt(days: readonly TallyResponse[], of: (day: TallyResponse) => number, from: number, step: number): number {
  const within = days.filter(({ key }) => Date.parse(key) >= from && Date.parse(key) < from + step);
  return within.reduce((sum, day) => sum + of(day), 0);
}

/** The Monday on or before a day. */
const mondayOf = (day: number): number => day - ((new Date(day).getUTCDay() + 6) % 7) * DAY_MS;

const bars = (labelTitle: string, rows: readonly (readonly [string, number])[]): ChartData => {
  const sorted = rows.filter(([, count]) => count > 0).toSorted(([, a], [, b]) => b - a);
  return {
    ...{ kind: 'bars', labelTitle, labels: sorted.map(([label]) => label) },
    series: [{ name: 'Count', values: sorted.map(([, count]) => count) }],
  };
};

export const actionChart = ({ actions }: ModerationStatsResponse): ChartData =>
  bars(
    'Decision',
    actions.map(({ key, decided }) => [words(key), decided]),
  );

const SOURCE_WORDS: Readonly<Record<string, string>> = { trusted: 'trusted reporters', notice: 'without an account' };

/** "Privacy, without an account" */
export const reportChart = ({ reasons }: ModerationStatsResponse): ChartData =>
  bars(
    'Report',
    reasons.map(({ key, reported }) => {
      const [source = '', reason = ''] = key.split(':');
      return [[reasonWord(reason), SOURCE_WORDS[source]].filter(Boolean).join(', '), reported];
    }),
  );

import type { EngineRecallResponse } from '../data/recall.js';

import type { ChartData } from '../../shared/util-chart/chart-data.js';

const DAY_MS = 86_400_000;

/**
 * The mean recall of each engine, day by day up to today; days on which nothing was checked are gaps.
 * @param days how many, the last being the one that `nowMs` is in
 */
export function recallChart(engines: readonly EngineRecallResponse[], days: number, nowMs: number): ChartData {
  const dates = Array.from({ length: days }, (_, at) => isoDay(nowMs - (days - 1 - at) * DAY_MS));
  return {
    kind: 'lines',
    labelTitle: 'Day',
    labels: dates.map((date) => DAY.format(new Date(date))),
    series: engines.map(({ engine, days: checked }) => {
      const means = new Map(checked.map(({ day, mean }) => [day, mean]));
      return { name: engine, values: dates.map((date) => means.get(date) ?? NaN) };
    }),
  };
}

const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const DAY = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' });

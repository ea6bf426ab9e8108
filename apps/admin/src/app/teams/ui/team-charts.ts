import type { ChartData } from '../../shared/util-chart/chart-data.js';
import { lookOf } from '../../shared/ui-status/status-kind.js';
import type { StatusTone } from '../../shared/ui-status/status-kind.js';

const TOKENS: Readonly<Record<StatusTone, string>> = {
  good: '--odr-status-available',
  wait: '--odr-status-pending',
  bad: '--odr-status-delisted',
  work: '--odr-status-working',
  neutral: '--odr-status-neutral',
};

/** Items by status, the most frequent first. */
export function statusChart(byStatus: Readonly<Record<string, number>>): ChartData {
  const entries = Object.entries(byStatus).sort(([, one], [, other]) => other - one);
  const looks = entries.map(([status]) => lookOf(status, undefined));
  return {
    kind: 'bars',
    labelTitle: 'Status',
    labels: looks.map(({ word }) => word),
    series: [{ name: 'Items', values: entries.map(([, count]) => count) }],
    tokens: looks.map(({ tone }) => TOKENS[tone]),
  };
}

/** Uploads by day. */
export const dayChart = (days: readonly { readonly day: string; readonly count: number }[]): ChartData => ({
  kind: 'columns',
  labelTitle: 'Day',
  labels: days.map(({ day }) => DAY.format(new Date(`${day}T00:00:00Z`))),
  series: [{ name: 'Items', values: days.map(({ count }) => count) }],
});
const DAY = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** Uploads by person; the ten who brought the most. */
export function contributorChart(
  contributors: readonly { readonly name: string; readonly isMember: boolean; readonly count: number }[],
): ChartData {
  const first = contributors.slice(0, 10);
  return {
    kind: 'bars',
    labelTitle: 'Person',
    labels: first.map(({ name, isMember }) => (isMember ? name : `${name} (left)`)),
    series: [{ name: 'Items', values: first.map(({ count }) => count) }],
  };
}

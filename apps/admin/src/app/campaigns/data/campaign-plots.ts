import type { ChartData } from '../../shared/util-chart/chart-data.js';
import type { CampaignProgress } from './campaign.js';

/** Items by how many people have annotated them, with those that need nobody more apart. */
export const itemsByPeople = ({ byPeople }: Pick<CampaignProgress, 'byPeople'>): ChartData => ({
  kind: 'bars',
  labelTitle: 'Annotated by',
  labels: byPeople.map(({ people }) => (people === 0 ? 'nobody yet' : people === 1 ? '1 person' : `${people} people`)),
  series: [
    { name: 'Finished', values: byPeople.map(({ finished }) => finished) },
    { name: 'Still open', values: byPeople.map(({ items, finished }) => items - finished) },
  ],
});

const MOST_DAYS = 60;
const DAY_MS = 86_400_000;

/**
 * What was left at the end of each day, as things are wanted now: from the first submission to today.
 * @param today for example `2026-11-23`; days on which nothing happened are in, or the slope would lie
 */
export function burnDown(
  { days, submissions, submissionsLeft }: Pick<CampaignProgress, 'days' | 'submissions' | 'submissionsLeft'>,
  today: string,
): ChartData {
  const done = new Map(days.map(({ day, submissions: count }) => [day, count]));
  const first = days[0]?.day;
  const all = first === undefined ? [] : daysBetween(first, today);
  let left = submissions + submissionsLeft;
  const points = all.map((day) => ({ day, left: (left -= done.get(day) ?? 0) })).slice(-MOST_DAYS);
  return {
    kind: 'columns',
    labelTitle: 'Day',
    labels: points.map(({ day }) => day),
    series: [{ name: 'Left', values: points.map((point) => point.left) }],
  };
}

function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += DAY_MS)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

import type { ReporterResponse } from '@odr/sdk';

export type Reporter = ReporterResponse;

export type ReporterFilter = 'recent' | 'trusted' | 'muted' | 'appealed';

export const FILTERS: readonly { readonly filter: ReporterFilter; readonly word: string; readonly none: string }[] = [
  { filter: 'recent', word: 'Last 90 days', none: 'Nobody has reported anything in the last 90 days' },
  { filter: 'appealed', word: 'Waiting for an answer', none: 'No appeal of somebody who is muted waits' },
  { filter: 'muted', word: 'Muted', none: 'Nobody is muted' },
  { filter: 'trusted', word: 'Trusted', none: 'Nobody is trusted' },
];

export const filterOf = (value: string | undefined): ReporterFilter =>
  FILTERS.find(({ filter }) => filter === value)?.filter ?? 'recent';

/** For how long somebody is muted; 0 without an end. */
export const MUTE_DAYS: readonly { readonly days: number; readonly word: string }[] = [
  { days: 7, word: 'a week' },
  { days: 30, word: '30 days' },
  { days: 90, word: '90 days' },
  { days: 0, word: 'no end' },
];

export interface Mute {
  readonly days: number;
  readonly note: string;
}

import type { OptOutSignal } from '../signals/opt-out.policy.js';

const DAY_MS = 24 * 3_600_000;
/** A page that is gone today may be back tomorrow: so many checks in a row … */
const FAILURES_UNTIL_LOST = 3;
/** … over so many days, at least. */
const DAYS_UNTIL_LOST = 3;

/** What a check says about whether a source can still be found. `unclear`: something answers, but not to us. */
export type Presence = 'there' | 'gone' | 'unclear';

/** Outcomes that say nothing about whether people find the page: robots are turned away, or the host was not asked. */
const UNCLEAR = new Set([
  'web.access_denied',
  'web.rate_limited',
  'web.robots_disallowed',
  'web.robots_unavailable',
  'web.host_busy',
  'web.host_given_up',
  'web.unexpected_status',
]);

export const presenceOf = (outcome: string): Presence =>
  outcome === 'ok' ? 'there' : UNCLEAR.has(outcome) ? 'unclear' : 'gone';

/** How often, and since when, a source could not be found. */
export interface Absence {
  readonly failures: number;
  readonly failingSince: Date | null;
}

/** Counts a check. One that is unclear changes nothing. */
export function absenceAfter(before: Absence, presence: Presence, now: Date): Absence {
  switch (presence) {
    case 'there':
      return { failures: 0, failingSince: null };
    case 'gone':
      return { failures: before.failures + 1, failingSince: before.failingSince ?? now };
    case 'unclear':
      return before;
  }
}

/** Whether a source counts as lost: long enough not to be an outage. */
export const isLost = ({ failures, failingSince }: Absence, now: Date): boolean =>
  failures >= FAILURES_UNTIL_LOST &&
  failingSince !== null &&
  now.getTime() - failingSince.getTime() >= DAYS_UNTIL_LOST * DAY_MS;

/** Days until the next check: every so often where all is well, daily while it is open whether a source is lost, then weekly. */
export function nextCheckMs(absence: Absence, now: Date, everyDays: number, random = Math.random()): number {
  const days = absence.failures === 0 ? everyDays : isLost(absence, now) ? Math.min(7, everyDays) : 1;
  // Sources of one import would all come due in one hour.
  return Math.round(days * DAY_MS * (0.9 + random / 5));
}

/** Signals about use. Whether robots may look is another question than what may be done with what they see. */
const ABOUT_USE: readonly OptOutSignal[] = ['noai', 'tdm', 'usage', 'ai_txt'];

/** Those by which a site takes its permission back. */
export const withdrawals = (signals: readonly OptOutSignal[], honoured: ReadonlySet<OptOutSignal>): OptOutSignal[] =>
  signals.filter((signal) => ABOUT_USE.includes(signal) && honoured.has(signal));

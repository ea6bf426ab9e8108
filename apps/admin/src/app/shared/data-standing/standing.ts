import type { AccountHistoryResponse, StandingResponse, StrikeResponse, SuspensionResponse } from '@odr/sdk';

export type AccountHistory = AccountHistoryResponse;
export type Suspension = SuspensionResponse;
export type Strike = StrikeResponse;
export type ReporterStanding = StandingResponse;

/** Whether it counts now. */
export const counts = ({ voidedAt, expiresAt }: Pick<Strike, 'voidedAt' | 'expiresAt'>, now: Date): boolean =>
  voidedAt === null && new Date(expiresAt) > now;

/** What has become of a strike, in a word. */
export function strikeWord(strike: Pick<Strike, 'voidedAt' | 'expiresAt'>, now: Date): string {
  if (counts(strike, now)) return 'Counts';
  return strike.voidedAt === null ? 'Expired' : 'Taken back';
}

/** How a suspension stands, in a word. */
export function suspensionWord({ isRunning, liftedAt }: Pick<Suspension, 'isRunning' | 'liftedAt'>): string {
  if (isRunning) return 'In force';
  return liftedAt === null ? 'Over' : 'Lifted';
}

const APPEAL_WORDS: Readonly<Record<NonNullable<Suspension['appeal']>['state'], string>> = {
  waiting: 'Waits for an answer',
  upheld: 'Answered: the suspension stays',
  overturned: 'Answered: the suspension was lifted',
  ended: 'The suspension was over before anybody answered',
};

export const appealWord = ({ state }: NonNullable<Suspension['appeal']>): string => APPEAL_WORDS[state];

/** A day, as people say it: "24 November 2026". */
export const dayOf = (iso: string): string =>
  new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

/** How often moderators agreed, of the reports that were about something they could judge; undefined before any was. */
export function accuracyOf({ agreed, disagreed }: Pick<ReporterStanding, 'agreed' | 'disagreed'>): number | undefined {
  const judged = agreed + disagreed;
  return judged === 0 ? undefined : agreed / judged;
}

/** "80 % of 10", or that there is nothing to tell yet. */
export function accuracyWord(record: Pick<ReporterStanding, 'agreed' | 'disagreed'>): string {
  const share = accuracyOf(record);
  return share === undefined
    ? 'Nothing decided yet'
    : `${Math.round(share * 100)} % of ${record.agreed + record.disagreed}`;
}

import type { AccountSummaryResponse, PolicyResponse, StatementResponse } from '@odr/sdk';

export type { AccountHistory } from '../../shared/data-standing/standing.js';
export type AccountSummary = AccountSummaryResponse;
export type Statement = StatementResponse;
export type Policy = Pick<PolicyResponse, 'code' | 'title'>;

export type AccountFilter = 'appealed' | 'suspended' | 'struck';

export const FILTERS: readonly { readonly filter: AccountFilter; readonly word: string; readonly none: string }[] = [
  { filter: 'appealed', word: 'Waiting for an answer', none: 'No appeal against a suspension waits' },
  { filter: 'suspended', word: 'Suspended', none: 'Nobody is suspended' },
  { filter: 'struck', word: 'With strikes', none: 'Nobody has strikes that count' },
];

export const filterOf = (value: string | undefined): AccountFilter =>
  FILTERS.find(({ filter }) => filter === value)?.filter ?? 'appealed';

/** What a suspension says. */
export interface SuspensionDraft {
  readonly policy: string;
  readonly days: number;
  readonly reason: string;
}

export const LENGTHS: readonly { readonly days: number; readonly word: string }[] = [
  { days: 1, word: 'a day' },
  { days: 3, word: '3 days' },
  { days: 7, word: 'a week' },
  { days: 30, word: '30 days' },
  { days: 90, word: '90 days' },
  { days: 365, word: 'a year' },
];

/** Whether the server could take it. */
export const isComplete = ({ policy, reason }: SuspensionDraft): boolean => policy !== '' && reason.trim().length >= 10;

/** When a suspension that begins now ends. */
export const endOf = (days: number, now: Date): string => new Date(now.getTime() + days * 86_400_000).toISOString();

const APPEALED: Readonly<Record<NonNullable<Statement['appeal']>['state'], string>> = {
  waiting: 'Appealed, waits',
  upheld: 'Appealed, stands',
  overturned: 'Appealed, overturned',
  ended: 'Appealed, ended',
};

/** How a decision about something of theirs stands. */
export function outcomeWord({ appeal, endedAt }: Pick<Statement, 'appeal' | 'endedAt'>): string {
  if (appeal) return APPEALED[appeal.state];
  return endedAt === null ? 'Holds' : 'Holds no more';
}

import type { StatementResponse } from '@odr/sdk';

/** Why something was decided against what one contributed, as the API tells it. */
export type Statement = StatementResponse;

const DECIDED: Readonly<Partial<Record<Statement['action'], string>>> = {
  reject: 'was not accepted',
  delist: 'was taken out of public view',
  flag_illegal: 'was locked away',
};

/** What was decided, to follow the name. */
export const decidedWord = ({ action }: Pick<Statement, 'action'>): string => DECIDED[action] ?? 'was decided on';

const DAY_MS = 86_400_000;

/** How long one can still appeal, in words; undefined when the time is over. */
export function timeLeft(until: string, now: Date): string | undefined {
  const leftMs = new Date(until).getTime() - now.getTime();
  if (leftMs <= 0) return undefined;
  const days = Math.floor(leftMs / DAY_MS);
  return days === 0 ? 'less than a day left' : days === 1 ? 'one day left' : `${days} days left`;
}

/** Where it stands, in one sentence; undefined while there is nothing but the decision. */
export function standing({ appeal, endedAt, expiresAt }: Pick<Statement, 'appeal' | 'endedAt' | 'expiresAt'>): string {
  switch (appeal?.state) {
    case 'waiting':
      return 'You have appealed. Somebody who has not seen the case before will look at it.';
    case 'overturned':
      return 'You were right: the decision was taken back.';
    case 'upheld':
      return 'Somebody else has looked again, and the decision stands.';
    case 'ended':
      return 'Your appeal has ended, because what it was about was deleted.';
    default:
      if (endedAt !== null) return 'The decision holds no more.';
      return expiresAt === null ? 'The decision holds until it is taken back.' : 'The decision ends by itself.';
  }
}

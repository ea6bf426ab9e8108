import type { AppealOutcome } from '@odr/contracts';
import type { SuspensionAppealCaseResponse, SuspensionStrikeResponse } from '@odr/sdk';

/** An appeal as whoever has to answer it sees it: who appeals is not told. */
export interface AppealCase {
  readonly id: string;
  readonly text: string;
  readonly filedAt: string;
  readonly action: string;
  readonly decidedAt: string;
  /** What the contributor was told. */
  readonly statement: {
    readonly title: string;
    readonly policy: string;
    readonly facts: string;
    readonly term: string | null;
  };
  /** What the moderator noted for colleagues. */
  readonly note: string | null;
}

/** An appeal against a suspension as whoever has to answer it sees it: nobody is named, on either side. */
export type SuspensionAppeal = SuspensionAppealCaseResponse;
export type CountedStrike = SuspensionStrikeResponse;

/** What is answered: an appeal against a decision by its own id, one against a suspension by its case. */
export interface Answered {
  readonly id: string;
  readonly against: 'decision' | 'suspension';
}

export interface AppealAnswer {
  readonly outcome: AppealOutcome;
  /** What the appellant is told. */
  readonly note: string;
}

/** The shortest answer that can be one. */
export const SHORTEST_ANSWER = 3;

import type { AppealOutcome } from '@odr/contracts';

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

/** A decision that counts against whoever was suspended. */
export interface CountedStrike {
  readonly decisionId: string;
  /** Its title. */
  readonly policy: string;
  readonly action: string;
  readonly facts: string;
  readonly points: number;
  readonly struckAt: string;
  readonly isVoided: boolean;
  readonly contentId: string | null;
  readonly name: string | null;
}

/** An appeal against a suspension as whoever has to answer it sees it: nobody is named, on either side. */
export interface SuspensionAppeal {
  readonly id: string;
  readonly text: string;
  readonly filedAt: string;
  readonly policy: { readonly code: string; readonly version: number; readonly title: string };
  readonly reason: string;
  readonly suspendedAt: string;
  readonly endsAt: string;
  readonly role: string;
  readonly points: number;
  readonly earlierSuspensions: number;
  readonly strikes: readonly CountedStrike[];
}

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

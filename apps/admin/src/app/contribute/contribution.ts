import { ContributionState } from '@odr/contracts';

import type { Content } from '../shared/data-content/content.js';
import { formatCount } from '../shared/util-format/format.js';
import type { Refusal } from './upload.js';

/** An item of mine, or an upload of mine that was turned away; exactly one of both is there. */
export interface Contribution {
  readonly id: string;
  readonly state: ContributionState;
  readonly content: Content | null;
  readonly refusal: Refusal | null;
  readonly at: string;
}

/** Which of mine are shown. */
export interface ContributionFilter {
  readonly state?: string;
  readonly q?: string;
  readonly license?: string;
  readonly flag?: string;
}

/** How many of mine stand where; `deleted` beside the states. */
export type ContributionCounts = Readonly<Record<ContributionState | 'deleted', number>>;

/** An item of mine that was deleted. */
export interface DeletedItem {
  readonly content: Content;
  readonly deletedAt: string;
  readonly restorableUntil: string;
  /** Why it cannot be restored; null when it can. */
  readonly obstacle: 'not_yours' | 'deleted_by_office' | 'expired' | 'uploaded_again' | null;
}

/** What is known of a file by its hash. */
export interface CheckedFile {
  readonly sha256: string;
  /** restorable: I deleted it, and it can still come back. */
  readonly verdict: 'accept' | 'duplicate' | 'restorable';
  readonly existingId?: string;
}

export const STATE_WORDS: Readonly<Record<ContributionState, string>> = {
  in_progress: 'In progress',
  needs_you: 'Need you',
  waiting: 'Waiting for review',
  published: 'Published',
  turned_away: 'Turned away',
};

export const OBSTACLE_WORDS: Readonly<Record<NonNullable<DeletedItem['obstacle']>, string>> = {
  not_yours: 'It is not yours to restore.',
  deleted_by_office: 'A moderator deleted it; only moderators can restore it.',
  expired: 'It was deleted too long ago.',
  uploaded_again: 'The same file has been uploaded again since.',
};

/** "203 contributions · 3 need you". */
export function countsSummary(counts: ContributionCounts): string {
  const total = Object.values(ContributionState).reduce((sum, state) => sum + counts[state], 0);
  const stuck = counts.needs_you;
  const all = `${formatCount(total)} ${total === 1 ? 'contribution' : 'contributions'}`;
  return stuck === 0 ? all : `${all} · ${formatCount(stuck)} ${stuck === 1 ? 'needs' : 'need'} you`;
}

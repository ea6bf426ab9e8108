import type { DecisionAction, ReportReason, SubjectType } from '@odr/contracts';

import type { Content } from '../../shared/data-content/content.js';
import type { Near } from '../../shared/data-content/near.js';

/** A queue and how much waits in it. */
export interface Queue {
  readonly name: string;
  readonly waiting: number;
  /** Those of them that I hold, in this tab or elsewhere. */
  readonly mine: number;
  readonly oldestAt?: string | null;
}

/** A case that this moderator holds until the lease ends. On the wire it is an item. */
export interface ClaimedItem {
  readonly id: string;
  readonly queue: string;
  readonly subjectType: SubjectType;
  readonly subjectId: string;
  readonly priority: number;
  readonly dueAt?: string | null;
  readonly leaseToken: number | null;
  readonly leaseExpiresAt: string | null;
  readonly reasons: readonly CaseReason[];
  readonly subject: CaseSubject | null;
}

/** Something a scan found, or something a person wrote. */
export interface CaseReason {
  readonly kind: 'flag' | 'report';
  readonly flag?: string;
  readonly scanner?: string | null;
  /** In [0, 1], where the scanner gives one. */
  readonly score?: number | null;
  readonly reason?: ReportReason;
  readonly text?: string | null;
  readonly at?: string;
}

/** What the claim already tells about the content, so that a name stands before anything is loaded. */
export interface CaseSubject {
  readonly contentId: string;
  readonly name: string;
  /** The same letters for the same person, and nothing else about them. */
  readonly uploader: string;
}

export interface CaseEvent {
  readonly type: string;
  readonly at: string;
  readonly payload?: Readonly<Record<string, unknown>> | null;
  readonly note?: string | null;
}

/** Everything needed to judge one case. */
export interface CaseDetail {
  readonly content: Content;
  /** What is judged when it is not the picture itself. */
  readonly annotation?: unknown;
  readonly duplicates: readonly Near[];
  readonly events: readonly CaseEvent[];
  readonly captions: readonly string[];
  readonly sources: readonly string[];
  readonly authors: readonly string[];
}

export interface Verdict {
  readonly action: DecisionAction;
  readonly note: string;
  readonly policy: string;
}

/** A verdict that has not left yet: it can be taken back until then. */
export interface PendingDecision extends Verdict {
  readonly item: ClaimedItem;
  readonly name: string;
  /** Where the case stood, to put it back there. */
  readonly index: number;
}

export const QUEUE_WORDS: Readonly<Record<string, string>> = {
  pending: 'New pictures',
  flagged: 'Flagged by scans',
  reports: 'Reports',
  appeals: 'Appeals',
};

export const VERDICT_WORDS: Readonly<Record<string, string>> = {
  approve: 'Approved',
  reject: 'Rejected',
  delist: 'Delisted',
  flag_illegal: 'Flagged as illegal',
};

export const POLICIES = [
  { value: '', word: 'No policy named' },
  { value: 'license', word: 'Licence or attribution' },
  { value: 'privacy', word: 'Privacy of a person' },
  { value: 'nudity', word: 'Nudity or sexual content' },
  { value: 'violence', word: 'Violence' },
  { value: 'quality', word: 'Not useful for the collection' },
  { value: 'other', word: 'Something else' },
] as const;

/** Why approving would be refused, or undefined when nothing stands against it. */
export function obstacleToApproval(content: Content | undefined): string | undefined {
  if (!content) return 'Still loading';
  if (content.licenseVerdict === 'not_open') return 'The licence is not open, so it cannot be published.';
  if (content.licenseVerdict === 'unknown') return 'The licence is unknown, so it cannot be published.';
  if (content.processingState === 'failed') return 'It could not be processed, so there is nothing to publish.';
  if (content.processingState !== 'done') return 'It is still being checked.';
  return undefined;
}

import type { DecisionAction, ReportReason, SubjectType } from '@odr/contracts';
import type { ItemClusterResponse, ItemContextResponse } from '@odr/sdk';

import type { Content } from '../../shared/data-content/content.js';
import type { Scan } from '../../shared/data-scan/scan.js';
import type { AppealCase, SuspensionAppeal } from './appeal.js';

/** A queue and how much waits in it. */
export interface Queue {
  readonly name: string;
  /** In words; standing queues have none of their own before the server names them. */
  readonly title?: string;
  /** What is not done here, so it is not offered. */
  readonly hiddenActions?: readonly string[];
  /** Codes of the policies that fit here most often. */
  readonly policies?: readonly string[];
  readonly overdue?: number;
  /** Passed on by somebody who would not decide them. */
  readonly escalated?: number;
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
  /** 0 routine … 4 somebody may be in danger. */
  readonly severity?: number;
  readonly state?: string;
  readonly reportCount?: number;
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
  /** Copies whose licences contradict that of the picture. */
  readonly copies?: readonly { readonly contentId: string; readonly license: string }[];
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

/** Everything needed to judge one case. */
export interface CaseDetail {
  /** The picture that it is about; an appeal against a suspension is about none. */
  readonly content?: Content;
  /** What is judged when it is not the picture itself. */
  readonly annotation?: unknown;
  /** Who brought it, which banks know it, what happened before; undefined when it cannot be had. */
  readonly context?: ItemContextResponse;
  /** Copies and what was decided about them; annotations have none. */
  readonly cluster?: ItemClusterResponse;
  readonly scans: readonly Scan[];
  /** What is to be answered, where the case is an appeal against a decision … */
  readonly appeal?: AppealCase;
  /** … or against a suspension. */
  readonly suspension?: SuspensionAppeal;
  readonly captions: readonly string[];
  readonly sources: readonly string[];
  readonly authors: readonly string[];
}

export interface Verdict {
  readonly action: DecisionAction;
  readonly note: string;
  readonly policy: string;
  /** The answer to an appeal that was begun; stays here. */
  readonly answer?: string;
  /** What those who reported it are told. */
  readonly publicNote?: string;
  /** Ends by itself after so many hours; undefined holds until somebody says otherwise. */
  readonly durationHours?: number;
  /** Flags for what it is about. */
  readonly labels?: readonly string[];
}

/** A verdict that has not left yet: it can be taken back until then. */
export interface PendingDecision extends Verdict {
  readonly item: ClaimedItem;
  readonly name: string;
  /** Where the case stood, to put it back there. */
  readonly index: number;
  /** When it leaves, on the clock of `Date.now`. */
  readonly until: number;
}

const QUEUE_WORDS: Readonly<Record<string, string>> = {
  pending: 'New uploads',
  flagged: 'Suspicions',
  reports: 'Reports',
  appeals: 'Appeals',
};

export const VERDICT_WORDS: Readonly<Record<string, string>> = {
  approve: 'Approved',
  reject: 'Rejected',
  delist: 'Delisted',
  flag_illegal: 'Flagged as illegal',
  escalate: 'Escalated',
  defer: 'Deferred until tomorrow',
  label: 'Labelled',
};

/** "Rejected", "Labelled needs_crop". */
export const verdictWords = ({ action, labels = [] }: Pick<Verdict, 'action' | 'labels'>): string =>
  [VERDICT_WORDS[action] ?? action, labels.join(', ')].filter(Boolean).join(' ');

export const queueWord = ({ name, title }: Pick<Queue, 'name' | 'title'>): string =>
  title || (QUEUE_WORDS[name] ?? name);

/** Another queue in which something waits: one with cases that are overdue before one with many; undefined when all are clear. */
export function mostUrgent(queues: readonly Queue[], current: string | undefined): Queue | undefined {
  const others = queues.filter(({ name, waiting }) => name !== current && waiting > 0);
  return others.toSorted((a, b) => (b.overdue ?? 0) - (a.overdue ?? 0) || b.waiting - a.waiting)[0];
}

/** Takes something from public view, which may be until a certain time only. */
export const mayEnd = (action: string): boolean =>
  action === 'reject' || action === 'delist' || action === 'flag_illegal';

/** Verdicts that end a case. */
export const isFinal = (action: string): boolean => action !== 'escalate' && action !== 'defer' && action !== 'label';

const SHORTEST_NOTE = 3;

/** Whether something is said with it. */
export const isNote = (text: string): boolean => text.trim().length >= SHORTEST_NOTE;

/** Why approving would be refused, or undefined when nothing stands against it. */
export function obstacleToApproval(content: Content | undefined): string | undefined {
  if (!content) return 'Still loading';
  if (content.licenseVerdict === 'not_open') return 'The licence is not open, so it cannot be published.';
  if (content.licenseVerdict === 'unknown') return 'The licence is unknown, so it cannot be published.';
  if (content.processingState === 'failed') return 'It could not be processed, so there is nothing to publish.';
  if (content.processingState !== 'done') return 'It is still being checked.';
  return undefined;
}

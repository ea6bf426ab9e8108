import { createHash } from 'node:crypto';
import { ContentStatus, DecisionAction, type BatchExclusion, type CaseState, type PairReason } from '@odr/contracts';
import type { CaseId } from '@odr/kernel';
import { isSafe } from '../cluster/relation.policy.js';

/** Actions that can be taken on many cases at once: those that can be taken back. */
export const BATCH_ACTIONS = [
  DecisionAction.Approve,
  DecisionAction.Reject,
  DecisionAction.Delist,
  DecisionAction.FlagIllegal,
] as const;
export type BatchAction = (typeof BATCH_ACTIONS)[number];

/** A case as a batch finds it. */
export interface Candidate {
  readonly caseId: CaseId;
  readonly subjectType: 'content' | 'annotation';
  readonly subjectId: string;
  readonly state: CaseState;
  /** Whether somebody else is looking at it. */
  readonly isHeld: boolean;
  /** Whether it must not be given to whoever plans: they have judged it before, or it is not their queue. */
  readonly isBarred: boolean;
  readonly isAppeal: boolean;
  readonly hiddenActions: readonly DecisionAction[];
  /** Whether the subject is there, and within the caller's sight. */
  readonly isThere: boolean;
  readonly status: ContentStatus | null;
  readonly isProcessed: boolean;
  readonly isOpenlyLicensed: boolean;
  /** Whether a machine hid it, as a measure before anybody had looked. */
  readonly isMeasure: boolean;
  /** In a batch about a cluster: how it is near the representative. The representative itself has neither. */
  readonly relation?: { readonly reason: PairReason | null; readonly bits: number | null } | undefined;
}

export interface PlannedCase {
  readonly candidate: Candidate;
  readonly exclusion: BatchExclusion | null;
}

const PUBLISHES: ReadonlySet<DecisionAction> = new Set([DecisionAction.Approve, DecisionAction.Delist]);

/**
 * Why a case is left out, or null when it would be decided. The most telling reason comes first.
 * @param isSenior whether who plans is given what others have passed on
 */
export function exclusionOf(one: Candidate, action: BatchAction, isSenior: boolean): BatchExclusion | null {
  if (!one.isThere) return 'absent';
  if (one.state === 'decided' || one.state === 'closed') return 'closed';
  if (one.isAppeal) return 'appeal';
  if (one.relation && !isSafe(one.relation)) return 'different_picture';
  if (one.isHeld) return 'held';
  if (one.state === 'escalated' && !isSenior) return 'escalated';
  if (one.isBarred) return 'not_for_you';
  if (one.hiddenActions.includes(action)) return 'hidden_action';
  return one.subjectType === 'content' ? obstacleTo(one, action) : null;
}

/** What the rules of publication say, before the decision asks them. */
function obstacleTo(one: Candidate, action: BatchAction): BatchExclusion | null {
  if (one.status === ContentStatus.Withdrawn) return 'withdrawn';
  if (one.status === ContentStatus.Quarantined && PUBLISHES.has(action) && !one.isMeasure) return 'quarantined';
  if (action !== DecisionAction.Approve) return null;
  if (!one.isProcessed) return 'not_processed';
  return one.isOpenlyLicensed ? null : 'license_not_open';
}

/** What is decided, beside on what. */
export interface BatchTerms {
  readonly action: BatchAction;
  readonly policy: string | null;
  readonly note: string | null;
}

/**
 * Stands for a plan: the same as long as the same would happen to the same cases for the same reason.
 * @returns sha256, hex
 */
export function planHashOf({ action, policy, note }: BatchTerms, planned: readonly PlannedCase[]): string {
  const cases = planned.map(({ candidate: { caseId, subjectId, state, status }, exclusion }) => [
    ...[caseId, subjectId, state, status, exclusion],
  ]);
  return createHash('sha256').update(JSON.stringify({ action, policy, note, cases })).digest('hex');
}

import { EscalationCause, type CasePurpose, type CaseState, type DecisionAction } from '@odr/contracts';
import { effectOf } from '../case/case.policy.js';
import type { CaseEffect } from '../case/case.policy.js';
import { isAgainst } from './decision.policy.js';

/** What becomes of a verdict on one case. */
export const Course = {
  /** It takes effect. */
  CarryOut: 'carry_out',
  /** It is kept, and compared with what others said; nothing else happens. */
  Measure: 'measure',
  /** It waits for somebody else, who is not told, to say the same. */
  Propose: 'propose',
  /** Two moderators differ: somebody senior has to decide. */
  Dispute: 'dispute',
} as const;
export type Course = (typeof Course)[keyof typeof Course];

/** What has to be known of a case to know what becomes of a verdict. */
export interface CaseBefore {
  readonly purpose: CasePurpose;
  readonly state: CaseState;
  /** Actions that moderators have proposed for it since it was opened. */
  readonly proposals: readonly DecisionAction[];
}

/**
 * Where a verdict leads. A second moderator is asked when the policy wants two, and always once somebody has proposed;
 * after two that differ, one decides.
 * @param requiredReviews by the policy that the verdict names; 1 where it names none
 */
export function courseOf(before: CaseBefore, action: DecisionAction, requiredReviews: number): Course {
  if (before.purpose !== 'decide') return Course.Measure;
  if (!effectOf(action).isFinal || before.proposals.length > 1) return Course.CarryOut;
  const [proposed] = before.proposals;
  if (proposed !== undefined) return proposed === action ? Course.CarryOut : Course.Dispute;
  return isAgainst(action) && requiredReviews > 1 ? Course.Propose : Course.CarryOut;
}

/** Why a case waits for who leads after a verdict on this course; null where it does not. */
export function escalationOf(course: Course, action: DecisionAction): EscalationCause | null {
  if (course === Course.Dispute) return EscalationCause.Dispute;
  return action === 'escalate' ? EscalationCause.PassedOn : null;
}

/** A proposal gives the case back as it was. */
const PROPOSES: CaseEffect = { isFinal: false, releases: true, severityBy: 0 };

/** What a verdict on this course does to its case. */
export function courseEffect(course: Course, action: DecisionAction): CaseEffect {
  if (course === Course.Propose) return PROPOSES;
  return effectOf(course === Course.Dispute ? 'escalate' : action);
}

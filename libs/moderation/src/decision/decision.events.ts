import type { DecisionAction } from '@odr/contracts';
import { assertNever, type DecisionId, type ReportId, type UserId } from '@odr/kernel';
import { outcomeOf } from '../case/case.policy.js';
import type { SettledCase } from '../case/case.repository.js';
import { human, type NewEvent } from '../event/moderation-events.js';
import type { Subject } from '../subject/subject.js';
import type { StatusStep } from '../subject/subject.service.js';

/** A case with everything that its decision brought about. */
export interface DecidedCase {
  readonly theCase: SettledCase;
  readonly decisionId: DecisionId;
  readonly subject: Subject;
  readonly step: StatusStep;
  readonly reportIds: readonly ReportId[];
}

export interface DecisionTerms {
  readonly action: DecisionAction;
  readonly labels: readonly string[];
  readonly policy: string | undefined;
  readonly notBefore: Date | null;
}

/** What a decision on one case adds to its subject's history. */
export function decisionEvent(
  decided: DecidedCase,
  { action, labels, policy, notBefore }: DecisionTerms,
  by: UserId,
): NewEvent {
  const { theCase, decisionId, subject, step, reportIds } = decided;
  const common = { subject, actor: human(by) };
  const ids = { caseId: theCase.id, decisionId };
  switch (action) {
    case 'label':
      return { ...common, type: 'case_labelled', payload: { ...ids, labels } };
    case 'escalate':
      return { ...common, type: 'case_escalated', payload: { ...ids, severity: theCase.severity } };
    case 'defer':
      return { ...common, type: 'case_deferred', payload: { ...ids, until: notBefore?.toISOString() ?? '' } };
    case 'approve':
    case 'reject':
    case 'delist':
    case 'flag_illegal':
      return {
        ...common,
        type: 'case_decided',
        payload: { ...ids, action, ...step, labels, policy: policy ?? null, outcome: outcomeOf(action), reportIds },
      };
    default:
      return assertNever(action);
  }
}

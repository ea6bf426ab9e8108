import { assertNever, type UserId } from '@odr/kernel';
import { outcomeOf } from '../case/case.policy.js';
import { human, type NewEvent } from '../event/moderation-events.js';
import { Course } from './course.policy.js';
import type { DecidedCase } from './decided-case.js';
import type { DecisionTerms } from './decision.terms.js';

/** What a decision on one case adds to its subject's history. */
export function decisionEvent(
  decided: DecidedCase,
  { action, labels, policy, notBefore, expiresAt }: DecisionTerms,
  by: UserId,
): NewEvent {
  const { course, before, theCase, decisionId, step, reportIds } = decided;
  const common = { subject: before.subject, actor: human(by) };
  const ids = { caseId: theCase.id, decisionId };
  // What was proposed is not said: the second moderator reads this history too.
  if (course === Course.Propose) return { ...common, type: 'case_proposed', payload: ids };
  if (course === Course.Dispute)
    return { ...common, type: 'case_escalated', payload: { ...ids, severity: theCase.severity } };
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
        payload: {
          ...ids,
          action,
          ...step,
          labels,
          policy: policy?.code ?? null,
          ...(expiresAt && { until: expiresAt.toISOString() }),
          outcome: outcomeOf(action),
          reportIds,
        },
      };
    default:
      return assertNever(action);
  }
}

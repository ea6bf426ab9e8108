import { SubjectType, type Detection, type StatementField, type StatementOfReasons } from '@odr/contracts';
import { isSuspicious } from '../case/case.policy.js';
import type { DecisionTerms } from '../decision/decision.terms.js';
import type { HeldCase } from '../decision/held-case.repository.js';

/**
 * What whoever contributed something is told about a decision against it.
 * @param isReported whether somebody had reported it
 * @returns null where the terms name no policy, which is so for decisions against nothing
 */
export function statementOf(
  before: Pick<HeldCase, 'subject' | 'findings' | 'cause'>,
  {
    action,
    policy,
    explanation,
    field,
    term,
  }: Pick<DecisionTerms, 'action' | 'policy' | 'explanation' | 'field' | 'term'>,
  isReported: boolean,
): StatementOfReasons | null {
  if (policy === undefined) return null;
  const { code, version, title, ground, text } = policy;
  return {
    action,
    policy: { code, version, title },
    ground,
    field: field ?? usualField(before.subject.type, ground),
    term: term ?? null,
    facts: explanation === undefined ? text : `${text}\n\n${explanation}`,
    detections: detectionsOf(before),
    isReported,
  };
}

function usualField(type: SubjectType, ground: StatementOfReasons['ground']): StatementField {
  if (type === SubjectType.Annotation) return 'annotation';
  return ground === 'license' ? 'license' : 'picture';
}

function detectionsOf({ findings, cause }: Pick<HeldCase, 'findings' | 'cause'>): Detection[] {
  const found = findings
    .filter(isSuspicious)
    .map(({ flag, scanner }): Detection => ({ kind: 'scanner', name: scanner, term: flag }));
  if (cause?.kind !== 'rule' && cause?.kind !== 'bank') return found;
  return [...found, { kind: cause.kind, name: cause.id ?? cause.kind, term: null }];
}

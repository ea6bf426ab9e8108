import type { Principal } from '@odr/access';
import { Outbox } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { effectOf } from '../case/case.policy.js';
import { ModerationEventRepository } from '../event/moderation-event.repository.js';
import { resolved } from '../report/report.events.js';
import { StrikeRepository } from '../strike/strike.repository.js';
import { pointsOf, STRIKE_DAYS } from '../strike/strike.policy.js';
import { Course } from './course.policy.js';
import type { DecidedCase } from './decided-case.js';
import { decisionEvent } from './decision.events.js';
import { isAgainst } from './decision.policy.js';
import { DecisionRepository, type NewDecision } from './decision.repository.js';
import type { DecisionTerms } from './decision.terms.js';
import { statementOf } from '../statement/statement.policy.js';

/** Writes down what was decided: rows, history, what counts against whom, and the news of it. */
@Injectable()
export class DecisionRecorder {
  constructor(
    private readonly decisions: DecisionRepository,
    private readonly strikes: StrikeRepository,
    private readonly events: ModerationEventRepository,
    private readonly outbox: Outbox,
  ) {}

  async record(
    batchId: string,
    decided: readonly DecidedCase[],
    terms: DecisionTerms,
    { userId }: Principal,
  ): Promise<void> {
    const { action, policy } = terms;
    const rows = decided.map((one) => toRow(one, terms));
    await this.decisions.insert({ batchId, ...terms, policy, decidedBy: userId }, rows);
    await this.strikes.add(
      rows.flatMap(({ id, statement, concerns }) =>
        statement === null || policy === undefined || concerns === null
          ? []
          : [{ decisionId: id, userId: concerns, points: pointsOf(policy) }],
      ),
      STRIKE_DAYS,
    );
    await this.events.append(decided.map((one) => decisionEvent(one, terms, userId)));
    if (!effectOf(action).isFinal) return;
    await this.outbox.appendAll('report.resolved', resolved(decided.flatMap(({ reportIds }) => reportIds)));
    for (const { course, theCase, before, decisionId } of decided) {
      if (course === Course.Propose || course === Course.Dispute) continue;
      const { id: caseId, subjectType, subjectId } = theCase;
      await this.outbox.append('moderation.case_decided', {
        ...{ caseId, subjectType, subjectId, action, decisionId },
        decidedBy: userId,
        policy: policy?.code ?? null,
        purpose: before.purpose,
      });
    }
  }
}

function toRow(one: DecidedCase, terms: DecisionTerms): NewDecision {
  const { course, before, theCase, decisionId, step, reportIds } = one;
  const isProposal = course === Course.Propose || course === Course.Dispute;
  const isToldWhy = course === Course.CarryOut && isAgainst(terms.action);
  return {
    id: decisionId,
    caseId: theCase.id,
    fromStatus: step.from,
    toStatus: step.to,
    isFinal: effectOf(terms.action).isFinal && !isProposal,
    isProposal,
    statement: isToldWhy ? statementOf(before, terms, reportIds.length > 0) : null,
    concerns: isToldWhy ? before.contributor : null,
  };
}

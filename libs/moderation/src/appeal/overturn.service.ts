import type { Principal } from '@odr/access';
import { CasePurpose, CaseState, ContentStatus, DecisionAction, ReportOutcome, SubjectType } from '@odr/contracts';
import { newId, type DecisionId } from '@odr/kernel';
import { Outbox } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { DecisionRepository, type LockedDecision } from '../decision/decision.repository.js';
import { Unlabelling } from '../decision/unlabelling.js';
import { ModerationEventRepository } from '../event/moderation-event.repository.js';
import { human } from '../event/moderation-events.js';
import { resolved } from '../report/report.events.js';
import { ReportRepository } from '../report/report.repository.js';
import { StrikeRepository } from '../strike/strike.repository.js';
import { SubjectService, type StatusStep } from '../subject/subject.service.js';

/**
 * What an overturned appeal does to the decision: it is taken back, and the case is decided anew in favour of whoever
 * appealed, in the same moment. So nobody has to look a third time, and those who reported are told how it ended.
 */
@Injectable()
export class OverturnService {
  constructor(
    private readonly decisions: DecisionRepository,
    private readonly reports: ReportRepository,
    private readonly subjects: SubjectService,
    private readonly strikes: StrikeRepository,
    private readonly unlabelling: Unlabelling,
    private readonly events: ModerationEventRepository,
    private readonly outbox: Outbox,
  ) {}

  /** In the caller's transaction. A decision that has been taken back meanwhile stays so. */
  async overturn(id: DecisionId, note: string, actor: Principal): Promise<void> {
    const decision = await this.decisions.lock(id);
    if (decision === undefined || decision.isReversed) return;
    const { caseId, subject } = decision;
    const by = human(actor.userId);
    const step = await this.bringBack(decision, actor);
    await this.decisions.markReversed(id, actor.userId);
    await this.strikes.void(id);
    await this.unlabelling.takeBack(decision, actor);
    const reportIds = await this.reports.reopen(id);
    const approvalId = newId<DecisionId>();
    await this.approve(approvalId, decision, step, note, actor);
    const closed = await this.reports.close([{ caseId, decisionId: approvalId }], ReportOutcome.NotActioned);
    const closedIds = closed.get(caseId) ?? [];
    const from = decision.toStatus;
    const reopened = { caseId, decisionId: id, from, to: null, state: CaseState.Pending, reportIds };
    const approved = {
      ...{ caseId, decisionId: approvalId, action: DecisionAction.Approve, ...step },
      ...{ labels: [], policy: null, outcome: ReportOutcome.NotActioned, reportIds: closedIds },
    };
    await this.events.append([
      { type: 'case_reopened', subject, actor: by, payload: reopened },
      { type: 'case_decided', subject, actor: by, payload: approved },
    ]);
    await this.outbox.appendAll('report.resolved', resolved(closedIds));
    await this.outbox.append('moderation.case_decided', {
      ...{ caseId, subjectType: subject.type, subjectId: subject.id, action: DecisionAction.Approve },
      ...{ decisionId: approvalId, decidedBy: actor.userId, policy: null, purpose: CasePurpose.Decide },
    });
  }

  private async approve(
    id: DecisionId,
    { caseId }: LockedDecision,
    { from, to }: StatusStep,
    note: string,
    { userId }: Principal,
  ): Promise<void> {
    const row = { id, caseId, fromStatus: from, toStatus: to, isFinal: true, isProposal: false };
    await this.decisions.insert(
      {
        ...{ batchId: id, action: DecisionAction.Approve, labels: [], policy: undefined, note },
        ...{ publicNote: undefined, expiresAt: null, decidedBy: userId },
      },
      [{ ...row, statement: null, concerns: null }],
    );
  }

  /** Where it was, or in public where it was on its way there. What somebody has changed since stays as it is. */
  private async bringBack({ subject, action, ...step }: LockedDecision, actor: Principal): Promise<StatusStep> {
    if (subject.type === SubjectType.Annotation) {
      if (action !== DecisionAction.Approve) await this.subjects.restoreAnnotation(subject, actor);
      return { from: null, to: null };
    }
    const restored = await this.subjects.restore(subject, { from: step.fromStatus, to: step.toStatus }, actor);
    if (restored !== ContentStatus.Pending) return { from: step.toStatus, to: restored ?? null };
    const isPublic = await this.subjects.publishIfOpen(subject, actor);
    return { from: step.toStatus, to: isPublic ? ContentStatus.Available : restored };
  }
}

import type { Principal } from '@odr/access';
import { CaseState, SubjectType, type ContentStatus } from '@odr/contracts';
import type { DecisionId } from '@odr/kernel';
import { Database, isUniqueViolation } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { CaseRepository } from '../case/case.repository.js';
import type { DecisionResponse } from '../dto/decision.response.dto.js';
import { ModerationEventRepository } from '../event/moderation-event.repository.js';
import { human } from '../event/moderation-events.js';
import { DecisionNotFound, NotReversible } from '../moderation.errors.js';
import { ReportRepository } from '../report/report.repository.js';
import { StrikeRepository } from '../strike/strike.repository.js';
import { SubjectService } from '../subject/subject.service.js';
import { DecisionRepository, type LockedDecision } from './decision.repository.js';

/** Taking a decision back: its case and its reports open again, its content has the status it had. */
@Injectable()
export class ReversalService {
  constructor(
    private readonly db: Database,
    private readonly cases: CaseRepository,
    private readonly decisions: DecisionRepository,
    private readonly reports: ReportRepository,
    private readonly events: ModerationEventRepository,
    private readonly subjects: SubjectService,
    private readonly strikes: StrikeRepository,
  ) {}

  /** @throws DecisionNotFound; NotReversible when something has happened since that this would overwrite */
  reverse(id: DecisionId, actor: Principal): Promise<DecisionResponse> {
    return this.db.transaction(async () => {
      const decision = await this.decisions.lock(id);
      if (decision === undefined) throw new DecisionNotFound(id);
      if (!decision.isFinal) throw new NotReversible(id, 'Only a decision that ended its case can be reversed.');
      if (decision.isReversed) throw new NotReversible(id, 'The decision has been reversed already.');
      const { caseId, subject, action } = decision;
      // What only measured has changed no status; that is all that tells it from others, and nobody sees it.
      const status = decision.purpose === 'decide' ? await this.restoreStatus(decision, actor) : null;
      const state = decision.wasEscalated ? CaseState.Escalated : CaseState.Pending;
      await this.decisions.markReversed(id, actor.userId);
      await this.strikes.void(id);
      await this.reopen(decision, state);
      const reportIds = await this.reports.reopen(id);
      const payload = { caseId, decisionId: id, from: decision.toStatus, to: status, state, reportIds };
      await this.events.append([{ type: 'case_reopened', subject, actor: human(actor.userId), payload }]);
      return { id, itemId: caseId, subjectType: subject.type, subjectId: subject.id, action, state, status };
    });
  }

  /** Before the reports: whoever files one at the same moment waits here, and then joins the reopened case. */
  private async reopen({ id, caseId }: LockedDecision, state: 'pending' | 'escalated'): Promise<void> {
    try {
      await this.cases.reopen(caseId, state);
    } catch (error) {
      // A newer case about the same subject may be opened at any moment, so only the index knows.
      if (!isUniqueViolation(error, 'moderation_case_open_key')) throw error;
      throw new NotReversible(id, 'There is a newer open case about the same subject.');
    }
  }

  private async restoreStatus(
    { id, subject, action, fromStatus, toStatus }: LockedDecision,
    actor: Principal,
  ): Promise<ContentStatus | null> {
    if (subject.type === SubjectType.Annotation) {
      if (action !== 'approve') await this.subjects.restoreAnnotation(subject, actor);
      return null;
    }
    const status = await this.subjects.restore(subject, { from: fromStatus, to: toStatus }, actor);
    if (status === undefined) throw new NotReversible(id, 'The status of the content has been changed since.');
    return status;
  }
}

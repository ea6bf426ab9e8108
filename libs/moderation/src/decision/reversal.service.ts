import type { Principal } from '@odr/access';
import { CaseState, DecisionAction, SubjectType, type ContentStatus } from '@odr/contracts';
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
import { Unlabelling } from './unlabelling.js';

/** How things are once a decision was taken back. */
type After = Pick<DecisionResponse, 'state' | 'status'>;

/**
 * Taking a decision back: its case and its reports open again, its content has the status it had, without the labels it gave. A case
 * that was deferred is given out again. Escalating is not taken back: only a decision ends it.
 */
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
    private readonly unlabelling: Unlabelling,
  ) {}

  /** @throws DecisionNotFound; NotReversible when something has happened since that this would overwrite */
  reverse(id: DecisionId, actor: Principal): Promise<DecisionResponse> {
    return this.db.transaction(async () => {
      const decision = await this.decisions.lock(id);
      if (decision === undefined) throw new DecisionNotFound(id);
      if (decision.isReversed) throw new NotReversible(id, 'The decision has been reversed already.');
      const { caseId, subject, action } = decision;
      const after = await this.takeBack(decision, actor);
      return { id, itemId: caseId, subjectType: subject.type, subjectId: subject.id, action, ...after };
    });
  }

  private async takeBack(decision: LockedDecision, actor: Principal): Promise<After> {
    const { id, action, isFinal, state } = decision;
    if (isFinal) return this.openAgain(decision, actor);
    if (action === DecisionAction.Defer) await this.wake(decision, actor);
    else if (action !== DecisionAction.Label)
      throw new NotReversible(id, 'What was proposed or escalated is not taken back; deciding ends it.');
    await this.decisions.markReversed(id, actor.userId);
    await this.unlabelling.takeBack(decision, actor);
    return { state, status: null };
  }

  private async openAgain(decision: LockedDecision, actor: Principal): Promise<After> {
    const { id, caseId, toStatus } = decision;
    // What only measured has changed no status; that is all that tells it from others, and nobody sees it.
    const status = decision.purpose === 'decide' ? await this.restoreStatus(decision, actor) : null;
    const state = decision.wasEscalated ? CaseState.Escalated : CaseState.Pending;
    await this.decisions.markReversed(id, actor.userId);
    await this.strikes.void(id);
    await this.reopen(decision, state);
    const reportIds = await this.reports.reopen(id);
    const payload = { caseId, decisionId: id, from: toStatus, to: status, state, reportIds };
    await this.events.append([
      { type: 'case_reopened', subject: decision.subject, actor: human(actor.userId), payload },
    ]);
    await this.unlabelling.takeBack(decision, actor);
    return { state, status };
  }

  private async wake({ id, caseId, subject, isLast }: LockedDecision, { userId }: Principal): Promise<void> {
    if (!isLast || !(await this.cases.resume(caseId)))
      throw new NotReversible(id, 'The case does not rest because of this any more.');
    const payload = { caseId, decisionId: id };
    await this.events.append([{ type: 'case_resumed', subject, actor: human(userId), payload }]);
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

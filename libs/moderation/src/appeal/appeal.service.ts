import type { Principal } from '@odr/access';
import { AppealOutcome, StandingQueue } from '@odr/contracts';
import { newId, type AppealId, type DecisionId } from '@odr/kernel';
import { Database, isUniqueViolation, Outbox } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { CaseOpener } from '../case/case-opener.js';
import { CaseRepository } from '../case/case.repository.js';
import { ModerationEventRepository } from '../event/moderation-event.repository.js';
import { human, SYSTEM } from '../event/moderation-events.js';
import { DecisionNotFound, LeaseLost } from '../moderation.errors.js';
import { appealConfig } from './appeal.config.js';
import {
  AppealedAlready,
  AppealNotFound,
  AppealNotYours,
  AppealResolved,
  AppealTooLate,
  NothingToAppeal,
} from './appeal.errors.js';
import { AppealRepository, familyOf, type AppealableDecision } from './appeal.repository.js';
import type { FileAppealRequest, ResolveAppealRequest } from './dto/appeal.request.dto.js';
import { OverturnService } from './overturn.service.js';

/** Asking somebody else to look again, and their answer. */
@Injectable()
export class AppealService {
  private readonly windowDays = appealConfig().windowDays;

  constructor(
    private readonly db: Database,
    private readonly appeals: AppealRepository,
    private readonly cases: CaseRepository,
    private readonly opener: CaseOpener,
    private readonly overturning: OverturnService,
    private readonly events: ModerationEventRepository,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Files an appeal: it waits among the appeals for somebody who never held the case.
   * @throws DecisionNotFound for decisions about others' things; AppealedAlready, AppealTooLate, NothingToAppeal
   */
  async file({ decisionId, text }: FileAppealRequest, actor: Principal): Promise<AppealId> {
    const id = newId<AppealId>();
    try {
      await this.db.transaction(() => this.insert(id, decisionId as DecisionId, text, actor));
    } catch (error) {
      // The same person's second click: the row of the decision is locked, so only a lost race ends here.
      if (!isUniqueViolation(error, 'moderation_appeal_decision_key')) throw error;
      throw new AppealedAlready(id);
    }
    return id;
  }

  private async insert(id: AppealId, decisionId: DecisionId, text: string, { userId }: Principal): Promise<void> {
    const decision = await this.appeals.lockDecision(decisionId, userId, this.windowDays);
    if (decision === undefined) throw new DecisionNotFound(decisionId);
    assertAppealable(decision);
    const { subject, severity, involved } = decision;
    const caseId = await this.opener.raise({
      subject,
      family: familyOf(decisionId),
      queue: StandingQueue.Appeals,
      urgency: { severity, priority: 0 },
      cause: { kind: 'appeal', id },
      avoid: [...involved, userId],
      actor: SYSTEM,
    });
    if (caseId === undefined)
      throw new NothingToAppeal(decisionId, 'It has been deleted. Restore it first, then appeal.');
    await this.appeals.insert(id, decisionId, userId, text);
    const payload = { caseId, appealId: id, decisionId };
    await this.events.append([{ type: 'appeal_filed', subject, actor: human(userId), payload }]);
    await this.outbox.append('moderation.appeal_filed', { caseId });
  }

  /**
   * Answers an appeal. Overturned, the decision is taken back and the subject is where it was.
   * @throws AppealNotFound, AppealResolved, AppealNotYours, LeaseLost
   */
  async resolve(id: AppealId, { outcome, note, leaseToken }: ResolveAppealRequest, actor: Principal): Promise<void> {
    await this.db.transaction(async () => {
      const appeal = await this.appeals.lock(id);
      if (appeal === undefined) throw new AppealNotFound();
      const { decisionId, subject, caseId, involved, appellantId } = appeal;
      if (appeal.isResolved || caseId === null) throw new AppealResolved(id);
      if (involved.includes(actor.userId) || appellantId === actor.userId) throw new AppealNotYours();
      if (!(await this.appeals.endCase(caseId, actor.userId, leaseToken)))
        throw new LeaseLost([caseId], await this.cases.heldBy(actor.userId, [caseId]));
      await this.appeals.resolve(id, outcome, note, actor.userId);
      const payload = { caseId, appealId: id, decisionId, outcome };
      await this.events.append([{ type: 'appeal_resolved', subject, actor: human(actor.userId), payload }]);
      if (outcome === AppealOutcome.Overturned) await this.overturning.overturn(decisionId, note, actor);
      await this.outbox.append('moderation.appeal_resolved', { appealId: id });
    });
  }
}

/** @throws AppealedAlready, NothingToAppeal, AppealTooLate */
function assertAppealable({ id, existingId, isReversed, isTooLate, until }: AppealableDecision): void {
  if (existingId !== null) throw new AppealedAlready(existingId);
  if (isReversed) throw new NothingToAppeal(id, 'The decision has been taken back, or has ended by itself.');
  if (isTooLate) throw new AppealTooLate(until);
}

import type { Principal } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { AppealOutcome, StandingQueue, SubjectType } from '@odr/contracts';
import type { CaseId, SuspensionId, UserId } from '@odr/kernel';
import { Notices } from '@odr/notification';
import { Database, Outbox } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { AppealNotFound } from '../appeal/appeal.errors.js';
import { AppealRepository } from '../appeal/appeal.repository.js';
import { CaseOpener } from '../case/case-opener.js';
import { CaseRepository } from '../case/case.repository.js';
import { ModerationEventRepository } from '../event/moderation-event.repository.js';
import { human, SYSTEM } from '../event/moderation-events.js';
import { IntakeService } from '../intake/intake.service.js';
import { LeaseLost } from '../moderation.errors.js';
import type { Subject } from '../subject/subject.js';
import type { AnswerSuspensionAppealRequest } from './dto/suspension-appeal.dto.js';
import { NoSuspensionAppeal, NotSuspended, OwnSuspension, SuspensionAppealedAlready } from './suspension.errors.js';
import { SuspensionRepository, type RunningSuspension } from './suspension.repository.js';
import { SuspensionService } from './suspension.service.js';

const subjectOf = (id: SuspensionId): Subject => ({ type: SubjectType.Suspension, id });

/** Asking somebody else than who suspended one to look again, among the other appeals, and their answer. */
@Injectable()
export class SuspensionAppealService {
  constructor(
    private readonly db: Database,
    private readonly suspensions: SuspensionRepository,
    private readonly suspending: SuspensionService,
    private readonly opener: CaseOpener,
    private readonly cases: CaseRepository,
    private readonly appeals: AppealRepository,
    private readonly intake: IntakeService,
    private readonly events: ModerationEventRepository,
    private readonly outbox: Outbox,
    private readonly notices: Notices,
    private readonly audit: AuditLog,
  ) {}

  /** Once for each suspension. @throws NotSuspended, SuspensionAppealedAlready */
  async file(text: string, { userId }: Principal): Promise<void> {
    await this.db.transaction(async () => {
      await this.suspensions.lockAccount(userId);
      const running = await this.suspensions.running(userId);
      if (running === undefined) throw new NotSuspended();
      if (running.isAppealed) throw new SuspensionAppealedAlready();
      const { id } = running;
      const caseId = await this.raise(running, userId);
      await this.suspensions.appeal(id, text);
      const payload = { caseId, suspensionId: id };
      await this.events.append([
        { type: 'suspension_appealed', subject: subjectOf(id), actor: human(userId), payload },
      ]);
      await this.outbox.append('moderation.appeal_filed', { caseId });
      await this.audit.record('user.suspension_appealed', userId, {
        subject: { type: 'user', id: userId },
        details: {},
      });
    });
  }

  private async raise({ id, severity, suspendedBy }: RunningSuspension, appellant: UserId): Promise<CaseId> {
    const caseId = await this.opener.raise({
      subject: subjectOf(id),
      family: `appeal:${id}`,
      queue: StandingQueue.Appeals,
      urgency: { severity, priority: 0 },
      cause: { kind: 'appeal', id },
      avoid: [suspendedBy, appellant],
      actor: SYSTEM,
    });
    // The last moment has passed between two statements.
    if (caseId === undefined) throw new NotSuspended();
    return caseId;
  }

  /**
   * Answers the appeal that somebody holds; overturned, the suspension ends now.
   * @throws AppealNotFound, NotYoursToSuspend, NoSuspensionAppeal, LeaseLost; OwnSuspension for who gave it
   */
  async answer(caseId: CaseId, request: AnswerSuspensionAppealRequest, actor: Principal): Promise<void> {
    const { outcome, note, leaseToken } = request;
    await this.db.transaction(async () => {
      const found = await this.suspensions.ofCase(caseId);
      if (found === undefined) throw new AppealNotFound();
      const { id, userId } = found;
      await this.suspending.lock(userId, actor);
      const running = await this.suspensions.running(userId);
      if (running?.id !== id || running.isAnswered) throw new NoSuspensionAppeal();
      if (running.suspendedBy === actor.userId) throw new OwnSuspension();
      if (!(await this.appeals.endCase(caseId, actor.userId, leaseToken)))
        throw new LeaseLost([caseId], await this.cases.heldBy(actor.userId, [caseId]));
      await this.suspensions.answer(id, outcome, note, actor.userId);
      const payload = { caseId, suspensionId: id, outcome };
      await this.events.append([
        { type: 'suspension_answered', subject: subjectOf(id), actor: human(actor.userId), payload },
      ]);
      if (outcome === AppealOutcome.Upheld) await this.notices.tell('account.suspension_upheld', [userId], {});
      await this.audit.record('user.suspension_appeal_decided', actor.userId, {
        subject: { type: 'user', id: userId },
        details: { outcome },
      });
      if (outcome === AppealOutcome.Overturned) await this.suspending.end(userId, actor);
    });
  }

  /** Appeals against what has ended by itself need no answer. @returns how many waited for one */
  async endOver(): Promise<number> {
    const over = await this.suspensions.overUnanswered();
    for (const id of over) await this.intake.forget(subjectOf(id));
    return over.length;
  }
}

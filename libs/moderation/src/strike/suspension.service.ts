import { mayDo, type Principal } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { AppealOutcome, Role } from '@odr/contracts';
import { newId, type SuspensionId, type UserId } from '@odr/kernel';
import { Notices } from '@odr/notification';
import { Database, Outbox } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { ModerationPolicies } from '../policy/moderation-policies.js';
import type { AnswerSuspensionAppealRequest, SuspendRequest } from './dto/suspension.dto.js';
import {
  AccountNotFound,
  NoSuspensionAppeal,
  NotSuspended,
  NotYoursToSuspend,
  OwnSuspension,
  SuspendedAlready,
  SuspensionAppealedAlready,
} from './suspension.errors.js';
import { SuspensionRepository } from './suspension.repository.js';

/** Keeping people from contributing for a while. Only a person does that: no number of strikes, and no key. */
@Injectable()
export class SuspensionService {
  constructor(
    private readonly db: Database,
    private readonly suspensions: SuspensionRepository,
    private readonly policies: ModerationPolicies,
    private readonly outbox: Outbox,
    private readonly notices: Notices,
    private readonly audit: AuditLog,
  ) {}

  /** Holds in every process within a second. @throws AccountNotFound, NotYoursToSuspend, SuspendedAlready, PolicyUnknown */
  async suspend(userId: UserId, { policy: code, reason, days }: SuspendRequest, actor: Principal): Promise<void> {
    const { version: policyVersion } = await this.policies.named(code);
    await this.db.transaction(async () => {
      const suspendedUntil = await this.lockFor(userId, actor);
      if (suspendedUntil !== null) throw new SuspendedAlready(suspendedUntil);
      const id = newId<SuspensionId>();
      const until = await this.suspensions.insert({
        ...{ id, userId, policy: code, policyVersion, reason, days },
        by: actor.userId,
      });
      await this.outbox.append('moderation.suspension_changed', { suspensionId: id });
      await this.audit.record('user.suspended', actor.userId, {
        subject: { type: 'user', id: userId },
        details: { policy: code, until: until.toISOString() },
      });
    });
  }

  /** @throws AccountNotFound, NotYoursToSuspend, NotSuspended */
  async lift(userId: UserId, actor: Principal): Promise<void> {
    await this.db.transaction(async () => {
      await this.lockFor(userId, actor);
      await this.end(userId, actor);
    });
  }

  /** Asks, once for each suspension, that somebody else looks at it. @throws NotSuspended, SuspensionAppealedAlready */
  async appeal(text: string, { userId }: Principal): Promise<void> {
    await this.db.transaction(async () => {
      await this.suspensions.lockAccount(userId);
      const running = await this.suspensions.running(userId);
      if (running === undefined) throw new NotSuspended();
      if (running.isAppealed) throw new SuspensionAppealedAlready();
      await this.suspensions.appeal(running.id, text);
      await this.audit.record('user.suspension_appealed', userId, {
        subject: { type: 'user', id: userId },
        details: {},
      });
    });
  }

  /**
   * Answers an appeal; overturned, the suspension ends now.
   * @throws AccountNotFound, NotYoursToSuspend, NoSuspensionAppeal; OwnSuspension for who gave it
   */
  async answer(userId: UserId, { outcome, note }: AnswerSuspensionAppealRequest, actor: Principal): Promise<void> {
    await this.db.transaction(async () => {
      await this.lockFor(userId, actor);
      const running = await this.suspensions.running(userId);
      if (!running?.isAppealed || running.isAnswered) throw new NoSuspensionAppeal();
      if (running.suspendedBy === actor.userId) throw new OwnSuspension();
      await this.suspensions.answer(running.id, outcome, note, actor.userId);
      if (outcome === AppealOutcome.Upheld) await this.notices.tell('account.suspension_upheld', [userId], {});
      await this.audit.record('user.suspension_appeal_decided', actor.userId, {
        subject: { type: 'user', id: userId },
        details: { outcome },
      });
      if (outcome === AppealOutcome.Overturned) await this.end(userId, actor);
    });
  }

  /** @throws AccountNotFound, NotYoursToSuspend */
  private async lockFor(userId: UserId, actor: Principal): Promise<Date | null> {
    const account = await this.suspensions.lockAccount(userId);
    if (account === undefined) throw new AccountNotFound();
    assertMaySuspend(actor, userId, account.role);
    return account.suspendedUntil;
  }

  /** @throws NotSuspended */
  private async end(userId: UserId, actor: Principal): Promise<void> {
    const id = await this.suspensions.lift(userId, actor.userId);
    if (id === undefined) throw new NotSuspended();
    await this.outbox.append('moderation.suspension_changed', { suspensionId: id });
    await this.audit.record('user.suspension_lifted', actor.userId, {
      subject: { type: 'user', id: userId },
      details: {},
    });
  }
}

/** @throws NotYoursToSuspend */
function assertMaySuspend(actor: Principal, userId: UserId, role: Role): void {
  if (actor.userId === userId || (role !== Role.Contributor && !mayDo(actor, 'user.update')))
    throw new NotYoursToSuspend();
}

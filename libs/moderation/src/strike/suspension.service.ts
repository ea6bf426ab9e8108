import { mayDo, type Principal } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { Role, SubjectType } from '@odr/contracts';
import { newId, type SuspensionId, type UserId } from '@odr/kernel';
import { Database, Outbox } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { IntakeService } from '../intake/intake.service.js';
import { ModerationPolicies } from '../policy/moderation-policies.js';
import type { SuspendRequest } from './dto/suspension.dto.js';
import { AccountNotFound, NotSuspended, NotYoursToSuspend, SuspendedAlready } from './suspension.errors.js';
import { SuspensionRepository } from './suspension.repository.js';

/** Keeping people from contributing for a while. Only a person does that: no number of strikes, and no key. */
@Injectable()
export class SuspensionService {
  constructor(
    private readonly db: Database,
    private readonly suspensions: SuspensionRepository,
    private readonly policies: ModerationPolicies,
    private readonly outbox: Outbox,
    private readonly intake: IntakeService,
    private readonly audit: AuditLog,
  ) {}

  /** Holds in every process within a second. @throws AccountNotFound, NotYoursToSuspend, SuspendedAlready, PolicyUnknown */
  async suspend(userId: UserId, { policy: code, reason, days }: SuspendRequest, actor: Principal): Promise<void> {
    const { version: policyVersion } = await this.policies.named(code);
    await this.db.transaction(async () => {
      const suspendedUntil = await this.lock(userId, actor);
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
      await this.lock(userId, actor);
      await this.end(userId, actor);
    });
  }

  /**
   * Holds an account that the caller may suspend, in their transaction.
   * @returns until when it is suspended
   * @throws AccountNotFound, NotYoursToSuspend
   */
  async lock(userId: UserId, actor: Principal): Promise<Date | null> {
    const account = await this.suspensions.lockAccount(userId);
    if (account === undefined) throw new AccountNotFound();
    assertMaySuspend(actor, userId, account.role);
    return account.suspendedUntil;
  }

  /** Ends the suspension of an account that is locked; an appeal that waits for an answer ends with it. @throws NotSuspended */
  async end(userId: UserId, actor: Principal): Promise<void> {
    const id = await this.suspensions.lift(userId, actor.userId);
    if (id === undefined) throw new NotSuspended();
    await this.intake.forget({ type: SubjectType.Suspension, id });
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

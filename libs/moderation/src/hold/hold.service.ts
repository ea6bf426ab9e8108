import type { Principal } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { DomainError, type CaseId, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { CaseRepository } from '../case/case.repository.js';
import { UnfitColleague } from '../case/lease.service.js';
import { ItemNotFound } from '../moderation.errors.js';
import { QueueRepository } from '../queue/queue.repository.js';
import { HoldRepository, type HeldFor } from './hold.repository.js';

/** Somebody has decided it, taken it up or let it go meanwhile. */
export class HoldOver extends DomainError {
  readonly code = 'moderation.hold_over';
  constructor(itemId: CaseId) {
    super('Nobody keeps this case any more. Look again: it is with the others, or decided.', { itemId });
  }
}

/** What whoever leads does about cases that are kept for too long. Their holders find that their lease is over. */
@Injectable()
export class HoldService {
  constructor(
    private readonly db: Database,
    private readonly holds: HoldRepository,
    private readonly cases: CaseRepository,
    private readonly queues: QueueRepository,
    private readonly audit: AuditLog,
  ) {}

  /** @throws ItemNotFound, HoldOver */
  async release(id: CaseId, actor: Principal): Promise<void> {
    await this.db.transaction(async () => {
      const { queue, holder } = await this.lock(id);
      await this.holds.release(id);
      await this.audit.record('moderation_case.released', actor.userId, {
        subject: { type: 'moderation_case', id },
        details: { queue, holder },
      });
    });
  }

  /** @throws ItemNotFound, HoldOver; UnfitColleague for who holds it, does not work in the queue or has passed the case on */
  async handOver(id: CaseId, to: UserId, actor: Principal): Promise<void> {
    await this.db.transaction(async () => {
      const { queue, holder } = await this.lock(id);
      const others = await this.queues.colleagues(queue, holder);
      const isFit = others.some((one) => one.id === to) && (await this.holds.giveTo(id, to));
      if (!isFit) throw new UnfitColleague(to);
      await this.audit.record('moderation_case.handed_over', actor.userId, {
        subject: { type: 'moderation_case', id },
        details: { queue, from: holder, to },
      });
    });
  }

  private async lock(id: CaseId): Promise<HeldFor> {
    const held = await this.holds.lock(id);
    if (held !== undefined) return held;
    throw (await this.cases.exists(id)) ? new HoldOver(id) : new ItemNotFound(id);
  }
}

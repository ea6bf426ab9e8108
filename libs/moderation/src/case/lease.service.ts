import { scopeOf, type Principal } from '@odr/access';
import { DomainError, type CaseId, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { ItemResponse } from '../dto/item.response.dto.js';
import type {
  HandOverItemRequest,
  HoldItemRequest,
  SkipItemRequest,
  TakeOverItemRequest,
} from '../dto/lease.request.dto.js';
import { ItemNotFound, LeaseLost } from '../moderation.errors.js';
import { QueueRepository } from '../queue/queue.repository.js';
import { CaseReader } from './case.reader.js';
import { CaseRepository } from './case.repository.js';
import { LeaseRepository } from './lease.repository.js';

export class UnfitColleague extends DomainError {
  readonly code = 'moderation.unfit_colleague';
  constructor(to: string) {
    super('Choose somebody else who works in this queue and has not passed the case on. You still hold it.', { to });
  }
}

/** Keeping a case, giving it to a colleague, passing it on. */
@Injectable()
export class LeaseService {
  constructor(
    private readonly db: Database,
    private readonly cases: CaseRepository,
    private readonly leases: LeaseRepository,
    private readonly reader: CaseReader,
    private readonly queues: QueueRepository,
  ) {}

  /** @throws ItemNotFound, LeaseLost */
  async hold(id: CaseId, { leaseToken, reason, hours }: HoldItemRequest, actor: Principal): Promise<ItemResponse> {
    if (!(await this.leases.hold({ id, holder: actor.userId, token: leaseToken }, hours, reason)))
      throw await this.whyNot(id, actor);
    return this.read(id, actor);
  }

  /** @throws ItemNotFound, LeaseLost, UnfitColleague */
  async handOver(id: CaseId, { leaseToken, to }: HandOverItemRequest, actor: Principal): Promise<ItemResponse> {
    await this.db.transaction(async () => {
      // Keeps the lease from ending in between; the transaction takes that back when nothing comes of it.
      if (!(await this.cases.extend(actor.userId, id, leaseToken, 30))) throw await this.whyNot(id, actor);
      const { queue } = await this.read(id, actor);
      const colleagues = await this.queues.colleagues(queue, actor.userId);
      const isFit =
        colleagues.some((one) => one.id === to) &&
        (await this.leases.handOver({ id, holder: actor.userId, token: leaseToken }, to as UserId));
      if (!isFit) throw new UnfitColleague(to);
    });
    return this.read(id, actor);
  }

  /** @throws ItemNotFound, LeaseLost */
  async skip(id: CaseId, { leaseToken, reason, note }: SkipItemRequest, actor: Principal): Promise<ItemResponse> {
    if (!(await this.leases.skip({ id, holder: actor.userId, token: leaseToken }, reason, note)))
      throw await this.whyNot(id, actor);
    return this.read(id, actor);
  }

  /**
   * Takes up here what the same person holds elsewhere, in another window or for later. The token of before is worth nothing any more.
   * @throws ItemNotFound, LeaseLost
   */
  async takeOver(id: CaseId, { leaseSeconds }: TakeOverItemRequest, actor: Principal): Promise<ItemResponse> {
    if (!(await this.leases.takeOver(id, actor.userId, leaseSeconds))) throw await this.whyNot(id, actor);
    return this.read(id, actor);
  }

  private async read(id: CaseId, actor: Principal): Promise<ItemResponse> {
    const [item] = await this.reader.byIds(scopeOf(actor), [id]);
    if (item === undefined) throw new ItemNotFound(id);
    return item;
  }

  private async whyNot(id: CaseId, { userId }: Principal): Promise<Error> {
    if (!(await this.cases.exists(id))) return new ItemNotFound(id);
    return new LeaseLost([id], await this.cases.heldBy(userId, [id]));
  }
}

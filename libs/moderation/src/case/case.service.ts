import { mayDo, scopeOf, type Principal } from '@odr/access';
import type { CaseId, Page } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { ClaimRequest, ExtendItemRequest, ReleaseItemRequest, TakeItemRequest } from '../dto/claim.request.dto.js';
import type { ItemResponse } from '../dto/item.response.dto.js';
import type { ListItemsQuery } from '../dto/list-items.query.dto.js';
import { ExposureService } from '../exposure/exposure.service.js';
import { ItemNotFound, ItemTaken, LeaseLost } from '../moderation.errors.js';
import { QueueLookup } from '../queue/queue.lookup.js';
import { CaseReader } from './case.reader.js';
import { CaseRepository } from './case.repository.js';
import { LeaseRepository } from './lease.repository.js';

/** Handing cases to moderators and taking them back. */
@Injectable()
export class CaseService {
  constructor(
    private readonly db: Database,
    private readonly cases: CaseRepository,
    private readonly reader: CaseReader,
    private readonly exposures: ExposureService,
    private readonly queues: QueueLookup,
    private readonly leases: LeaseRepository,
  ) {}

  /** @throws QueueNotFound, NotAMember */
  async list(queue: string, page: ListItemsQuery, actor: Principal): Promise<Page<ItemResponse>> {
    await this.queues.assertSees(queue, actor);
    return this.reader.page(scopeOf(actor), queue, page);
  }

  /**
   * Leases the most urgent free cases to the moderator; fewer than asked for, or none, when no more are free.
   * What colleagues have handed over comes first.
   * @throws QueueNotFound, NotAMember
   */
  async claim(queue: string, { count, leaseSeconds }: ClaimRequest, actor: Principal): Promise<ItemResponse[]> {
    await this.queues.assertWorksIn(queue, actor);
    const scope = scopeOf(actor);
    const isSenior = mayDo(actor, 'moderation.claim_escalated');
    const limits = await this.exposures.limitsOf(actor.userId);
    // One transaction: a case that is closed between claim and answer would be handed out without a token.
    return this.db.transaction(async () => {
      const moderator = actor.userId;
      const given = await this.leases.takeHandedOver(queue, moderator, count, leaseSeconds);
      const wanted = count - given.length;
      const order = { queue, moderator, scope, count: wanted, leaseSeconds, isSenior, limits };
      const ids = wanted > 0 ? [...given, ...(await this.cases.claim(order))] : given;
      return this.reader.byIds(scope, ids);
    });
  }

  /**
   * Takes this very case, for whoever leads: everybody else is given what is most urgent.
   * @throws ItemNotFound, NotAMember, ItemTaken
   */
  async take(id: CaseId, { leaseSeconds }: TakeItemRequest, actor: Principal): Promise<ItemResponse> {
    const { queue } = await this.read(id, actor);
    await this.queues.assertWorksIn(queue, actor);
    if (!(await this.cases.take(id, actor.userId, scopeOf(actor), leaseSeconds))) throw new ItemTaken(id);
    return this.read(id, actor);
  }

  /** @throws ItemNotFound, LeaseLost */
  async release(id: CaseId, { leaseToken }: ReleaseItemRequest, actor: Principal): Promise<ItemResponse> {
    if (!(await this.cases.release(actor.userId, id, leaseToken))) throw await this.whyNot(id, actor);
    return this.read(id, actor);
  }

  /** @throws ItemNotFound, LeaseLost */
  async extend(id: CaseId, { leaseToken, leaseSeconds }: ExtendItemRequest, actor: Principal): Promise<ItemResponse> {
    if (!(await this.cases.extend(actor.userId, id, leaseToken, leaseSeconds))) throw await this.whyNot(id, actor);
    return this.read(id, actor);
  }

  /** @throws ItemNotFound, NotAMember */
  async show(id: CaseId, actor: Principal): Promise<ItemResponse> {
    const item = await this.read(id, actor);
    await this.queues.assertSees(item.queue, actor);
    return item;
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

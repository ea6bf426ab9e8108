import { mayDo, scopeOf, type Principal } from '@odr/access';
import type { CaseId, Page } from '@odr/kernel';
import { Database, type PageQuery } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { ClaimRequest, ExtendItemRequest, ReleaseItemRequest } from '../dto/claim.request.dto.js';
import type { ItemResponse } from '../dto/item.response.dto.js';
import { ItemNotFound, LeaseLost, QueueNotFound } from '../moderation.errors.js';
import { CaseReader } from './case.reader.js';
import { CaseRepository } from './case.repository.js';

/** Handing cases to moderators and taking them back. */
@Injectable()
export class CaseService {
  constructor(
    private readonly db: Database,
    private readonly cases: CaseRepository,
    private readonly reader: CaseReader,
  ) {}

  /** @throws QueueNotFound */
  async list(queue: string, page: PageQuery, actor: Principal): Promise<Page<ItemResponse>> {
    await this.assertQueue(queue);
    return this.reader.page(scopeOf(actor), queue, page);
  }

  /**
   * Leases the most urgent free cases to the moderator; fewer than asked for, or none, when no more are free.
   * @throws QueueNotFound
   */
  async claim(queue: string, { count, leaseSeconds }: ClaimRequest, actor: Principal): Promise<ItemResponse[]> {
    await this.assertQueue(queue);
    const scope = scopeOf(actor);
    const isSenior = mayDo(actor, 'moderation.claim_escalated');
    // One transaction: a case that is closed between claim and answer would be handed out without a token.
    return this.db.transaction(async () => {
      const ids = await this.cases.claim({ queue, moderator: actor.userId, scope, count, leaseSeconds, isSenior });
      return this.reader.byIds(scope, ids);
    });
  }

  /** @throws ItemNotFound, LeaseLost */
  async release(id: CaseId, { leaseToken }: ReleaseItemRequest, actor: Principal): Promise<ItemResponse> {
    if (!(await this.cases.release(actor.userId, id, leaseToken))) throw await this.whyNot(id);
    return this.read(id, actor);
  }

  /** @throws ItemNotFound, LeaseLost */
  async extend(id: CaseId, { leaseToken, leaseSeconds }: ExtendItemRequest, actor: Principal): Promise<ItemResponse> {
    if (!(await this.cases.extend(actor.userId, id, leaseToken, leaseSeconds))) throw await this.whyNot(id);
    return this.read(id, actor);
  }

  private async read(id: CaseId, actor: Principal): Promise<ItemResponse> {
    const [item] = await this.reader.byIds(scopeOf(actor), [id]);
    if (item === undefined) throw new ItemNotFound(id);
    return item;
  }

  private async whyNot(id: CaseId): Promise<Error> {
    return (await this.cases.exists(id)) ? new LeaseLost([id]) : new ItemNotFound(id);
  }

  private async assertQueue(queue: string): Promise<void> {
    if (!(await this.reader.queueExists(queue))) throw new QueueNotFound(queue);
  }
}

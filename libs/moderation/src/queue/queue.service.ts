import type { Principal } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { assertMatches, Database, InvalidRequest } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { QueueNotFound } from '../moderation.errors.js';
import { RoutingRepository } from '../routing/routing.repository.js';
import type { QueuePersonResponse, QueueSettingsResponse } from './dto/queue-settings.response.dto.js';
import type { ChangeQueueRequest, CreateQueueRequest } from './dto/queue.request.dto.js';
import { QueueExists, QueueInUse } from './queue.errors.js';
import { QueueLookup } from './queue.lookup.js';
import { QueueRepository } from './queue.repository.js';

/** Arranging the queues. */
@Injectable()
export class QueueService {
  constructor(
    private readonly db: Database,
    private readonly queues: QueueRepository,
    private readonly lookup: QueueLookup,
    private readonly routing: RoutingRepository,
    private readonly audit: AuditLog,
  ) {}

  /** @throws QueueNotFound */
  async read(name: string): Promise<QueueSettingsResponse> {
    const queue = await this.queues.byName(name);
    if (queue === undefined) throw new QueueNotFound(name);
    return queue;
  }

  /** Whom a case of the queue can be handed to. @throws QueueNotFound, NotAMember */
  async colleagues(name: string, actor: Principal): Promise<QueuePersonResponse[]> {
    await this.lookup.assertSees(name, actor);
    return this.queues.colleagues(name, actor.userId);
  }

  /** @throws QueueExists, InvalidRequest */
  create(request: CreateQueueRequest, actor: Principal): Promise<QueueSettingsResponse> {
    const { name } = request;
    return this.db.transaction(async () => {
      if (!(await this.queues.insert(request))) throw new QueueExists(name);
      await this.write(name, request);
      await this.audit.record('moderation_queue.created', actor.userId, { details: { queue: name } });
      return this.read(name);
    });
  }

  /** @throws QueueNotFound, InvalidRequest; PreconditionFailed when somebody was faster */
  change(
    name: string,
    change: ChangeQueueRequest,
    ifMatch: string | undefined,
    actor: Principal,
  ): Promise<QueueSettingsResponse> {
    return this.db.transaction(async () => {
      const before = await this.queues.lock(name);
      if (before === undefined) throw new QueueNotFound(name);
      assertMatches(ifMatch, before.version);
      await this.write(name, change);
      const { version, members, hiddenActions, ...rest } = await this.read(name);
      await this.audit.record('moderation_queue.changed', actor.userId, {
        details: { queue: name, version, members: members.length, hiddenActions: hiddenActions.length },
      });
      return { ...rest, version, members, hiddenActions };
    });
  }

  /** @throws QueueNotFound; QueueInUse naming what still needs it; PreconditionFailed */
  async delete(name: string, ifMatch: string | undefined, actor: Principal): Promise<void> {
    await this.db.transaction(async () => {
      const queue = await this.queues.lock(name);
      if (queue === undefined) throw new QueueNotFound(name);
      assertMatches(ifMatch, queue.version);
      const open = await this.queues.countOpen(name);
      const rules = await this.routing.pointingAt(name);
      const { isStanding } = queue;
      if (isStanding || open > 0 || rules.length > 0) throw new QueueInUse(name, { open, rules, isStanding });
      await this.queues.retire(name);
      await this.audit.record('moderation_queue.deleted', actor.userId, { details: { queue: name } });
    });
  }

  private async write(name: string, { members, ...change }: ChangeQueueRequest): Promise<void> {
    await this.queues.update(name, change);
    if (members === undefined) return;
    const strangers = await this.queues.strangersAmong(members);
    if (strangers.length > 0)
      throw new InvalidRequest([
        { path: 'members', code: 'unknown', message: `${strangers.join(', ')} must be people who moderate` },
      ]);
    await this.queues.setMembers(name, members);
  }
}

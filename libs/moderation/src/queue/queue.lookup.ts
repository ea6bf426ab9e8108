import { mayDo, type Principal } from '@odr/access';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { QueueNotFound } from '../moderation.errors.js';
import { NotAMember } from './queue.errors.js';

/** The condition that a person works in queue `q`; a queue without members is everybody's. `user` is SQL. */
export const worksIn = (user: string): string =>
  `(NOT EXISTS (SELECT FROM moderation_queue_member m WHERE m.queue = q.name)
    OR EXISTS (SELECT FROM moderation_queue_member m WHERE m.queue = q.name AND m.user_id = ${user}))`;

/** The narrow questions about queues that claiming asks. */
@Injectable()
export class QueueLookup {
  constructor(private readonly db: Database) {}

  /**
   * Lets members through, and whoever arranges the queues to look.
   * @throws QueueNotFound, NotAMember
   */
  async assertSees(queue: string, actor: Principal): Promise<void> {
    if (!(await this.isMember(queue, actor)) && !mayDo(actor, 'moderation_queue.manage')) throw new NotAMember(queue);
  }

  /** @throws QueueNotFound, NotAMember */
  async assertWorksIn(queue: string, actor: Pick<Principal, 'userId'>): Promise<void> {
    if (!(await this.isMember(queue, actor))) throw new NotAMember(queue);
  }

  private async isMember(queue: string, { userId }: Pick<Principal, 'userId'>): Promise<boolean> {
    const [row] = await this.db.preparedQuery<{ works: boolean }>(
      `SELECT ${worksIn('$2::uuid')} AS works FROM moderation_queue q WHERE q.name = $1 AND q.retired_at IS NULL`,
      [queue, userId],
    );
    if (row === undefined) throw new QueueNotFound(queue);
    return row.works;
  }
}

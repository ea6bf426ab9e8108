import { mayDo, type Principal } from '@odr/access';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { QueueResponse } from '../dto/queue.response.dto.js';
import { worksIn } from './queue.lookup.js';

/**
 * Open and noticed late cases come from the counts; what has become late since, what is held and the oldest case from indexes
 * that hold little else. However many cases wait, few are looked at. $1 is the moderator, $2 whether to show every queue.
 */
export const QUEUES_SQL = `
  SELECT q.name, q.title, q.family, q.hidden_actions AS "hiddenActions", q.policies,
         (coalesce(total.open, 0) + coalesce(delta.open, 0))::integer AS open,
         coalesce(held.leased, 0)::integer AS leased, coalesce(held.mine, 0)::integer AS mine,
         (coalesce(total.overdue, 0) + coalesce(delta.overdue, 0)
            + (SELECT count(*) FROM moderation_case c WHERE c.queue = q.name AND c.closed_at IS NULL AND c.breached_at IS NULL
                                                        AND c.due_at < now()))::integer AS overdue,
         (SELECT count(*)::integer FROM moderation_case c
           WHERE c.queue = q.name AND c.state = 'escalated' AND c.closed_at IS NULL) AS escalated,
         oldest.opened_at AS "oldestAt", extract(epoch FROM now() - oldest.opened_at)::integer AS "oldestAgeSeconds"
    FROM moderation_queue q
    LEFT JOIN moderation_queue_total total ON total.queue = q.name
    LEFT JOIN (SELECT queue, sum(open) AS open, sum(overdue) AS overdue FROM moderation_queue_delta GROUP BY queue) delta
           ON delta.queue = q.name
    LEFT JOIN (SELECT c.queue, count(*) AS leased, count(*) FILTER (WHERE c.lease_owner = $1) AS mine
                 FROM moderation_case c WHERE c.lease_owner IS NOT NULL AND c.lease_expires_at > now() AND c.closed_at IS NULL
                GROUP BY c.queue) held ON held.queue = q.name
    LEFT JOIN LATERAL (SELECT c.opened_at FROM moderation_case c WHERE c.queue = q.name AND c.closed_at IS NULL
                        ORDER BY c.opened_at LIMIT 1) oldest ON true
   WHERE q.retired_at IS NULL AND ($2::boolean OR ${worksIn('$1::uuid')})
   ORDER BY q.position, q.name`;

type Row = Omit<QueueResponse, 'oldestOpenedAt'> & { readonly oldestAt: Date | null };

@Injectable()
export class QueueReader {
  constructor(private readonly db: Database) {}

  /** The queues in which the caller works with what waits in them, in order of display; all for whoever arranges them. */
  async list(actor: Principal): Promise<QueueResponse[]> {
    const rows = await this.db.query<Row>(QUEUES_SQL, [actor.userId, mayDo(actor, 'moderation_queue.manage')]);
    return rows.map(({ oldestAt, ...row }) => ({ ...row, oldestOpenedAt: oldestAt?.toISOString() ?? null }));
  }
}

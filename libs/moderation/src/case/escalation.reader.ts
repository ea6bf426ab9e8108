import { mayDo, scopeOf, type Principal } from '@odr/access';
import { parameters } from '@odr/content';
import { toPage, type Page } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { EscalatedItemResponse, EscalatorResponse, ListEscalatedQuery } from '../dto/escalation.dto.js';
import { positionOf } from '../position.policy.js';
import { worksIn } from '../queue/queue.lookup.js';
import { subjectIsVisible } from './case.visibility.js';

type Timed = 'dueAt' | 'openedAt' | 'escalatedAt';
type Row = Omit<EscalatedItemResponse, Timed> & Record<Timed, Date> & { readonly key: string };

const nameOf = (user: string): string =>
  `CASE WHEN ${user}.id IS NOT NULL THEN jsonb_build_object('id', ${user}.id, 'name', ${user}.name) END`;

/** $1 is who reads. A note is for whoever decides, and of proposals that differ none is shown. */
const ESCALATED = `
  SELECT c.id AS "itemId", c.queue, q.title AS "queueTitle", c.subject_type AS "subjectType", c.subject_id AS "subjectId",
         s.id AS "contentId", s.name, s.thumbhash, c.severity, c.priority, c.due_at AS "dueAt", c.due_at < now() AS "isOverdue",
         c.opened_at AS "openedAt", c.escalated_at AS "escalatedAt", c.escalated_at::text AS key, c.escalation AS why,
         ${nameOf('e')} AS by,
         (SELECT d.note FROM moderation_decision d
           WHERE d.case_id = c.id AND d.action = 'escalate' AND d.decided_by = c.escalated_by
           ORDER BY d.decided_at DESC LIMIT 1) AS note,
         ${nameOf('h')} AS "heldBy", coalesce(h.id = $1, false) AS "isMine"
    FROM moderation_case c
    JOIN moderation_queue q ON q.name = c.queue
    LEFT JOIN annotation a ON c.subject_type = 'annotation' AND a.id = c.subject_id
    LEFT JOIN content s ON s.id = CASE WHEN c.subject_type = 'content' THEN c.subject_id ELSE a.content_id END
    LEFT JOIN user_account e ON e.id = c.escalated_by
    LEFT JOIN user_account h ON h.id = c.lease_owner AND c.lease_expires_at > now()`;

const WAITS = `c.state = 'escalated' AND c.closed_at IS NULL AND c.escalated_at IS NOT NULL`;

/** Cases that wait for who leads, in all queues of somebody. */
@Injectable()
export class EscalationReader {
  constructor(private readonly db: Database) {}

  /** Those that have waited longest come first. */
  async page(
    { limit, cursor, queue, by, why, minHours }: ListEscalatedQuery,
    actor: Principal,
  ): Promise<Page<EscalatedItemResponse>> {
    const after = positionOf(cursor, ['time', 'uuid']);
    const { values, bind } = parameters(actor.userId, mayDo(actor, 'moderation_queue.manage'), limit + 1);
    const [afterAt, afterId] = after;
    const filters = [
      WAITS,
      `($2::boolean OR ${worksIn('$1::uuid')})`,
      subjectIsVisible(scopeOf(actor))(bind),
      ...(queue === undefined ? [] : [`c.queue = ${bind(queue)}`]),
      ...(by === undefined ? [] : [`c.escalated_by = ${bind(by)}::uuid`]),
      ...(why === undefined ? [] : [`c.escalation = ${bind(why)}`]),
      ...(minHours === undefined ? [] : [`c.escalated_at <= now() - make_interval(hours => ${bind(minHours)})`]),
      ...(after.length === 0
        ? []
        : [`(c.escalated_at, c.id) > (${bind(afterAt)}::timestamptz, ${bind(afterId)}::uuid)`]),
    ];
    const rows = await this.db.query<Row>(
      `${ESCALATED} WHERE ${filters.join(' AND ')} ORDER BY c.escalated_at, c.id LIMIT $3`,
      values,
    );
    const page = toPage(rows, limit, ({ key, itemId }) => [key, itemId]);
    return { ...page, items: page.items.map(toItem) };
  }

  /** Who passed on what still waits there, and how much. */
  people(actor: Principal): Promise<EscalatorResponse[]> {
    return this.db.query<EscalatorResponse>(
      `SELECT u.id, u.name, count(*)::integer AS count
         FROM moderation_case c JOIN moderation_queue q ON q.name = c.queue JOIN user_account u ON u.id = c.escalated_by
        WHERE ${WAITS} AND ($2::boolean OR ${worksIn('$1::uuid')})
        GROUP BY u.id, u.name ORDER BY count(*) DESC, u.name, u.id LIMIT 200`,
      [actor.userId, mayDo(actor, 'moderation_queue.manage')],
    );
  }
}

const toItem = ({ key: _, ...row }: Row): EscalatedItemResponse => ({
  ...row,
  dueAt: row.dueAt.toISOString(),
  openedAt: row.openedAt.toISOString(),
  escalatedAt: row.escalatedAt.toISOString(),
});

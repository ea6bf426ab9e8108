import type { CaseId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { Subject } from '../subject/subject.js';

/** A case that goes before others from now on. */
export interface RaisedByTime {
  readonly id: CaseId;
  readonly subjectType: Subject['type'];
  readonly subjectId: string;
  readonly queue: string;
  readonly severity: number;
  readonly priority: number;
}

/** Points for half of the time being over, and for all of it. */
const HALFWAY_POINTS = 25;
const OVERDUE_POINTS = 100;

const RAISED = `c.id, c.subject_type AS "subjectType", c.subject_id AS "subjectId", c.queue, c.severity, c.priority`;

/** Cases that have waited for long. Whoever holds one keeps it. */
@Injectable()
export class WaitingRepository {
  constructor(private readonly db: Database) {}

  /** Lets those rise that have used half of their time. */
  raiseHalfway(limit: number): Promise<RaisedByTime[]> {
    return this.db.query<RaisedByTime>(
      `WITH late AS MATERIALIZED (
         SELECT id FROM moderation_case WHERE closed_at IS NULL AND raise_at <= now()
          ORDER BY raise_at LIMIT $1 FOR UPDATE SKIP LOCKED)
       UPDATE moderation_case c SET raise_at = NULL, priority = c.priority + ${HALFWAY_POINTS}
         FROM late WHERE c.id = late.id RETURNING ${RAISED}`,
      [limit],
    );
  }

  /** Notices those that are late, queue by queue in the order of an index, and lets them rise further. */
  raiseOverdue(limit: number): Promise<RaisedByTime[]> {
    return this.db.query<RaisedByTime>(
      `WITH late AS MATERIALIZED (
         SELECT due.id FROM moderation_queue q
          CROSS JOIN LATERAL (
            SELECT id FROM moderation_case
             WHERE queue = q.name AND closed_at IS NULL AND breached_at IS NULL AND due_at <= now()
             ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED) due
          LIMIT $1)
       UPDATE moderation_case c SET breached_at = now(), raise_at = NULL, priority = c.priority + ${OVERDUE_POINTS}
         FROM late WHERE c.id = late.id RETURNING ${RAISED}`,
      [limit],
    );
  }
}

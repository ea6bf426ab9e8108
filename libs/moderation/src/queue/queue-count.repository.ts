import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';

/** The counts of queues: totals, and what each statement has changed since. */
@Injectable()
export class QueueCountRepository {
  constructor(private readonly db: Database) {}

  /** Adds up differences into the totals. Readers see a difference in one place or the other. @returns how many were taken */
  async fold(limit = 50_000): Promise<number> {
    const [row] = await this.db.query<{ taken: number }>(
      `WITH taken AS (
         DELETE FROM moderation_queue_delta
          WHERE id IN (SELECT id FROM moderation_queue_delta ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED)
         RETURNING queue, open, overdue),
       folded AS (
         INSERT INTO moderation_queue_total AS total (queue, open, overdue)
         SELECT queue, sum(open), sum(overdue) FROM taken GROUP BY queue ORDER BY queue
         ON CONFLICT (queue) DO UPDATE SET open = total.open + excluded.open, overdue = total.overdue + excluded.overdue)
       SELECT count(*)::integer AS taken FROM taken`,
      [limit],
    );
    return row?.taken ?? 0;
  }

  /**
   * Compares the counts with the cases, and writes what is missing as one more difference. One statement sees one state of
   * both, so nobody has to be kept from working meanwhile. @returns how many queues were wrong
   */
  async reconcile(): Promise<number> {
    const rows = await this.db.query(
      `WITH truth AS (
         SELECT queue, count(*) AS open, count(breached_at) AS overdue FROM moderation_case WHERE closed_at IS NULL GROUP BY queue),
       counted AS (
         SELECT queue, sum(open) AS open, sum(overdue) AS overdue
           FROM (SELECT queue, open, overdue FROM moderation_queue_total
                 UNION ALL SELECT queue, open, overdue FROM moderation_queue_delta) AS both_of GROUP BY queue)
       INSERT INTO moderation_queue_delta (queue, open, overdue)
       SELECT queue, coalesce(truth.open, 0) - coalesce(counted.open, 0), coalesce(truth.overdue, 0) - coalesce(counted.overdue, 0)
         FROM truth FULL JOIN counted USING (queue)
        WHERE coalesce(truth.open, 0) <> coalesce(counted.open, 0) OR coalesce(truth.overdue, 0) <> coalesce(counted.overdue, 0)
       RETURNING queue`,
    );
    return rows.length;
  }
}

import { QUEUES, type JobState, type QueueName } from '@odr/contracts';
import { decodeCursor, MalformedCursor, toPage, type JobId, type Page } from '@odr/kernel';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

/** One queue in numbers. */
export interface QueueSummary {
  readonly name: QueueName;
  readonly waiting: number;
  readonly active: number;
  readonly failed: number;
  readonly completed: number;
  readonly paused: boolean;
}

/** One job as its row tells it. */
export interface JobSummary {
  readonly id: JobId;
  readonly queue: string;
  readonly name: string;
  readonly state: JobState;
  readonly attempts: number;
  readonly progress: { readonly done: number; readonly total: number };
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly requestId: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

export interface JobFilter {
  readonly queue?: string;
  readonly state?: JobState;
}

/** Looks at the queues and holds, continues or repeats their work. Acts on rows only; the workers notice. */
@Injectable()
export class QueueControl {
  constructor(private readonly db: Database) {}

  /** Every queue, also the idle ones. `completed` counts what has not been pruned yet: a week. */
  async summaries(): Promise<QueueSummary[]> {
    return this.db.query(
      `SELECT q.name,
              (SELECT count(*)::int FROM job j WHERE j.queue = q.name AND j.state = 'queued') AS waiting,
              (SELECT count(*)::int FROM job j WHERE j.queue = q.name AND j.state = 'running') AS active,
              (SELECT count(*)::int FROM job j WHERE j.queue = q.name AND j.state = 'failed') AS failed,
              (SELECT count(*)::int FROM job j WHERE j.queue = q.name AND j.state = 'done') AS completed,
              EXISTS (SELECT FROM job_queue_pause p WHERE p.queue = q.name) AS paused
         FROM unnest($1::text[]) WITH ORDINALITY AS q(name, position) ORDER BY q.position`,
      [QUEUES],
    );
  }

  /** Latest first. Jobs that wait in a paused queue are shown as paused. */
  async jobs({ queue, state }: JobFilter, limit: number, cursor?: string): Promise<Page<JobSummary>> {
    const rows = await this.db.query<JobSummary>(
      `SELECT * FROM (
         SELECT j.id, j.queue, j.name, j.attempts, j.error, j.request_id AS "requestId", j.created_at AS "createdAt",
                j.started_at AS "startedAt", j.finished_at AS "finishedAt",
                json_build_object('done', j.progress_done, 'total', j.progress_total) AS progress,
                CASE WHEN j.state = 'queued' AND p.queue IS NOT NULL THEN 'paused' ELSE j.state END AS state
           FROM job j LEFT JOIN job_queue_pause p ON p.queue = j.queue) AS listed
        WHERE ($1::text IS NULL OR listed.queue = $1) AND ($2::text IS NULL OR listed.state = $2)
          AND ($3::uuid IS NULL OR listed.id < $3::uuid)
        ORDER BY listed.id DESC LIMIT $4`,
      [queue ?? null, state ?? null, cursor === undefined ? null : idAfter(cursor), limit + 1],
    );
    return toPage(rows, limit, ({ id }) => [id]);
  }

  /** Running jobs finish; the rest waits, new ones are accepted. */
  async pause(queue: QueueName): Promise<void> {
    await this.db.query(`INSERT INTO job_queue_pause (queue) VALUES ($1) ON CONFLICT (queue) DO NOTHING`, [queue]);
  }

  /** Hints that were given while the queue stood still have been thrown away, so all of them are given again. */
  resume(queue: QueueName): Promise<void> {
    return this.db.transaction(async () => {
      await this.db.query(`DELETE FROM job_queue_pause WHERE queue = $1`, [queue]);
      await this.db.query(
        `UPDATE job SET dispatched_at = NULL WHERE queue = $1 AND state = 'queued' AND dispatched_at IS NOT NULL`,
        [queue],
      );
      await this.db.query(`NOTIFY odr_work`);
    });
  }

  /**
   * Gives failed jobs all their attempts back. One whose work has been asked for again meanwhile is left alone.
   * @returns how many run again
   */
  retryFailed(queue: QueueName): Promise<number> {
    return this.db.transaction(async () => {
      const rows = await this.db.query(
        `UPDATE job SET state = 'queued', attempts = 0, run_after = now(), dispatched_at = NULL, finished_at = NULL
          WHERE id IN (SELECT DISTINCT ON (coalesce(f.dedupe_key, f.id::text)) f.id FROM job f
                        WHERE f.queue = $1 AND f.state = 'failed'
                          AND NOT EXISTS (SELECT FROM job w WHERE w.dedupe_key = f.dedupe_key AND w.state IN ('queued', 'running'))
                        ORDER BY coalesce(f.dedupe_key, f.id::text), f.id DESC)
          RETURNING id`,
        [queue],
      );
      await this.db.query(`NOTIFY odr_work`);
      return rows.length;
    });
  }
}

function idAfter(cursor: string): string {
  const [id] = decodeCursor(cursor, 1);
  if (typeof id !== 'string' || !/^[0-9a-f-]{36}$/.test(id)) throw new MalformedCursor();
  return id;
}

import type { JobName, QueueName } from '@odr/contracts';
import type { JobId } from '@odr/kernel';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

/** Which of a queue's failed jobs are meant; all of them when nothing is said. */
export interface FailedJobs {
  readonly ids?: readonly JobId[];
  readonly name?: string;
  /** Of the error. */
  readonly code?: string;
}

/** More would not be faster: a worker has few cores, and each job holds a connection. */
export const MOST_CONCURRENT_JOBS = 16;

// $1 queue, $2 ids, $3 name, $4 code
const CHOSEN = `f.queue = $1 AND f.state = 'failed' AND ($2::uuid[] IS NULL OR f.id = ANY($2)) AND ($3::text IS NULL OR f.name = $3)
  AND ($4::text IS NULL OR coalesce(f.error->>'code', 'service.internal') = $4)`;

/** Holds, continues, repeats or forgets the work of queues. Acts on rows only; the workers notice. */
@Injectable()
export class QueueControl {
  constructor(private readonly db: Database) {}

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
   * Jobs of the queue that each worker process runs at a time, from now on; what runs finishes.
   * @param concurrency 1 to `MOST_CONCURRENT_JOBS`; null for what the configuration says
   */
  limit(queue: QueueName, concurrency: number | null): Promise<void> {
    return this.db.transaction(async () => {
      await this.db.query(
        concurrency === null
          ? `DELETE FROM job_queue_limit WHERE queue = $1`
          : `INSERT INTO job_queue_limit (queue, concurrency) VALUES ($1, $2)
             ON CONFLICT (queue) DO UPDATE SET concurrency = excluded.concurrency`,
        concurrency === null ? [queue] : [queue, concurrency],
      );
      await this.db.query(`NOTIFY odr_queue_limit`);
    });
  }

  /**
   * Gives failed jobs all their attempts back. One whose work has been asked for again meanwhile is left alone.
   * @returns how many run again
   */
  retryFailed(queue: QueueName, which: FailedJobs = {}): Promise<number> {
    return this.db.transaction(async () => {
      const rows = await this.db.query(
        `UPDATE job SET state = 'queued', attempts = 0, run_after = now(), dispatched_at = NULL, finished_at = NULL
          WHERE id IN (SELECT DISTINCT ON (coalesce(f.dedupe_key, f.id::text)) f.id FROM job f
                        WHERE ${CHOSEN}
                          AND NOT EXISTS (SELECT FROM job w WHERE w.dedupe_key = f.dedupe_key AND w.state IN ('queued', 'running'))
                        ORDER BY coalesce(f.dedupe_key, f.id::text), f.id DESC)
          RETURNING id`,
        chosen(queue, which),
      );
      await this.db.query(`NOTIFY odr_work`);
      return rows.length;
    });
  }

  /**
   * Forgets failed jobs: nobody means to run them again. Jobs that people watch themselves are left to them.
   * @returns how many are gone
   */
  async discardFailed(queue: QueueName, which: FailedJobs = {}): Promise<number> {
    const rows = await this.db.query(
      `DELETE FROM job f WHERE ${CHOSEN} AND NOT f.name = ANY($5::text[]) RETURNING f.id`,
      [...chosen(queue, which), KEPT_FOR_THEIR_OWNERS],
    );
    return rows.length;
  }
}

/** Rows of other tables lean on them. */
const KEPT_FOR_THEIR_OWNERS: readonly JobName[] = ['dataset.export'];

const chosen = (queue: QueueName, { ids, name, code }: FailedJobs): unknown[] => [
  queue,
  ids ?? null,
  name ?? null,
  code ?? null,
];

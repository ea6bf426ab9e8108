import type { JobName, Jobs } from '@odr/contracts';
import { newId, type JobId } from '@odr/kernel';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

export interface RunnableJob {
  readonly id: JobId;
  readonly name: JobName;
  readonly payload: Jobs[JobName];
  readonly attempts: number;
  readonly requestId: string | null;
}

export interface DispatchableJob {
  readonly id: JobId;
  readonly queue: string;
  readonly attempts: number;
}

/** Seconds a runner may be silent before another may take its job. */
const LEASE_SECONDS = 30;
export const HEARTBEAT_MS = 8_000;
export const MAX_ATTEMPTS = 5;

/** The rows behind the queue. The database's clock is the only one that counts. */
@Injectable()
export class JobRepository {
  constructor(private readonly db: Database) {}

  /** Takes due jobs that the queue server has not heard of, at most `limit`. */
  takeUndispatched(limit: number): Promise<DispatchableJob[]> {
    return this.db.query(
      `UPDATE job SET dispatched_at = now()
        WHERE id IN (SELECT id FROM job WHERE dispatched_at IS NULL AND state = 'queued' AND run_after <= now()
                        AND queue NOT IN (SELECT queue FROM job_queue_pause)
                      ORDER BY run_after, id LIMIT $1 FOR UPDATE SKIP LOCKED)
        RETURNING id, queue, attempts`,
      [limit],
    );
  }

  /** Gives jobs back to the relay whose hint was lost (queue server flushed) or whose runner died. */
  async reclaimLost(): Promise<number> {
    const rows = await this.db.query(
      `UPDATE job SET state = 'queued', dispatched_at = NULL, lease_until = NULL
        WHERE (state = 'running' AND lease_until < now())
           OR (state = 'queued' AND dispatched_at < now() - interval '2 minutes')
        RETURNING id`,
    );
    return rows.length;
  }

  /** Starts an attempt. Undefined when the job is finished, paused or someone else's: a repeated hint changes nothing. */
  async begin(id: JobId): Promise<RunnableJob | undefined> {
    const [row] = await this.db.query<RunnableJob>(
      `UPDATE job SET state = 'running', attempts = attempts + 1, dedupe_key = NULL, started_at = coalesce(started_at, now()),
              lease_until = now() + make_interval(secs => $2), error = NULL
        WHERE id = $1 AND (state = 'queued' OR (state = 'running' AND lease_until < now()))
          AND queue NOT IN (SELECT queue FROM job_queue_pause)
        RETURNING id, name, payload, attempts, request_id AS "requestId"`,
      [id, LEASE_SECONDS],
    );
    return row;
  }

  async renewLease(id: JobId, attempt: number): Promise<void> {
    await this.db.query(
      `UPDATE job SET lease_until = now() + make_interval(secs => $3) WHERE id = $1 AND attempts = $2 AND state = 'running'`,
      [id, attempt, LEASE_SECONDS],
    );
  }

  async reportProgress(id: JobId, done: number, total: number): Promise<void> {
    await this.db.query(`UPDATE job SET progress_done = $2, progress_total = $3 WHERE id = $1`, [id, done, total]);
  }

  async finish(id: JobId, attempt: number): Promise<void> {
    await this.db.query(
      `UPDATE job SET state = 'done', finished_at = now(), lease_until = NULL WHERE id = $1 AND attempts = $2 AND state = 'running'`,
      [id, attempt],
    );
  }

  /** Waits 2, 4, 8 … seconds before the next attempt; gives up after `MAX_ATTEMPTS`. */
  async failAttempt(id: JobId, attempt: number, error: { code: string; message: string }): Promise<void> {
    await this.db.query(
      `UPDATE job SET error = $3, lease_until = NULL,
              state = CASE WHEN attempts >= $4 THEN 'failed' ELSE 'queued' END,
              finished_at = CASE WHEN attempts >= $4 THEN now() END,
              dispatched_at = NULL, run_after = now() + make_interval(secs => power(2, attempts))
        WHERE id = $1 AND attempts = $2 AND state = 'running'`,
      [id, attempt, JSON.stringify(error), MAX_ATTEMPTS],
    );
  }

  /**
   * Turns committed events into one job per subscriber, in one transaction.
   * @param subscribersOf who listens to an event of this name
   * @returns how many events were relayed
   */
  relayEvents(subscribersOf: (name: string) => readonly string[], limit: number): Promise<number> {
    return this.db.transaction(async () => {
      const events = await this.db.query<{ id: string; name: string; requestId: string | null }>(
        `UPDATE outbox_event SET relayed_at = now()
          WHERE id IN (SELECT id FROM outbox_event WHERE relayed_at IS NULL ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED)
          RETURNING id, name, request_id AS "requestId"`,
        [limit],
      );
      const deliveries = events.flatMap((event) =>
        subscribersOf(event.name).map((subscriber) => ({ event, subscriber })),
      );
      if (deliveries.length > 0) {
        await this.db.query(
          `INSERT INTO job (id, queue, name, payload, request_id)
           SELECT id, 'event', 'event.deliver', payload, request_id
             FROM jsonb_to_recordset($1::jsonb) AS delivery(id uuid, payload jsonb, request_id text)`,
          [
            JSON.stringify(
              deliveries.map(({ event, subscriber }) => ({
                id: newId(),
                payload: { eventId: event.id, subscriber },
                request_id: event.requestId,
              })),
            ),
          ],
        );
      }
      return events.length;
    });
  }

  async eventById(id: string): Promise<{ name: string; payload: unknown } | undefined> {
    const [row] = await this.db.query<{ name: string; payload: unknown }>(
      `SELECT name, payload FROM outbox_event WHERE id = $1`,
      [id],
    );
    return row;
  }

  /** Jobs of a queue that a worker runs at a time, for the queues where somebody has said so. */
  async limits(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.db.query<{ queue: string; concurrency: number }>(
      `SELECT queue, concurrency FROM job_queue_limit`,
    );
    return new Map(rows.map(({ queue, concurrency }) => [queue, concurrency]));
  }

  /** Forgets what finished long ago; failed jobs stay until someone has looked at them. */
  async prune(): Promise<void> {
    await this.db
      .query(`DELETE FROM job WHERE state IN ('done', 'cancelled') AND finished_at < now() - interval '7 days'
                           AND name NOT IN ('dataset.export')`);
    await this.db.query(`DELETE FROM outbox_event WHERE relayed_at < now() - interval '7 days'`);
  }
}

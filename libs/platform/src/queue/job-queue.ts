import { QUEUE_OF, type JobName, type Jobs } from '@odr/contracts';
import { newId, type JobId, type UserId } from '@odr/kernel';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { currentRequestId } from '../observability/request-context.js';

export interface AddJobOptions {
  /** While a waiting job has this key, adding another does nothing. One that runs already may have read the old state, so it does not count. */
  readonly dedupeKey?: string;
  readonly userId?: UserId;
  /** Leaves the job alone for this long first. */
  readonly afterMs?: number;
}

/**
 * Asks for background work by writing a row, in the caller's transaction when there is one.
 * The relay hands the row to the queue server after commit, and again whenever the queue server has lost it.
 */
@Injectable()
export class JobQueue {
  constructor(private readonly db: Database) {}

  /** @returns the new job, or undefined when `dedupeKey` names one that still waits */
  async add<N extends JobName>(name: N, payload: Jobs[N], options: AddJobOptions = {}): Promise<JobId | undefined> {
    const [row] = await this.db.preparedQuery<{ id: JobId }>(
      `WITH added AS (
         INSERT INTO job (id, queue, name, payload, dedupe_key, user_id, request_id, run_after)
         VALUES ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(secs => $8))
         ON CONFLICT (dedupe_key) WHERE dedupe_key IS NOT NULL AND state = 'queued' DO NOTHING
         RETURNING id)
       SELECT id, pg_notify('odr_work', '') FROM added`,
      [
        newId<JobId>(),
        QUEUE_OF[name],
        name,
        JSON.stringify(payload),
        options.dedupeKey ?? null,
        options.userId ?? null,
        currentRequestId() ?? null,
        (options.afterMs ?? 0) / 1_000,
      ],
    );
    return row?.id;
  }

  /** Asks for the same work on many things, in one statement; those whose key still waits are passed over. */
  async addAll<N extends JobName>(
    name: N,
    jobs: readonly { readonly payload: Jobs[N]; readonly dedupeKey: string }[],
    { afterMs = 0 }: Pick<AddJobOptions, 'afterMs'> = {},
  ): Promise<void> {
    if (jobs.length === 0) return;
    await this.db.query(
      `WITH added AS (
         INSERT INTO job (id, queue, name, payload, dedupe_key, request_id, run_after)
         SELECT id, $2, $3, payload, "dedupeKey", $4, now() + make_interval(secs => $5)
           FROM jsonb_to_recordset($1::jsonb) AS job(id uuid, payload jsonb, "dedupeKey" text)
         ON CONFLICT (dedupe_key) WHERE dedupe_key IS NOT NULL AND state = 'queued' DO NOTHING)
       SELECT pg_notify('odr_work', '')`,
      [
        JSON.stringify(jobs.map((job) => ({ ...job, id: newId<JobId>() }))),
        QUEUE_OF[name],
        name,
        currentRequestId() ?? null,
        afterMs / 1_000,
      ],
    );
  }
}

import { QUEUES, type JobState, type QueueName } from '@odr/contracts';
import { decodeCursor, MalformedCursor, toPage, type JobId, type Page } from '@odr/kernel';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { workerConcurrency } from './queue.config.js';

/** One queue in numbers. */
export interface QueueSummary {
  readonly name: QueueName;
  readonly waiting: number;
  readonly active: number;
  readonly failed: number;
  readonly completed: number;
  readonly paused: boolean;
  /** Jobs that one worker process runs at a time. */
  readonly concurrency: number;
  /** Finished a minute, over the last five. */
  readonly perMinute: number;
  /** Until what waits now is done, at this rate; null while nothing finishes. */
  readonly remainingSeconds: number | null;
  /** Since when the job that has waited longest could have run. */
  readonly waitingSince: Date | null;
}

/** One job as its row tells it. */
export interface JobSummary {
  readonly id: JobId;
  readonly queue: string;
  readonly name: string;
  /** What it was asked to do: ids, never rows. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly state: JobState;
  readonly attempts: number;
  readonly progress: { readonly done: number; readonly total: number };
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly requestId: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** Jobs that failed for one reason. */
export interface FailureCause {
  readonly queue: QueueName;
  readonly name: string;
  readonly code: string;
  readonly count: number;
  readonly latestAt: Date;
  /** Of the latest of them. */
  readonly message: string;
}

/** What finished in one minute. */
export interface QueueMinute {
  readonly queue: QueueName;
  readonly at: Date;
  readonly done: number;
  readonly failed: number;
}

export interface JobFilter {
  readonly queue?: string;
  readonly state?: JobState;
  readonly name?: string;
  /** Of the error. */
  readonly code?: string;
}

const RATE_MINUTES = 5;

/** Answers what the dashboard asks about background work. */
@Injectable()
export class QueueReader {
  constructor(private readonly db: Database) {}

  /** Every queue, also the idle ones. `completed` counts what has not been pruned yet: a week. */
  async summaries(): Promise<QueueSummary[]> {
    return this.db.query(
      `SELECT q.name, counted.*, coalesce(l.concurrency, $2::int) AS concurrency, p.queue IS NOT NULL AS paused,
              round(rate.finished / $3::numeric, 1)::float8 AS "perMinute",
              CASE WHEN counted.waiting + counted.active = 0 THEN 0
                   WHEN rate.finished > 0 THEN ceil((counted.waiting + counted.active) * 60 * $3 / rate.finished)::int
              END AS "remainingSeconds"
         FROM unnest($1::text[]) WITH ORDINALITY AS q(name, position)
         LEFT JOIN job_queue_pause p ON p.queue = q.name
         LEFT JOIN job_queue_limit l ON l.queue = q.name
        CROSS JOIN LATERAL (
          SELECT count(*) FILTER (WHERE state = 'queued')::int AS waiting, count(*) FILTER (WHERE state = 'running')::int AS active,
                 count(*) FILTER (WHERE state = 'failed')::int AS failed, count(*) FILTER (WHERE state = 'done')::int AS completed,
                 min(run_after) FILTER (WHERE state = 'queued' AND run_after <= now()) AS "waitingSince"
            FROM job WHERE job.queue = q.name) AS counted
        CROSS JOIN LATERAL (
          SELECT count(*) AS finished FROM job
           WHERE job.queue = q.name AND finished_at > now() - make_interval(mins => $3)) AS rate
        ORDER BY q.position`,
      [QUEUES, workerConcurrency(), RATE_MINUTES],
    );
  }

  /** Latest first. Jobs that wait in a paused queue are shown as paused. */
  async jobs({ queue, state, name, code }: JobFilter, limit: number, cursor?: string): Promise<Page<JobSummary>> {
    const rows = await this.db.query<JobSummary>(
      `SELECT * FROM (
         SELECT j.id, j.queue, j.name, j.payload, j.attempts, j.error, j.request_id AS "requestId", j.created_at AS "createdAt",
                j.started_at AS "startedAt", j.finished_at AS "finishedAt",
                json_build_object('done', j.progress_done, 'total', j.progress_total) AS progress,
                CASE WHEN j.state = 'queued' AND p.queue IS NOT NULL THEN 'paused' ELSE j.state END AS state
           FROM job j LEFT JOIN job_queue_pause p ON p.queue = j.queue) AS listed
        WHERE ($1::text IS NULL OR listed.queue = $1) AND ($2::text IS NULL OR listed.state = $2)
          AND ($5::text IS NULL OR listed.name = $5) AND ($6::text IS NULL OR listed.error->>'code' = $6)
          AND ($3::uuid IS NULL OR listed.id < $3::uuid)
        ORDER BY listed.id DESC LIMIT $4`,
      [
        queue ?? null,
        state ?? null,
        cursor === undefined ? null : idAfter(cursor),
        limit + 1,
        name ?? null,
        code ?? null,
      ],
    );
    return toPage(rows, limit, ({ id }) => [id]);
  }

  /** What failed for good, by cause, the most frequent first. */
  failures(): Promise<FailureCause[]> {
    return this.db.query(
      `SELECT queue, name, coalesce(error->>'code', 'service.internal') AS code, count(*)::int AS count, max(finished_at) AS "latestAt",
              (array_agg(error->>'message' ORDER BY finished_at DESC))[1] AS message
         FROM job WHERE state = 'failed' AND queue = ANY($1::text[])
        GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3`,
      [QUEUES],
    );
  }

  /** What finished in each of the last minutes, oldest first; minutes in which nothing did are left out. */
  history(minutes: number): Promise<QueueMinute[]> {
    return this.db.query(
      `SELECT queue, date_trunc('minute', finished_at) AS at, count(*) FILTER (WHERE state = 'done')::int AS done,
              count(*) FILTER (WHERE state = 'failed')::int AS failed
         FROM job WHERE finished_at > date_trunc('minute', now()) - make_interval(mins => $1) AND queue = ANY($2::text[])
        GROUP BY 1, 2 ORDER BY 2, 1`,
      [minutes, QUEUES],
    );
  }
}

function idAfter(cursor: string): string {
  const [id] = decodeCursor(cursor, 1);
  if (typeof id !== 'string' || !/^[0-9a-f-]{36}$/.test(id)) throw new MalformedCursor();
  return id;
}

import { Injectable } from '@nestjs/common';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import type { OptOutSignal } from '../signals/opt-out.policy.js';
import type { Absence } from './watch.policy.js';

/** An address that items name as their source. */
export interface WatchedSource extends Absence {
  readonly id: string;
  readonly url: string;
  readonly optOuts: readonly OptOutSignal[];
}

/** What a check has changed. */
export interface CheckedSource extends Absence {
  readonly outcome: string;
  readonly status: number | null;
  readonly optOuts: readonly OptOutSignal[];
  readonly nextMs: number;
}

/** Longest address that is asked; as in `webAddress`. */
const MAX_URL = 2_000;

/** Which sources are asked again, and when. */
@Injectable()
export class WatchRepository {
  constructor(private readonly db: Database) {}

  /** Takes up sources that items have been given since, at most so many. */
  async enrol(limit: number): Promise<void> {
    await this.db.query(
      `INSERT INTO source_watch (id, url)
       SELECT gen_random_uuid(), url FROM (
         SELECT DISTINCT s.value AS url FROM content_source s JOIN content c ON c.id = s.content_id AND c.deleted_at IS NULL
          WHERE s.type = 'url' AND octet_length(s.value) <= $2
            AND NOT EXISTS (SELECT FROM source_watch w WHERE w.url = s.value)
          LIMIT $1) AS new
       ON CONFLICT (url) DO NOTHING`,
      [limit, MAX_URL],
    );
  }

  /** Those whose turn has come, longest due first; they are not due again for as long as a check may take. */
  async due(limit: number, leaseMs: number): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `WITH due AS MATERIALIZED (
         SELECT id FROM source_watch WHERE due_at <= now() ORDER BY due_at, id LIMIT $1 FOR UPDATE SKIP LOCKED)
       UPDATE source_watch w SET due_at = now() + make_interval(secs => $2 / 1000.0) FROM due WHERE w.id = due.id
       RETURNING w.id`,
      [limit, leaseMs],
    );
    return rows.map(({ id }) => id);
  }

  async find(id: string): Promise<WatchedSource | undefined> {
    const [row] = await this.db.query<WatchedSource>(
      `SELECT id, url, failures, failing_since AS "failingSince", opt_outs AS "optOuts" FROM source_watch WHERE id = $1`,
      [id],
    );
    return row;
  }

  /** Nobody names it any more. */
  async forget(id: string): Promise<void> {
    await this.db.query(`DELETE FROM source_watch WHERE id = $1`, [id]);
  }

  async save(id: string, { outcome, status, optOuts, failures, failingSince, nextMs }: CheckedSource): Promise<void> {
    await this.db.query(
      `UPDATE source_watch
          SET checked_at = now(), outcome = $2, status = $3, opt_outs = $4, failures = $5, failing_since = $6,
              due_at = now() + make_interval(secs => $7 / 1000.0)
        WHERE id = $1`,
      [id, outcome, status, [...optOuts], failures, failingSince, nextMs],
    );
  }

  /** Items that name the address. */
  async itemsNaming(url: string): Promise<ContentId[]> {
    const rows = await this.db.query<{ id: ContentId }>(
      `SELECT DISTINCT c.id FROM content_source s JOIN content c ON c.id = s.content_id
        WHERE s.type = 'url' AND s.value = $1 AND c.deleted_at IS NULL`,
      [url],
    );
    return rows.map(({ id }) => id);
  }

  /** What is known about all addresses that an item names; those that have not been checked yet are left out. */
  async sourcesOf(id: ContentId): Promise<(Absence & { readonly optOuts: readonly OptOutSignal[] })[]> {
    return this.db.query(
      `SELECT w.failures, w.failing_since AS "failingSince", w.opt_outs AS "optOuts"
         FROM content_source s JOIN source_watch w ON w.url = s.value
        WHERE s.content_id = $1 AND s.type = 'url' AND w.checked_at IS NOT NULL`,
      [id],
    );
  }
}

import { Injectable } from '@nestjs/common';
import { wireTime } from '@odr/content';
import type { ContentSetId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import type { KeptQuery } from '../saved-search/saved-search.policy.js';
import type { SetOriginResponse } from './dto/freeze.response.dto.js';

export interface NewFreeze {
  readonly setId: ContentSetId;
  readonly userId: UserId;
  readonly query: KeptQuery | null;
  readonly picked: readonly string[] | null;
  readonly wanted: number;
}

/** How far a freeze is. */
export interface RunningFreeze extends NewFreeze {
  readonly cursor: string | null;
  readonly found: number;
}

/** One page of it, as it was found. */
export interface FrozenPage {
  readonly found: number;
  readonly added: number;
  /** Null when there is no more. */
  readonly cursor: string | null;
  readonly plan?: string;
  readonly exact?: boolean;
  readonly engine?: string;
}

const VIEW = `f.query, f.plan, f.exact, f.user_id AS "userId", ${wireTime('f.taken_at')} AS "takenAt", f.wanted, f.found, f.added,
  (SELECT e.name || ' ' || e.version FROM embedding_engine e WHERE e.name = f.engine) AS engine, f.failed_with AS "failedWith",
  CASE WHEN f.finished_at IS NULL THEN 'running' WHEN f.failed_with IS NULL THEN 'done' ELSE 'failed' END AS state`;

/** Where sets came from. */
@Injectable()
export class FreezeRepository {
  constructor(private readonly db: Database) {}

  async insert({ setId, userId, query, picked, wanted }: NewFreeze): Promise<void> {
    await this.db.query(
      `INSERT INTO search_freeze (set_id, user_id, query, picked, wanted) VALUES ($1, $2, $3, $4, $5)`,
      [setId, userId, query && JSON.stringify(query), picked && [...picked], wanted],
    );
  }

  /** @returns undefined once it is finished, or its set is gone */
  async lockRunning(setId: ContentSetId): Promise<RunningFreeze | undefined> {
    const [row] = await this.db.query<RunningFreeze>(
      `SELECT set_id AS "setId", user_id AS "userId", query, picked, wanted, cursor, found FROM search_freeze
        WHERE set_id = $1 AND finished_at IS NULL FOR UPDATE`,
      [setId],
    );
    return row;
  }

  async take(setId: ContentSetId, { found, added, cursor, plan, exact, engine }: FrozenPage): Promise<void> {
    await this.db.query(
      `UPDATE search_freeze
          SET found = found + $2, added = added + $3, cursor = $4, plan = coalesce(plan, $5), exact = coalesce(exact AND $6, $6),
              engine = coalesce(engine, $7), finished_at = CASE WHEN $4::text IS NULL THEN now() END,
              picked = CASE WHEN $4::text IS NULL THEN NULL ELSE picked END
        WHERE set_id = $1`,
      [setId, found, added, cursor, plan ?? null, exact ?? null, engine ?? null],
    );
  }

  async fail(setId: ContentSetId, code: string): Promise<void> {
    await this.db.query(
      `UPDATE search_freeze SET failed_with = $2, finished_at = now() WHERE set_id = $1 AND finished_at IS NULL`,
      [setId, code],
    );
  }

  async originOf(setId: ContentSetId): Promise<SetOriginResponse | undefined> {
    const [row] = await this.db.query<SetOriginResponse>(`SELECT ${VIEW} FROM search_freeze f WHERE f.set_id = $1`, [
      setId,
    ]);
    return row;
  }
}

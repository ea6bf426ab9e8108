import { Injectable } from '@nestjs/common';
import type { EmbeddingEngine } from '@odr/entities';
import { Database } from '@odr/platform';

/** Something new that an engine is to see. */
export interface Due {
  readonly subjectId: string;
  /** Another one as soon as it is asked for anew. */
  readonly ticket: string;
}

/** What waits to be embedded, by engine. */
@Injectable()
export class DueRepository {
  constructor(private readonly db: Database) {}

  /** @returns the engines that have something to do now */
  async add(type: EmbeddingEngine['type'], subjectId: string): Promise<string[]> {
    const rows = await this.db.query<{ engineId: string }>(
      `INSERT INTO embedding_due (engine_id, subject_id, ticket)
       SELECT id, $2, gen_random_uuid() FROM embedding_engine
        WHERE type = $1 AND supported AND state <> 'retired' AND backend ->> 'kind' <> 'client' ORDER BY id
       ON CONFLICT (engine_id, subject_id) DO UPDATE SET ticket = excluded.ticket RETURNING engine_id AS "engineId"`,
      [type, subjectId],
    );
    return rows.map(({ engineId }) => engineId);
  }

  /** Engines for which something waits. */
  async engines(): Promise<string[]> {
    const rows = await this.db.query<{ engineId: string }>(
      `SELECT id AS "engineId" FROM embedding_engine g
        WHERE EXISTS (SELECT 1 FROM embedding_due d WHERE d.engine_id = g.id) ORDER BY id`,
    );
    return rows.map(({ engineId }) => engineId);
  }

  /** Oldest first: ids grow with time. */
  next(engineId: string, limit: number): Promise<Due[]> {
    return this.db.query<Due>(
      `SELECT subject_id AS "subjectId", ticket FROM embedding_due WHERE engine_id = $1 ORDER BY subject_id LIMIT $2`,
      [engineId, limit],
    );
  }

  /** What was asked for anew meanwhile stays. */
  async done(engineId: string, due: readonly Due[]): Promise<void> {
    await this.db.query(
      `DELETE FROM embedding_due d USING unnest($2::uuid[], $3::uuid[]) AS seen(subject_id, ticket)
        WHERE d.engine_id = $1 AND d.subject_id = seen.subject_id AND d.ticket = seen.ticket RETURNING d.subject_id`,
      [engineId, due.map(({ subjectId }) => subjectId), due.map(({ ticket }) => ticket)],
    );
  }
}

import { Injectable } from '@nestjs/common';
import type { EmbeddingEngine } from '@odr/entities';
import { Database } from '@odr/platform';
import { missingOf } from './missing.statements.js';

/** How much of the collection an engine has seen. */
export interface Coverage {
  readonly embedded: number;
  /** Still to be embedded, what could not be aside. */
  readonly missing: number;
  readonly failed: number;
  readonly failures: readonly { readonly reason: string; readonly count: number }[];
}

/** Counts what engines have seen: one scan of an index each, and of what they have not. */
@Injectable()
export class CoverageReader {
  constructor(private readonly db: Database) {}

  async of(engine: EmbeddingEngine): Promise<Coverage> {
    const table = engine.type === 'content' ? 'content_embedding' : 'annotation_embedding';
    const [[counted], failures] = await Promise.all([
      this.db.query<{ embedded: number; missing: number }>(
        `SELECT (SELECT count(*) FROM ${table} WHERE engine_id = $1)::int AS embedded,
                (SELECT count(*) FROM (${missingOf(engine.type)}) AS missing)::int AS missing`,
        [engine.id],
      ),
      this.db.query<{ reason: string; count: number }>(
        `SELECT f.reason, count(*)::int AS count FROM embedding_failure f JOIN (${missingOf(engine.type)}) AS missing
             ON missing.id = f.subject_id WHERE f.engine_id = $1 GROUP BY f.reason ORDER BY count(*) DESC, f.reason`,
        [engine.id],
      ),
    ]);
    const failed = failures.reduce((sum, { count }) => sum + count, 0);
    const { embedded = 0, missing = 0 } = counted ?? {};
    return { embedded, missing: Math.max(0, missing - failed), failed, failures };
  }
}

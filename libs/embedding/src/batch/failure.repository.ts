import { Injectable } from '@nestjs/common';
import { Database } from '@odr/platform';

/** What engines could not embed. */
@Injectable()
export class FailureRepository {
  constructor(private readonly db: Database) {}

  /** @param reason a problem code */
  async add(engineId: string, subjectId: string, reason: string): Promise<void> {
    await this.db.query(
      `INSERT INTO embedding_failure (engine_id, subject_id, reason) VALUES ($1, $2, $3)
       ON CONFLICT (engine_id, subject_id) DO UPDATE
       SET reason = excluded.reason, attempts = embedding_failure.attempts + 1, failed_at = now()`,
      [engineId, subjectId, reason],
    );
  }

  async remove(engineId: string, subjectIds: readonly string[]): Promise<void> {
    await this.db.query(
      `DELETE FROM embedding_failure WHERE engine_id = $1 AND subject_id = ANY($2::uuid[]) RETURNING subject_id`,
      [engineId, subjectIds],
    );
  }

  /** All of an engine's, so that everything is tried again. */
  async removeAll(engineId: string): Promise<void> {
    await this.db.query(`DELETE FROM embedding_failure WHERE engine_id = $1 RETURNING subject_id`, [engineId]);
  }
}

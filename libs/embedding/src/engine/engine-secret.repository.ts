import { Injectable } from '@nestjs/common';
import type { EngineId } from '@odr/kernel';
import { Database } from '@odr/platform';

/** Sealed credentials, one an engine at most. */
@Injectable()
export class EngineSecretRepository {
  constructor(private readonly db: Database) {}

  async store(id: EngineId, sealed: string): Promise<void> {
    await this.db.query(
      `INSERT INTO embedding_engine_secret (engine_id, sealed) VALUES ($1, $2)
       ON CONFLICT (engine_id) DO UPDATE SET sealed = excluded.sealed`,
      [id, sealed],
    );
  }

  async remove(id: EngineId): Promise<void> {
    await this.db.query(`DELETE FROM embedding_engine_secret WHERE engine_id = $1 RETURNING engine_id`, [id]);
  }

  async find(id: EngineId): Promise<string | undefined> {
    const [row] = await this.db.query<{ sealed: string }>(
      `SELECT sealed FROM embedding_engine_secret WHERE engine_id = $1`,
      [id],
    );
    return row?.sealed;
  }

  /** The engines that have one. */
  async owners(): Promise<ReadonlySet<string>> {
    const rows = await this.db.query<{ id: string }>(`SELECT engine_id AS id FROM embedding_engine_secret`);
    return new Set(rows.map(({ id }) => id));
  }
}

import { Injectable } from '@nestjs/common';
import type { MapQuality, MapVersion } from '@odr/entities';
import type { EngineId } from '@odr/kernel';
import { Database, isUniqueViolation } from '@odr/platform';
import { MapBeingDrawn } from './map.errors.js';

const COLUMNS = `v.id AS "id", v.engine_id AS "engineId", v.state AS "state", v.method AS "method", v.parameters AS "parameters",
  v.seed AS "seed", v.landmarks AS "landmarks", v.placed_up_to AS "placedUpTo", v.done AS "done", v.total AS "total",
  v.placed AS "placed", v.placed_since AS "placedSince", v.strange_since AS "strangeSince", v.quality AS "quality",
  v.failure AS "failure", v.created_at AS "createdAt", v.completed_at AS "completedAt", v.labelled_at AS "labelledAt"`;

/** A version without its model, which is large. */
export type MapRow = Omit<MapVersion, 'model' | 'engine'>;

/** Versions of maps: begun, filled, put into service, retired. */
@Injectable()
export class MapVersionRepository {
  constructor(private readonly db: Database) {}

  /** @throws MapBeingDrawn */
  async begin(engineId: EngineId, seed: number, parameters: Readonly<Record<string, number>>): Promise<number> {
    try {
      const [row] = await this.db.query<{ id: number }>(
        `INSERT INTO map_version (engine_id, state, method, parameters, seed) VALUES ($1, 'building', 'umap', $2, $3) RETURNING id`,
        [engineId, JSON.stringify(parameters), seed],
      );
      return row?.id ?? 0;
    } catch (error) {
      // Two administrators may ask at once; only the index knows.
      if (!isUniqueViolation(error, 'map_version_building_key')) throw error;
      throw new MapBeingDrawn((await this.of(engineId, 'building'))?.id ?? 0);
    }
  }

  async find(id: number): Promise<MapRow | undefined> {
    const [row] = await this.db.query<MapRow>(`SELECT ${COLUMNS} FROM map_version v WHERE v.id = $1`, [id]);
    return row;
  }

  async of(engineId: EngineId, state: 'building' | 'serving'): Promise<MapRow | undefined> {
    const [row] = await this.db.query<MapRow>(
      `SELECT ${COLUMNS} FROM map_version v WHERE v.engine_id = $1 AND v.state = $2`,
      [engineId, state],
    );
    return row;
  }

  in(state: MapVersion['state']): Promise<MapRow[]> {
    return this.db.query(`SELECT ${COLUMNS} FROM map_version v WHERE v.state = $1 ORDER BY v.id DESC`, [state]);
  }

  /** The latest first. */
  list(limit: number): Promise<MapRow[]> {
    return this.db.query(`SELECT ${COLUMNS} FROM map_version v ORDER BY v.id DESC LIMIT $1`, [limit]);
  }

  /** Those that new items of the engine are placed on. */
  async drawn(engineId: EngineId): Promise<number[]> {
    const rows = await this.db.query<{ id: number }>(
      `SELECT v.id FROM map_version v WHERE v.engine_id = $1 AND v.state IN ('building', 'serving') AND v.model IS NOT NULL ORDER BY v.id`,
      [engineId],
    );
    return rows.map(({ id }) => id);
  }

  async modelOf(id: number): Promise<Buffer | undefined> {
    const [row] = await this.db.query<{ model: Buffer | null }>(`SELECT v.model FROM map_version v WHERE v.id = $1`, [
      id,
    ]);
    return row?.model ?? undefined;
  }

  /** @returns whether it is still to be drawn */
  async saveModel(id: number, model: Uint8Array, method: 'umap' | 'pca', landmarks: number): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE map_version SET model = $2, method = $3, landmarks = $4 WHERE id = $1 AND state = 'building' RETURNING id`,
      [id, Buffer.from(model), method, landmarks],
    );
    return rows.length > 0;
  }

  async progress(id: number, done: number, total: number): Promise<void> {
    await this.db.query(
      `UPDATE map_version SET done = $2, total = $3 WHERE id = $1 AND state = 'building' RETURNING id`,
      [id, done, total],
    );
  }

  async advance(id: number, placedUpTo: string): Promise<void> {
    await this.db.query(`UPDATE map_version SET placed_up_to = $2 WHERE id = $1 RETURNING id`, [id, placedUpTo]);
  }

  /** Puts a complete version into the place of the one before; in a transaction. */
  async serve(id: number, engineId: EngineId, quality: MapQuality): Promise<void> {
    await this.db.query(
      `UPDATE map_version SET state = 'retired', model = NULL WHERE engine_id = $1 AND state = 'serving' RETURNING id`,
      [engineId],
    );
    await this.db.query(
      `UPDATE map_version SET state = 'serving', completed_at = now(), labelled_at = now(), quality = $2, done = total,
              placed = (SELECT count(*) FROM map_point p WHERE p.version_id = $1)
        WHERE id = $1 AND state = 'building' RETURNING id`,
      [id, JSON.stringify(quality)],
    );
  }

  async fail(id: number, failure: string): Promise<void> {
    await this.db.query(
      `UPDATE map_version SET state = 'failed', model = NULL, failure = $2 WHERE id = $1 AND state = 'building' RETURNING id`,
      [id, failure],
    );
  }

  /** Counts what has come to a serving version. */
  async grow(id: number, placed: number, strange: number): Promise<void> {
    await this.db.query(
      `UPDATE map_version SET placed_since = placed_since + $2, strange_since = strange_since + $3
        WHERE id = $1 AND state = 'serving' RETURNING id`,
      [id, placed, strange],
    );
  }

  /** Whether a job of this key waits or runs. */
  async isAtWork(dedupeKey: string): Promise<boolean> {
    const rows = await this.db.query(
      `SELECT 1 FROM job WHERE dedupe_key = $1 AND state IN ('queued', 'running') LIMIT 1`,
      [dedupeKey],
    );
    return rows.length > 0;
  }
}

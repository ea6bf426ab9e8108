import { Injectable } from '@nestjs/common';
import type { EngineQuality } from '@odr/contracts';
import { Database } from '@odr/platform';
import type { ShippedEngine } from './shipped-engine.js';

/** Registers the engines that come along. Safe to repeat, and beside others that do the same. */
@Injectable()
export class ShippedEngineRepository {
  constructor(private readonly db: Database) {}

  /** One whose name is there already stays as it is: it may have been put to rest. */
  async register(engine: ShippedEngine): Promise<void> {
    const { id, name, type, version, dimension, modality, license, description, reads, state, replaces } = engine;
    await this.db.query(
      `INSERT INTO embedding_engine (id, name, type, version, dimension, metric, modality, license, description, backend, reads,
                                     state, replaces)
       SELECT $1, $2, $3, $4, $5, 'cosine', $6, $7, $8, jsonb_build_object('kind', 'package', 'model', $2::text), $9, $10,
              (SELECT id FROM embedding_engine WHERE name = $11)
       ON CONFLICT DO NOTHING RETURNING id`,
      [id, name, type, version, dimension, modality, license, description, [...reads], state, replaces],
    );
  }

  /** Figures are ours as long as the model is: those that this release has measured take the place of older ones. */
  async tellQuality(name: string, version: string, quality: readonly EngineQuality[]): Promise<void> {
    await this.db.query(
      `UPDATE embedding_engine SET quality = $3::jsonb, revision = revision + 1
        WHERE name = $1 AND version = $2 AND backend = jsonb_build_object('kind', 'package', 'model', $1::text)
          AND quality <> $3::jsonb RETURNING id`,
      [name, version, JSON.stringify(quality)],
    );
  }
}

import { Injectable } from '@nestjs/common';
import type { EmbeddingEngine } from '@odr/entities';
import { Database } from '@odr/platform';
import { EngineNotFound } from './embedding.errors.js';

const COLUMNS = `id, name, type, version, dimension, metric, modality, supported, license, created_at AS "createdAt"`;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The registered engines. A handful of rows, read whenever they are needed. */
@Injectable()
export class EngineRepository {
  constructor(private readonly db: Database) {}

  list(): Promise<EmbeddingEngine[]> {
    return this.db.query<EmbeddingEngine>(`SELECT ${COLUMNS} FROM embedding_engine ORDER BY name`);
  }

  /** The engines that new things of this type are embedded with. */
  supportedFor(type: EmbeddingEngine['type']): Promise<EmbeddingEngine[]> {
    return this.db.query<EmbeddingEngine>(
      `SELECT ${COLUMNS} FROM embedding_engine WHERE type = $1 AND supported ORDER BY created_at, id`,
      [type],
    );
  }

  /**
   * @param engine name or id
   * @throws EngineNotFound
   */
  async get(engine: string): Promise<EmbeddingEngine> {
    const column = UUID.test(engine) ? 'id' : 'name';
    const [row] = await this.db.query<EmbeddingEngine>(`SELECT ${COLUMNS} FROM embedding_engine WHERE ${column} = $1`, [
      engine,
    ]);
    if (!row) throw new EngineNotFound(engine);
    return row;
  }

  /**
   * The engine that serves a type when the caller names none: the oldest supported one.
   * @throws EngineNotFound when all have been retired
   */
  async defaultFor(type: EmbeddingEngine['type']): Promise<EmbeddingEngine> {
    const [engine] = await this.supportedFor(type);
    if (!engine) throw new EngineNotFound(`for ${type}`);
    return engine;
  }
}

import { Injectable } from '@nestjs/common';
import type { EmbeddingEngine } from '@odr/entities';
import type { EngineId } from '@odr/kernel';
import { Database, isUniqueViolation } from '@odr/platform';
import { EngineNameTaken, EngineNotFound } from './embedding.errors.js';

const COLUMNS = `id, name, type, version, dimension, metric, modality, supported, license, description, backend, reads, state,
  is_default AS "isDefault", precision, quality, replaces, revision, created_at AS "createdAt"`;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A new engine; it grows beside those that serve. */
export type NewEngine = Omit<
  EmbeddingEngine,
  'supported' | 'state' | 'isDefault' | 'revision' | 'createdAt' | 'replaced'
>;

/** What can change of an engine without making its vectors others. */
export type EngineChanges = Partial<Pick<EmbeddingEngine, 'supported' | 'description' | 'quality' | 'precision'>>;

/** The registered engines. A handful of rows, read whenever they are needed. */
@Injectable()
export class EngineRepository {
  constructor(private readonly db: Database) {}

  list(): Promise<EmbeddingEngine[]> {
    return this.db.query<EmbeddingEngine>(`SELECT ${COLUMNS} FROM embedding_engine ORDER BY name`);
  }

  /** The engines that new things of this type are embedded with: those that serve and those that are being built. */
  supportedFor(type: EmbeddingEngine['type']): Promise<EmbeddingEngine[]> {
    return this.db.query<EmbeddingEngine>(
      `SELECT ${COLUMNS} FROM embedding_engine WHERE type = $1 AND supported AND state <> 'retired' ORDER BY created_at, id`,
      [type],
    );
  }

  /**
   * @param engine name or id
   * @throws EngineNotFound
   */
  async get(engine: string): Promise<EmbeddingEngine> {
    const column = UUID.test(engine) ? 'id' : 'name';
    const [row] = await this.db.preparedQuery<EmbeddingEngine>(
      `SELECT ${COLUMNS} FROM embedding_engine WHERE ${column} = $1`,
      [engine],
    );
    if (!row) throw new EngineNotFound(engine);
    return row;
  }

  /**
   * The engines that may answer for a type and a modality when none is named, the best first: one that has vectors before one
   * that has none yet, the default before the others, older ones first.
   */
  servingFor(type: EmbeddingEngine['type'], modality: EmbeddingEngine['modality']): Promise<EmbeddingEngine[]> {
    return this.db.query<EmbeddingEngine>(
      `SELECT ${COLUMNS} FROM embedding_engine g WHERE type = $1 AND modality = $2 AND state = 'serving'
       ORDER BY EXISTS (SELECT 1 FROM ${type}_embedding e WHERE e.engine_id = g.id) DESC, is_default DESC, g.created_at, id`,
      [type, modality],
    );
  }

  /** Whether there is anything to compare with. */
  async hasVectors({ id, type }: EmbeddingEngine): Promise<boolean> {
    return (await this.db.query(`SELECT 1 FROM ${type}_embedding WHERE engine_id = $1 LIMIT 1`, [id])).length > 0;
  }

  /** @throws EngineNameTaken */
  async insert(engine: NewEngine): Promise<void> {
    try {
      await this.db.query(
        `INSERT INTO embedding_engine (id, name, type, version, dimension, metric, modality, license, description, backend,
                                       reads, precision, quality, replaces)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
        [
          engine.id,
          engine.name,
          engine.type,
          engine.version,
          engine.dimension,
          engine.metric,
          engine.modality,
          engine.license,
          engine.description,
          JSON.stringify(engine.backend),
          [...engine.reads],
          engine.precision,
          JSON.stringify(engine.quality),
          engine.replaces,
        ],
      );
    } catch (error) {
      // Only the index knows whether the name is free at the moment of writing.
      if (isUniqueViolation(error, 'embedding_engine_name_key')) throw new EngineNameTaken(engine.name);
      throw error;
    }
  }

  /**
   * Holds the engine until the transaction ends, and the others with it, in one order: two changes at once follow each other.
   * Vectors can be stored meanwhile.
   * @throws EngineNotFound
   */
  async lock(engine: string): Promise<EmbeddingEngine> {
    await this.db.query(`SELECT id FROM embedding_engine ORDER BY id FOR NO KEY UPDATE`);
    return this.get(engine);
  }

  /** What is undefined stays. */
  async update(id: EngineId, { supported, description, quality, precision }: EngineChanges): Promise<void> {
    await this.db.query(
      `UPDATE embedding_engine
          SET supported = coalesce($2, supported), description = coalesce($3, description),
              quality = coalesce($4::jsonb, quality), precision = coalesce($5, precision), revision = revision + 1
        WHERE id = $1 RETURNING id`,
      [id, supported ?? null, description ?? null, quality ? JSON.stringify(quality) : null, precision ?? null],
    );
  }

  /**
   * Makes the engine, which is held, answer by default; the one that did so still serves.
   * @returns the engine it took over from
   */
  async makeDefault({ id, type, modality }: EmbeddingEngine): Promise<EngineId | null> {
    const [current] = await this.db.query<{ id: EngineId }>(
      `SELECT id FROM embedding_engine WHERE type = $1 AND modality = $2 AND is_default`,
      [type, modality],
    );
    const before = current?.id ?? null;
    if (before === id) return before;
    await this.db.query(
      `UPDATE embedding_engine SET is_default = false, revision = revision + 1 WHERE id = $1 RETURNING id`,
      [before],
    );
    await this.db.query(
      `UPDATE embedding_engine SET is_default = true, state = 'serving', supported = true, revision = revision + 1
        WHERE id = $1 RETURNING id`,
      [id],
    );
    return before;
  }

  async retire(id: EngineId): Promise<void> {
    await this.db.query(
      `UPDATE embedding_engine SET state = 'retired', supported = false, revision = revision + 1 WHERE id = $1 RETURNING id`,
      [id],
    );
  }
}

import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { parameters, type ContentCondition } from '@odr/content';
import type { EmbeddingEngine } from '@odr/entities';
import type { AnnotationId, ContentId } from '@odr/kernel';
import {
  Database,
  ImageModel,
  type ImageInput,
  IMAGE_EMBEDDING_MODEL,
  ModelCatalogue,
  ModelUnavailable,
  SharedCache,
  TextModel,
  TEXT_EMBEDDING_MODEL,
} from '@odr/platform';
import { EngineRepository } from './engine.repository.js';
import { assertUsable, fromVectorText, toVectorText } from './vector.policy.js';

/** A question for the nearest neighbours of a vector. */
export interface NearestQuery {
  readonly engine: EmbeddingEngine;
  /** Of the engine's dimension. */
  readonly vector: ArrayLike<number>;
  readonly limit: number;
  /** Which contents may answer; give the caller's scope here. */
  readonly where: ContentCondition;
  /** Whether to compare with every row instead of asking the index. */
  readonly exact?: boolean;
}

export interface Neighbour {
  readonly contentId: ContentId;
  /** Cosine, 1 = same direction. */
  readonly similarity: number;
}

export interface Nearest {
  readonly items: readonly Neighbour[];
  /** `exact`: every matching row was compared. `hnsw`: the index answered; a near one may be missing. */
  readonly plan: 'exact' | 'hnsw';
}

/**
 * Up to this many matching rows every one is compared. The index walks a graph of *all* rows: with a filter that leaves few,
 * far from the query, it found none of the ten nearest, while comparing 10,000 vectors takes some tens of milliseconds.
 */
const EXACT_UP_TO = 10_000;

const TEXT_VECTOR_TTL_MS = 24 * 60 * 60_000;

/** Questions that search, duplicates and the API ask of stored embeddings. Metric and index belong together: cosine. */
@Injectable()
export class EmbeddingLookup {
  constructor(
    private readonly db: Database,
    private readonly engines: EngineRepository,
    private readonly models: ModelCatalogue,
    private readonly images: ImageModel,
    private readonly texts: TextModel,
    private readonly cache: SharedCache,
  ) {}

  /** @param name name or id; without it the default engine of the type. @throws EngineNotFound */
  engine(type: EmbeddingEngine['type'], name?: string): Promise<EmbeddingEngine> {
    return name === undefined ? this.engines.defaultFor(type) : this.engines.get(name);
  }

  /** @throws EngineNotFound */
  getEngine(nameOrId: string): Promise<EmbeddingEngine> {
    return this.engines.get(nameOrId);
  }

  /** Whether this process can compute with the engine right now. */
  isReady(engine: EmbeddingEngine): boolean {
    return this.models.isReady(engine.name);
  }

  /** @throws ModelUnavailable, ModelBusy */
  async embedText(engine: EmbeddingEngine, text: string): Promise<Float32Array> {
    if (engine.name !== TEXT_EMBEDDING_MODEL.name) throw new ModelUnavailable(engine.name, 'it does not read text');
    const key = `embedding:${engine.id}:${createHash('sha256').update(text).digest('base64url')}`;
    // The same words always give the same vector, so people who type the same wait for the model once.
    const vector = await this.cache.remember(key, TEXT_VECTOR_TTL_MS, () => this.computeText(engine, text));
    return Float32Array.from(vector);
  }

  private async computeText(engine: EmbeddingEngine, text: string): Promise<number[]> {
    const [vector] = await this.texts.embed([text]);
    if (!vector) throw new ModelUnavailable(engine.name, 'no answer');
    return [...vector];
  }

  /** @throws ModelUnavailable, ModelBusy, ImageUndecodable */
  async embedImage(engine: EmbeddingEngine, image: ImageInput): Promise<Float32Array> {
    if (engine.name !== IMAGE_EMBEDDING_MODEL.name) throw new ModelUnavailable(engine.name, 'it does not see pictures');
    return this.images.embed(image);
  }

  /** The stored vector of a content that satisfies the condition; undefined if there is none. */
  async vectorOfContent(
    engine: EmbeddingEngine,
    contentId: ContentId,
    where: ContentCondition,
  ): Promise<number[] | undefined> {
    const { values, bind } = parameters(contentId, engine.id);
    const [row] = await this.db.query<{ embedding: string }>(
      `SELECT e.embedding::text AS embedding FROM content_embedding e JOIN content c ON c.id = e.content_id
       WHERE e.content_id = $1 AND e.engine_id = $2 AND ${where(bind)}`,
      values,
    );
    return row && fromVectorText(row.embedding);
  }

  /** The stored vector of an annotation whose content satisfies the condition. */
  async vectorOfAnnotation(
    engine: EmbeddingEngine,
    id: AnnotationId,
    where: ContentCondition,
  ): Promise<number[] | undefined> {
    const { values, bind } = parameters(id, engine.id);
    const [row] = await this.db.query<{ embedding: string | null }>(
      `SELECT e.embedding::text AS embedding FROM annotation_embedding e
       JOIN annotation a ON a.id = e.annotation_id AND a.deleted_at IS NULL AND NOT a.is_blind
       JOIN content c ON c.id = e.content_id
       WHERE e.annotation_id = $1 AND e.engine_id = $2 AND ${where(bind)}`,
      values,
    );
    return row?.embedding ? fromVectorText(row.embedding) : undefined;
  }

  /**
   * Contents nearest to a vector, nearest first; for an engine that embeds annotations, by their nearest annotation.
   * @throws DimensionMismatch
   */
  async nearestContents(query: NearestQuery): Promise<Nearest> {
    assertUsable(query.vector, query.engine.dimension);
    const exact = query.exact === true || (await this.countUpTo(query, EXACT_UP_TO + 1)) <= EXACT_UP_TO;
    const items = exact ? await this.run(query, true) : await this.throughIndex(query);
    return { items, plan: exact ? 'exact' : 'hnsw' };
  }

  /** The statement that answers through the index; public so that a test can show its plan. */
  statement({ engine, vector, limit, where }: NearestQuery, exact: boolean): { sql: string; values: unknown[] } {
    const { values, bind } = parameters(toVectorText(vector), limit);
    const [type, id] = [`vector(${Number(engine.dimension)})`, literal(engine.id)];
    // Adding zero hides the expression from the planner: no index serves it, so every row is compared.
    const distance = `(e.embedding::${type} <=> $1::${type})${exact ? ' + 0' : ''}`;
    if (engine.type === 'content') {
      const sql = `
        SELECT n."contentId", 1 - n.distance AS similarity FROM (
          SELECT e.content_id AS "contentId", ${distance} AS distance
          FROM content_embedding e JOIN content c ON c.id = e.content_id
          WHERE e.engine_id = ${id} AND ${where(bind)}
          ORDER BY ${distance} LIMIT $2) n
        ORDER BY n.distance, n."contentId"`;
      return { sql, values };
    }
    const sql = `
      SELECT n."contentId", 1 - min(n.distance) AS similarity FROM (
        SELECT e.content_id AS "contentId", ${distance} AS distance
        FROM annotation_embedding e
        JOIN annotation a ON a.id = e.annotation_id AND a.deleted_at IS NULL AND NOT a.is_blind
        JOIN content c ON c.id = e.content_id
        WHERE e.engine_id = ${id} AND e.embedding IS NOT NULL AND ${where(bind)}
        ORDER BY ${distance} LIMIT $2 * ${ANNOTATIONS_PER_CONTENT}) n
      GROUP BY n."contentId" ORDER BY min(n.distance), n."contentId" LIMIT $2`;
    return { sql, values };
  }

  private run(query: NearestQuery, exact: boolean): Promise<Neighbour[]> {
    const { sql, values } = this.statement(query, exact);
    return this.db.query<Neighbour>(sql, values);
  }

  private throughIndex(query: NearestQuery): Promise<Neighbour[]> {
    return this.db.transaction(async () => {
      // Goes on looking until the filter has let enough rows through; strict order would stop at the wrong ones.
      await this.db.query(
        `SELECT set_config('hnsw.iterative_scan', 'relaxed_order', true), set_config('hnsw.max_scan_tuples', '40000', true),
                set_config('hnsw.scan_mem_multiplier', '4', true), set_config('hnsw.ef_search', '100', true)`,
      );
      return this.run(query, false);
    });
  }

  private async countUpTo({ engine, where }: NearestQuery, limit: number): Promise<number> {
    const { values, bind } = parameters(limit);
    const table = engine.type === 'content' ? 'content_embedding' : 'annotation_embedding';
    const [row] = await this.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM (
         SELECT 1 FROM ${table} e JOIN content c ON c.id = e.content_id
         WHERE e.engine_id = ${literal(engine.id)} AND ${where(bind)} LIMIT $1) matching`,
      values,
    );
    return row?.count ?? 0;
  }
}

/** A content may have several captions; more rows are read than contents are wanted. */
const ANNOTATIONS_PER_CONTENT = 4;

/** Partial indexes are matched against literals; the id comes from the table of engines, and is a UUID by its type. */
const literal = (id: string): string => `'${id.replaceAll("'", '')}'::uuid`;

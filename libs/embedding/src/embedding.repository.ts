import { Injectable } from '@nestjs/common';
import type { AnnotationId, ContentId, EngineId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { MISSING_ANNOTATIONS, MISSING_CONTENTS, missingOf } from './engine/missing.statements.js';
import { fromVectorText, toVectorText } from './vector.policy.js';

export interface ContentToEmbed {
  readonly contentId: ContentId;
  /** Of the preview in the published store. */
  readonly previewSha256: string;
}

export interface AnnotationToEmbed {
  readonly annotationId: AnnotationId;
  readonly contentId: ContentId;
  readonly version: number;
  readonly value: unknown;
}

/** What has failed so often is left alone until somebody asks for everything anew. */
const MAX_ATTEMPTS = 5;
const NOT_GIVEN_UP = (id: string): string => `NOT EXISTS (
  SELECT 1 FROM embedding_failure f WHERE f.engine_id = $1 AND f.subject_id = ${id} AND f.attempts >= ${MAX_ATTEMPTS})`;

/** Writes embeddings, and finds what has none yet. */
@Injectable()
export class EmbeddingRepository {
  constructor(private readonly db: Database) {}

  /** Those of the contents that the engine has not seen; what is gone, or not processed, is not among them. */
  contentsAmong(engineId: EngineId, ids: readonly string[]): Promise<ContentToEmbed[]> {
    return this.db.query(`${MISSING_CONTENTS} AND c.id = ANY($2::uuid[])`, [engineId, ids]);
  }

  /** Contents this engine has not seen, in the order of their ids, after `after`. */
  contentsToEmbed(engineId: EngineId, after: string, limit: number): Promise<ContentToEmbed[]> {
    const sql = `${MISSING_CONTENTS} AND c.id > $2 AND ${NOT_GIVEN_UP('c.id')} ORDER BY c.id LIMIT $3`;
    return this.db.query(sql, [engineId, after, limit]);
  }

  /** Those of the annotations whose newest version the engine has not seen. */
  annotationsAmong(engineId: EngineId, ids: readonly string[]): Promise<AnnotationToEmbed[]> {
    return this.db.query(`${MISSING_ANNOTATIONS} AND a.id = ANY($2::uuid[])`, [engineId, ids]);
  }

  annotationsToEmbed(engineId: EngineId, after: string, limit: number): Promise<AnnotationToEmbed[]> {
    const sql = `${MISSING_ANNOTATIONS} AND a.id > $2 AND ${NOT_GIVEN_UP('a.id')} ORDER BY a.id LIMIT $3`;
    return this.db.query(sql, [engineId, after, limit]);
  }

  /** How much a backfill would have to do. */
  async countToEmbed(engineId: EngineId, type: 'content' | 'annotation'): Promise<number> {
    const missing = `${missingOf(type)} AND ${NOT_GIVEN_UP(type === 'content' ? 'c.id' : 'a.id')}`;
    const [row] = await this.db.query<{ count: number }>(`SELECT count(*)::int AS count FROM (${missing}) missing`, [
      engineId,
    ]);
    return row?.count ?? 0;
  }

  /** Gives contents the vector that the same picture has already. @returns those that got one */
  async copyContents(engineId: EngineId, contents: readonly ContentToEmbed[]): Promise<ContentId[]> {
    const rows = await this.db.query<{ id: ContentId }>(
      `INSERT INTO content_embedding (content_id, engine_id, embedding)
       SELECT c.id, $1, known.embedding
         FROM unnest($2::uuid[], $3::text[]) AS wanted(id, sha256)
         JOIN content c ON c.id = wanted.id
         CROSS JOIN LATERAL (
           SELECT e.embedding FROM content_derivative d
             JOIN content_embedding e ON e.content_id = d.content_id AND e.engine_id = $1
            WHERE d.sha256 = wanted.sha256 AND d.variant = 'preview' LIMIT 1) AS known
       ON CONFLICT (content_id, engine_id) DO NOTHING RETURNING content_id AS id`,
      [engineId, contents.map(({ contentId }) => contentId), contents.map(({ previewSha256 }) => previewSha256)],
    );
    return rows.map(({ id }) => id);
  }

  /** A repeat changes nothing, and what is gone by now gets none. @returns those that were new */
  async storeContents(
    engineId: EngineId,
    seen: readonly { readonly contentId: ContentId; readonly vector: ArrayLike<number> }[],
  ): Promise<ContentId[]> {
    const rows = await this.db.query<{ id: ContentId }>(
      `INSERT INTO content_embedding (content_id, engine_id, embedding)
       SELECT c.id, $1, seen.vector::vector FROM unnest($2::uuid[], $3::text[]) AS seen(id, vector) JOIN content c ON c.id = seen.id
       ON CONFLICT (content_id, engine_id) DO NOTHING RETURNING content_id AS id`,
      [engineId, seen.map(({ contentId }) => contentId), seen.map(({ vector }) => toVectorText(vector))],
    );
    return rows.map(({ id }) => id);
  }

  /** @returns whether it was new; a repeat changes nothing */
  async storeContent(engineId: EngineId, contentId: ContentId, vector: ArrayLike<number>): Promise<boolean> {
    const rows = await this.db.query(
      `INSERT INTO content_embedding (content_id, engine_id, embedding) VALUES ($1, $2, $3)
       ON CONFLICT (content_id, engine_id) DO NOTHING RETURNING content_id`,
      [contentId, engineId, toVectorText(vector)],
    );
    return rows.length > 0;
  }

  /**
   * Keeps the newest version's vector; null says that it has no words.
   * @param textSha256 of the words that were embedded, so that the same words are copied; null where they are not known
   */
  async storeAnnotation(
    engineId: EngineId,
    of: Omit<AnnotationToEmbed, 'value'>,
    vector: ArrayLike<number> | null,
    textSha256: Buffer | null = null,
  ): Promise<void> {
    await this.db.query(
      `INSERT INTO annotation_embedding (annotation_id, engine_id, content_id, version, embedding, text_sha256)
       SELECT a.id, $2, $3, $4, $5, $6 FROM annotation a WHERE a.id = $1
       ON CONFLICT (annotation_id, engine_id) DO UPDATE
       SET version = excluded.version, embedding = excluded.embedding, text_sha256 = excluded.text_sha256, created_at = now()
       WHERE annotation_embedding.version < excluded.version`,
      [of.annotationId, engineId, of.contentId, of.version, vector && toVectorText(vector), textSha256],
    );
  }

  /** Vectors that clients bring take the place of what is there. @returns which were new */
  async putContents(
    engineId: EngineId,
    brought: readonly { readonly contentId: ContentId; readonly vector: ArrayLike<number> }[],
  ): Promise<ReadonlyMap<string, boolean>> {
    const rows = await this.db.query<{ id: string; isNew: boolean }>(
      `INSERT INTO content_embedding (content_id, engine_id, embedding)
       SELECT c.id, $1, brought.vector::vector FROM unnest($2::uuid[], $3::text[]) AS brought(id, vector) JOIN content c ON c.id = brought.id
       ON CONFLICT (content_id, engine_id) DO UPDATE SET embedding = excluded.embedding, created_at = now()
       RETURNING content_id AS id, xmax = 0 AS "isNew"`,
      [engineId, brought.map(({ contentId }) => contentId), brought.map(({ vector }) => toVectorText(vector))],
    );
    return new Map(rows.map(({ id, isNew }) => [id, isNew]));
  }

  /** The same for annotations, each in the version that it was made for. @returns which were new */
  async putAnnotations(
    engineId: EngineId,
    brought: readonly (Omit<AnnotationToEmbed, 'value'> & { readonly vector: ArrayLike<number> })[],
  ): Promise<ReadonlyMap<string, boolean>> {
    const rows = await this.db.query<{ id: string; isNew: boolean }>(
      `INSERT INTO annotation_embedding (annotation_id, engine_id, content_id, version, embedding)
       SELECT a.id, $1, a.content_id, brought.version, brought.vector::vector
         FROM unnest($2::uuid[], $3::int[], $4::text[]) AS brought(id, version, vector) JOIN annotation a ON a.id = brought.id
       ON CONFLICT (annotation_id, engine_id) DO UPDATE
       SET version = excluded.version, embedding = excluded.embedding, content_id = excluded.content_id, created_at = now()
       RETURNING annotation_id AS id, xmax = 0 AS "isNew"`,
      [
        engineId,
        brought.map(({ annotationId }) => annotationId),
        brought.map(({ version }) => version),
        brought.map(({ vector }) => toVectorText(vector)),
      ],
    );
    return new Map(rows.map(({ id, isNew }) => [id, isNew]));
  }

  /** Vectors of words that the engine has read before, by the hexadecimal hash of the words. */
  async knownTexts(engineId: EngineId, hashes: readonly Buffer[]): Promise<ReadonlyMap<string, number[]>> {
    const rows = await this.db.query<{ hash: string; embedding: string }>(
      `SELECT DISTINCT ON (e.text_sha256) encode(e.text_sha256, 'hex') AS hash, e.embedding::text AS embedding
         FROM annotation_embedding e WHERE e.engine_id = $1 AND e.text_sha256 = ANY($2::bytea[]) AND e.embedding IS NOT NULL`,
      [engineId, hashes],
    );
    return new Map(rows.map(({ hash, embedding }) => [hash, fromVectorText(embedding)]));
  }

  /** How many vectors an engine has, or has tried and found nothing to embed. */
  async countOf(engineId: EngineId, type: 'content' | 'annotation'): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${tableOf(type)} WHERE engine_id = $1`,
      [engineId],
    );
    return row?.count ?? 0;
  }

  /** Of an engine that has been retired. @returns how many there were, at most `limit` */
  async removeSome(engineId: EngineId, type: 'content' | 'annotation', limit: number): Promise<number> {
    const id = `${type}_id`;
    const rows = await this.db.query(
      `DELETE FROM ${tableOf(type)} WHERE engine_id = $1 AND ${id} IN (
         SELECT ${id} FROM ${tableOf(type)} WHERE engine_id = $1 LIMIT $2) RETURNING 1 AS gone`,
      [engineId, limit],
    );
    return rows.length;
  }

  /** What an engine that has been retired will not do any more. */
  async forgetWork(engineId: EngineId): Promise<void> {
    await this.db.query(`DELETE FROM embedding_due WHERE engine_id = $1 RETURNING subject_id`, [engineId]);
    await this.db.query(`DELETE FROM embedding_failure WHERE engine_id = $1 RETURNING subject_id`, [engineId]);
  }

  /** An annotation may have moved to another content; its vectors go with it. */
  async followAnnotation(id: string): Promise<void> {
    await this.db.query(
      `UPDATE annotation_embedding e SET content_id = a.content_id FROM annotation a
        WHERE a.id = $1 AND e.annotation_id = a.id AND e.content_id <> a.content_id RETURNING e.annotation_id`,
      [id],
    );
  }

  /** The job that already does this, if one is unfinished. */
  async unfinishedJob(dedupeKey: string): Promise<string | undefined> {
    const [row] = await this.db.query<{ id: string }>(
      `SELECT id FROM job WHERE dedupe_key = $1 AND state IN ('queued', 'running')`,
      [dedupeKey],
    );
    return row?.id;
  }
}

const tableOf = (type: 'content' | 'annotation'): string => `${type}_embedding`;

import { Injectable } from '@nestjs/common';
import type { AnnotationId, ContentId, EngineId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { toVectorText } from './vector.policy.js';

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

const CONTENT_TO_EMBED = `
  SELECT c.id AS "contentId", d.sha256 AS "previewSha256"
  FROM content c
  JOIN content_derivative d ON d.content_id = c.id AND d.variant = 'preview'
  LEFT JOIN content_embedding e ON e.content_id = c.id AND e.engine_id = $1
  WHERE e.content_id IS NULL AND c.deleted_at IS NULL`;

const ANNOTATION_TO_EMBED = `
  SELECT a.id AS "annotationId", a.content_id AS "contentId", a.version AS "version", a.annotation AS "value"
  FROM annotation a
  LEFT JOIN annotation_embedding e ON e.annotation_id = a.id AND e.engine_id = $1 AND e.version >= a.version
  WHERE e.annotation_id IS NULL AND a.deleted_at IS NULL`;

/** Writes embeddings, and finds what has none yet. */
@Injectable()
export class EmbeddingRepository {
  constructor(private readonly db: Database) {}

  /** @returns undefined when there is nothing to do: embedded already, deleted, or not processed */
  async contentToEmbed(engineId: EngineId, contentId: ContentId): Promise<ContentToEmbed | undefined> {
    const [row] = await this.db.query<ContentToEmbed>(`${CONTENT_TO_EMBED} AND c.id = $2`, [engineId, contentId]);
    return row;
  }

  /** Contents this engine has not seen, in the order of their ids, after `after`. */
  contentsToEmbed(engineId: EngineId, after: string, limit: number): Promise<ContentToEmbed[]> {
    return this.db.query(`${CONTENT_TO_EMBED} AND c.id > $2 ORDER BY c.id LIMIT $3`, [engineId, after, limit]);
  }

  /** @returns undefined when this version is embedded already or the annotation is gone */
  async annotationToEmbed(engineId: EngineId, id: AnnotationId): Promise<AnnotationToEmbed | undefined> {
    const [row] = await this.db.query<AnnotationToEmbed>(`${ANNOTATION_TO_EMBED} AND a.id = $2`, [engineId, id]);
    return row;
  }

  annotationsToEmbed(engineId: EngineId, after: string, limit: number): Promise<AnnotationToEmbed[]> {
    return this.db.query(`${ANNOTATION_TO_EMBED} AND a.id > $2 ORDER BY a.id LIMIT $3`, [engineId, after, limit]);
  }

  /** How much a backfill would have to do. */
  async countToEmbed(engineId: EngineId, type: 'content' | 'annotation'): Promise<number> {
    const rows = type === 'content' ? CONTENT_TO_EMBED : ANNOTATION_TO_EMBED;
    const [row] = await this.db.query<{ count: number }>(`SELECT count(*)::int AS count FROM (${rows}) missing`, [
      engineId,
    ]);
    return row?.count ?? 0;
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

  /** Keeps the newest version's vector; null says that it has no words. */
  async storeAnnotation(engineId: EngineId, of: AnnotationToEmbed, vector: ArrayLike<number> | null): Promise<void> {
    await this.db.query(
      `INSERT INTO annotation_embedding (annotation_id, engine_id, content_id, version, embedding) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (annotation_id, engine_id) DO UPDATE
       SET version = excluded.version, embedding = excluded.embedding, created_at = now()
       WHERE annotation_embedding.version < excluded.version`,
      [of.annotationId, engineId, of.contentId, of.version, vector && toVectorText(vector)],
    );
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

import { Injectable } from '@nestjs/common';
import type { AnnotationId, ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { fromVectorText } from './vector.policy.js';

export interface StoredEmbedding {
  readonly engine: string;
  readonly dimension: number;
  readonly vector: number[];
  readonly createdAt: string;
}

interface Row {
  readonly engine: string;
  readonly dimension: number;
  readonly vector: string;
  readonly createdAt: Date;
}

/** Reads embeddings for the API. */
@Injectable()
export class EmbeddingReader {
  constructor(private readonly db: Database) {}

  /** Callers check first that they may see the content. */
  async ofContent(contentId: ContentId): Promise<StoredEmbedding[]> {
    const rows = await this.db.query<Row>(
      `SELECT g.name AS engine, g.dimension AS dimension, e.embedding::text AS vector, e.created_at AS "createdAt"
       FROM content_embedding e JOIN embedding_engine g ON g.id = e.engine_id WHERE e.content_id = $1 ORDER BY g.name`,
      [contentId],
    );
    return rows.map(shown);
  }

  /** Of the newest version; engines that have read only an earlier one are left out. Callers check the scope first. */
  async ofAnnotation(annotationId: AnnotationId): Promise<StoredEmbedding[]> {
    const rows = await this.db.query<Row>(
      `SELECT g.name AS engine, g.dimension AS dimension, e.embedding::text AS vector, e.created_at AS "createdAt"
       FROM annotation_embedding e JOIN embedding_engine g ON g.id = e.engine_id
       JOIN annotation a ON a.id = e.annotation_id AND a.version = e.version
       WHERE e.annotation_id = $1 AND e.embedding IS NOT NULL ORDER BY g.name`,
      [annotationId],
    );
    return rows.map(shown);
  }
}

const shown = (row: Row): StoredEmbedding => ({
  ...row,
  vector: fromVectorText(row.vector),
  createdAt: row.createdAt.toISOString(),
});

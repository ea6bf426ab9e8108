import { Injectable } from '@nestjs/common';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { fromVectorText } from './vector.policy.js';

export interface StoredEmbedding {
  readonly engine: string;
  readonly dimension: number;
  readonly vector: number[];
  readonly createdAt: string;
}

/** Reads embeddings for the API. */
@Injectable()
export class EmbeddingReader {
  constructor(private readonly db: Database) {}

  /** Callers check first that they may see the content. */
  async ofContent(contentId: ContentId): Promise<StoredEmbedding[]> {
    const rows = await this.db.query<{ engine: string; dimension: number; vector: string; createdAt: Date }>(
      `SELECT g.name AS engine, g.dimension AS dimension, e.embedding::text AS vector, e.created_at AS "createdAt"
       FROM content_embedding e JOIN embedding_engine g ON g.id = e.engine_id WHERE e.content_id = $1 ORDER BY g.name`,
      [contentId],
    );
    return rows.map((row) => ({
      ...row,
      vector: fromVectorText(row.vector),
      createdAt: row.createdAt.toISOString(),
    }));
  }
}

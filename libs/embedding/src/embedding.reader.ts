import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { parameters, visibleTo } from './content-condition.js';
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

  async isVisible(scope: TeamScope, contentId: ContentId): Promise<boolean> {
    const { values, bind } = parameters(contentId);
    const rows = await this.db.query(`SELECT 1 FROM content c WHERE c.id = $1 AND ${visibleTo(scope)(bind)}`, values);
    return rows.length > 0;
  }

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

  /** Hash of the preview in the published store; undefined when it is hidden, absent or not processed. */
  async previewOf(scope: TeamScope, contentId: ContentId): Promise<string | undefined> {
    const { values, bind } = parameters(contentId);
    const [row] = await this.db.query<{ sha256: string }>(
      `SELECT d.sha256 AS sha256 FROM content c
       JOIN content_derivative d ON d.content_id = c.id AND d.variant = 'preview'
       WHERE c.id = $1 AND ${visibleTo(scope)(bind)}`,
      values,
    );
    return row?.sha256;
  }
}

import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { StatedCopy } from './laundering.policy.js';

/** Copies with what was stated for them, and what people have judged. */
@Injectable()
export class LaunderingReader {
  constructor(private readonly db: Database) {}

  /** The cluster that the content is in; those that are gone say nothing. */
  clusterOf(contentId: ContentId): Promise<StatedCopy[]> {
    return this.db.query(
      `SELECT c.id AS "contentId", c.license, c.created_at AS "createdAt"
         FROM duplicate_member own JOIN duplicate_member m ON m.cluster_id = own.cluster_id
         JOIN content c ON c.id = m.content_id AND c.deleted_at IS NULL AND c.status <> 'withdrawn'
        WHERE own.content_id = $1 ORDER BY c.id`,
      [contentId],
    );
  }

  /** Whether people have decided about the item with this copy, under this licence, before them. */
  async wasJudged(
    contentId: ContentId,
    finding: { readonly flag: string; readonly scanner: string; readonly copies: readonly object[] },
  ): Promise<boolean> {
    const rows = await this.db.query(
      `SELECT FROM moderation_case WHERE subject_type = 'content' AND subject_id = $1 AND closed_at IS NOT NULL AND findings @> $2::jsonb LIMIT 1`,
      [contentId, JSON.stringify([finding])],
    );
    return rows.length > 0;
  }
}

import { Injectable } from '@nestjs/common';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { DOCUMENT_EDITION, type DocumentSource, type DocumentText } from './document-text.policy.js';

/** Keeps the full-text documents. */
@Injectable()
export class SearchDocumentRepository {
  constructor(private readonly db: Database) {}

  /**
   * Locks the content's document against other rebuilds until the transaction ends, and reads what it is made of:
   * of two rebuilds the later one then reads the newer state.
   * @returns undefined when the content is gone
   */
  async lockAndRead(contentId: ContentId): Promise<DocumentSource | undefined> {
    await this.db.query(`SELECT pg_advisory_xact_lock(hashtextextended('search_document:' || $1::text, 0))`, [
      contentId,
    ]);
    const [row] = await this.db.query<DocumentSource>(
      `SELECT c.name AS name, c.alt_text AS "altText",
              ARRAY(SELECT a.name FROM content_author a WHERE a.content_id = c.id
                       AND NOT EXISTS (SELECT FROM credit_removal r WHERE r.content_id = c.id) ORDER BY a.position) AS authors,
              (SELECT coalesce(json_agg(a.annotation ORDER BY a.id), '[]') FROM annotation a
               WHERE a.content_id = c.id AND a.deleted_at IS NULL AND NOT a.is_blind) AS annotations,
              (SELECT s.findings->>'text' FROM content_scan s WHERE s.content_id = c.id AND s.scanner = 'text') AS "pictureText"
       FROM content c WHERE c.id = $1 AND c.deleted_at IS NULL`,
      [contentId],
    );
    return row;
  }

  /** Each part is made into lexemes under its own configuration, and the configuration kept: queries look under all of them. */
  async store(contentId: ContentId, { parts, body }: DocumentText): Promise<void> {
    const configurations = [...new Set(parts.map(({ configuration }) => configuration))].sort();
    const values: unknown[] = [contentId, body, configurations];
    const bind = (value: unknown): string => `$${values.push(value)}`;
    const words = parts.map(
      (part) => `setweight(to_tsvector(${bind(part.configuration)}::regconfig, ${bind(part.words)}), '${part.weight}')`,
    );
    await this.db.query(
      `WITH used AS (INSERT INTO search_configuration (name) SELECT unnest($3::text[]) ON CONFLICT DO NOTHING)
       INSERT INTO search_document (content_id, body, configurations, words, length, edition)
       SELECT $1, $2, $3::text[], made.words, search_length(made.words), ${DOCUMENT_EDITION}
         FROM (SELECT ${words.join(' || ') || `''::tsvector`} AS words OFFSET 0) made
       ON CONFLICT (content_id) DO UPDATE SET body = excluded.body, configurations = excluded.configurations,
         words = excluded.words, length = excluded.length, edition = excluded.edition, indexed_at = now()`,
      values,
    );
  }

  /** Some of those that older rules have made. */
  async outdated(limit: number): Promise<ContentId[]> {
    const rows = await this.db.query<{ contentId: ContentId }>(
      `SELECT d.content_id AS "contentId" FROM search_document d WHERE d.edition < $1 ORDER BY d.edition LIMIT $2`,
      [DOCUMENT_EDITION, limit],
    );
    return rows.map(({ contentId }) => contentId);
  }

  async remove(contentId: ContentId): Promise<void> {
    await this.db.query(`DELETE FROM search_document WHERE content_id = $1 RETURNING content_id`, [contentId]);
  }
}

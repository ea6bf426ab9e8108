import { Injectable } from '@nestjs/common';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';

/** What a document is made of. */
export interface DocumentSource {
  readonly name: string;
  readonly altText: string | null;
  readonly authors: readonly string[];
  /** Values of its annotations. */
  readonly annotations: readonly unknown[];
  /** What a machine has read in the picture; null where it has not, or there is none. */
  readonly pictureText: string | null;
}

/** The words of a content by weight. */
export interface DocumentText {
  readonly name: string;
  /** Captions and tags, as they are shown in highlights. */
  readonly body: string;
  readonly rest: string;
  /** Text in the picture: lowest in weight, for machines misread and pictures quote. */
  readonly pictureText: string;
}

const NO_DOCUMENT_LONGER_THAN = 200_000;

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
              ARRAY(SELECT a.name FROM content_author a WHERE a.content_id = c.id ORDER BY a.position) AS authors,
              (SELECT coalesce(json_agg(a.annotation ORDER BY a.id), '[]') FROM annotation a
               WHERE a.content_id = c.id AND a.deleted_at IS NULL AND NOT a.is_blind) AS annotations,
              (SELECT s.findings->>'text' FROM content_scan s WHERE s.content_id = c.id AND s.scanner = 'text') AS "pictureText"
       FROM content c WHERE c.id = $1 AND c.deleted_at IS NULL`,
      [contentId],
    );
    return row;
  }

  /** File names are taken apart at everything that is no letter or digit, or the parser would keep `a-cow.jpg` whole. */
  async store(contentId: ContentId, { name, body, rest, pictureText }: DocumentText): Promise<void> {
    const clip = (text: string): string => text.slice(0, NO_DOCUMENT_LONGER_THAN);
    await this.db.query(
      `INSERT INTO search_document (content_id, body, words) VALUES ($1, $3,
         setweight(to_tsvector('english', regexp_replace($2, '[^[:alnum:]]+', ' ', 'g')), 'A') ||
         setweight(to_tsvector('english', $3), 'B') || setweight(to_tsvector('english', $4), 'C') ||
         setweight(to_tsvector('english', $5), 'D'))
       ON CONFLICT (content_id) DO UPDATE SET body = excluded.body, words = excluded.words, indexed_at = now()`,
      [contentId, clip(name), clip(body), clip(rest), clip(pictureText)],
    );
  }

  async remove(contentId: ContentId): Promise<void> {
    await this.db.query(`DELETE FROM search_document WHERE content_id = $1 RETURNING content_id`, [contentId]);
  }
}

import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { encodeCursor, type ContentId, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { positionOf, wireTime } from '../content.columns.js';
import { parameters } from '../content.condition.js';
import { visibleContents } from '../content.visibility.js';
import { ownContents, type ContributionFilter } from '../contribution/contribution.reader.js';
import type { BulkEditId } from './bulk.repository.js';
import type { BulkItem } from './bulk.policy.js';
import type { BulkEditPageResponse, BulkEditResponse, BulkOutcomeResponse } from './dto/bulk.response.dto.js';

const COUNTS = `
  (SELECT jsonb_build_object(
            'changed', count(*) FILTER (WHERE i.outcome = 'changed'),
            'unchanged', count(*) FILTER (WHERE i.outcome = 'unchanged'),
            'refused', e.total - count(*) FILTER (WHERE i.outcome <> 'refused'),
            'restored', count(*) FILTER (WHERE i.undo_outcome = 'restored'))
     FROM content_bulk_edit_item i WHERE i.bulk_edit_id = e.id)`;
const EDIT = `e.id, e.changes, e.total, ${COUNTS} AS counts, ${wireTime('e.created_at')} AS "createdAt",
  ${wireTime('e.undone_at')} AS "undoneAt"`;

/** What a bulk edit looks at, and what earlier ones did. */
@Injectable()
export class BulkReader {
  constructor(private readonly db: Database) {}

  /** Items as an edit sees them, and nobody else changes them until the transaction ends. */
  async lockItems(scope: TeamScope, ids: readonly ContentId[]): Promise<ReadonlyMap<ContentId, BulkItem>> {
    // A statement of its own: one that waits for a lock goes on reading authors and sources as they were before it waited.
    await this.db.query(`SELECT FROM content c WHERE c.id = ANY($1::uuid[]) ORDER BY c.id FOR UPDATE`, [[...ids]]);
    return this.items(scope, ids);
  }

  /** Items as an edit sees them, those the caller may see. */
  async items(scope: TeamScope, ids: readonly ContentId[]): Promise<ReadonlyMap<ContentId, BulkItem>> {
    const { values, bind } = parameters([...ids]);
    const rows = await this.db.query<BulkItem>(
      `SELECT c.id, c.name, c.status, c.license, c.license_url AS "licenseUrl", c.license_verdict AS "licenseVerdict",
              c.alt_text AS "altText", c.user_id AS "userId", c.team_id AS "teamId",
              coalesce((SELECT json_agg(json_build_object('name', a.name, 'url', a.url) ORDER BY a.position)
                          FROM content_author a WHERE a.content_id = c.id), '[]') AS authors,
              coalesce((SELECT json_agg(json_build_object('type', s.type, 'value', s.value, 'metadata', s.metadata) ORDER BY s.position)
                          FROM content_source s WHERE s.content_id = c.id), '[]') AS sources
         FROM content c WHERE c.id = ANY($1::uuid[]) AND ${visibleContents(scope)(bind)}`,
      values,
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Ids of the person's own items, the oldest first, one more than the limit where there are more. */
  async idsOf(userId: UserId, filter: ContributionFilter, limit: number): Promise<ContentId[]> {
    const { values, bind } = parameters(limit);
    const rows = await this.db.query<{ id: ContentId }>(
      `SELECT c.id FROM content c WHERE ${ownContents(userId, filter)(bind)} ORDER BY c.created_at, c.id LIMIT $1::int + 1`,
      values,
    );
    return rows.map(({ id }) => id);
  }

  /** The person's bulk edits, latest first. */
  async page(userId: UserId, limit: number, cursor: string | undefined): Promise<BulkEditPageResponse> {
    const rows = await this.db.query<BulkEditResponse>(
      `SELECT ${EDIT} FROM content_bulk_edit e
        WHERE e.user_id = $1 AND ($3::timestamptz IS NULL OR (e.created_at, e.id) < ($3::timestamptz, $4::uuid))
        ORDER BY e.created_at DESC, e.id DESC LIMIT $2::int + 1`,
      [userId, limit, ...(cursor === undefined ? [null, null] : positionOf(cursor))],
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.createdAt, last.id]) : null };
  }

  async find(userId: UserId, id: BulkEditId): Promise<BulkEditResponse | undefined> {
    const [row] = await this.db.query<BulkEditResponse>(
      `SELECT ${EDIT} FROM content_bulk_edit e WHERE e.id = $2 AND e.user_id = $1`,
      [userId, id],
    );
    return row;
  }

  /** What became of each item, in the order of the selection. */
  outcomes(id: BulkEditId): Promise<BulkOutcomeResponse[]> {
    return this.db.query(
      `SELECT i.content_id AS "contentId", c.name, i.outcome, i.code, i.detail, i.before, i.after, i.undo_outcome AS "undoOutcome"
         FROM content_bulk_edit_item i JOIN content c ON c.id = i.content_id
        WHERE i.bulk_edit_id = $1 ORDER BY i.position`,
      [id],
    );
  }
}

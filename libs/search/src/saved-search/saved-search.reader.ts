import { Injectable } from '@nestjs/common';
import { ContentStatus, SearchAlert } from '@odr/contracts';
import { parameters, positionOf, wireTime } from '@odr/content';
import { encodeCursor, type SavedSearchId, type UserId } from '@odr/kernel';
import { Database, type UncountedPageQuery } from '@odr/platform';
import { IS_SEEN, MAY_CHANGE, OWN_VERSION, SEEN_BY_CALLER } from './saved-search.visibility.js';
import type { SavedSearchPageResponse, SavedSearchResponse } from './dto/saved-search.response.dto.js';

/** Only what is still published counts. */
const NEW_COUNT = `
  (SELECT count(*)::int FROM saved_search_match m JOIN content c ON c.id = m.content_id
    WHERE m.search_id = o.id AND m.matched_at > o.looked_at AND c.status = '${ContentStatus.Available}' AND c.deleted_at IS NULL)`;
/** Until somebody has looked at a team's search, what it finds is as new as the search. */
const LOOKED_AT = 'coalesce(o.looked_at, s.created_at)';
const COLUMNS = `s.id, s.name, s.query, coalesce(o.alert, '${SearchAlert.Off}') AS alert, ${NEW_COUNT} AS "newCount",
  ${wireTime(LOOKED_AT)} AS "lookedAt", ${OWN_VERSION} AS version, s.user_id = $1 AS "isOwn", ${MAY_CHANGE} AS "mayChange",
  CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'name', t.name) END AS team,
  ${wireTime('s.created_at')} AS "createdAt", ${wireTime('s.updated_at')} AS "updatedAt"`;
const SEEN = `${SEEN_BY_CALLER} LEFT JOIN team t ON t.id = s.team_id`;

/** View model of saved searches: everybody sees their own, and those of their teams. */
@Injectable()
export class SavedSearchReader {
  constructor(private readonly db: Database) {}

  async find(userId: UserId, id: SavedSearchId): Promise<SavedSearchResponse | undefined> {
    const [row] = await this.db.query<SavedSearchResponse>(
      `SELECT ${COLUMNS} FROM ${SEEN} WHERE ${IS_SEEN} AND s.id = $2`,
      [userId, id],
    );
    return row;
  }

  /** Latest first. */
  async page(userId: UserId, { limit, cursor }: UncountedPageQuery): Promise<SavedSearchPageResponse> {
    const { values, bind } = parameters(userId, limit + 1);
    const [at, after] = cursor === undefined ? [] : positionOf(cursor);
    const before =
      after === undefined ? '' : `AND (s.created_at, s.id) < (${bind(at)}::timestamptz, ${bind(after)}::uuid)`;
    const rows = await this.db.query<SavedSearchResponse>(
      `SELECT ${COLUMNS} FROM ${SEEN} WHERE ${IS_SEEN} ${before}
        ORDER BY s.created_at DESC, s.id DESC LIMIT $2`,
      values,
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.createdAt, last.id]) : null };
  }

  /** Which of these were published since this person looked at the search last. */
  async newAmong(userId: UserId, id: SavedSearchId, contentIds: readonly string[]): Promise<string[]> {
    const rows = await this.db.query<{ contentId: string }>(
      `SELECT a.content_id AS "contentId" FROM ${SEEN_BY_CALLER} JOIN search_arrival a ON a.arrived_at > ${LOOKED_AT}
        WHERE ${IS_SEEN} AND s.id = $2 AND a.content_id = ANY($3::uuid[])`,
      [userId, id, [...contentIds]],
    );
    return rows.map(({ contentId }) => contentId);
  }
}

import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { encodeCursor, type ContentSetId } from '@odr/kernel';
import { Database, type UncountedPageQuery } from '@odr/platform';
import { positionOf, responseColumns, wireTime } from '../content.columns.js';
import { allOf, parameters, type ContentCondition } from '../content.condition.js';
import { visibleContents } from '../content.visibility.js';
import { visibleSets } from './content-set.visibility.js';
import type {
  ContentSetItemPageResponse,
  ContentSetPageResponse,
  ContentSetResponse,
} from './dto/content-set.response.dto.js';
import type { ListContentSetsQuery } from './dto/list-content-sets.query.dto.js';

/** The cover is the picture added last that this caller may see; its thumbnail is asked for like any other. */
const columns =
  (scope: TeamScope): ContentCondition =>
  (bind) => `
  s.id, s.name, s.description, s.visibility, s.user_id AS "userId", s.team_id AS "teamId", s.version,
  (SELECT count(*)::int FROM content_set_item i JOIN content c ON c.id = i.content_id
    WHERE i.set_id = s.id AND ${visibleContents(scope)(bind)}) AS "itemCount",
  (SELECT i.content_id FROM content_set_item i JOIN content c ON c.id = i.content_id
    WHERE i.set_id = s.id AND ${visibleContents(scope)(bind)} ORDER BY i.added_at DESC, i.content_id DESC LIMIT 1) AS "coverId",
  ${wireTime('s.created_at')} AS "createdAt", ${wireTime('s.updated_at')} AS "updatedAt"`;

interface ItemRow {
  readonly content: ContentSetItemPageResponse['items'][number]['content'];
  readonly addedAt: string;
}

/** View model of sets: what one is and what is in it, for one caller. */
@Injectable()
export class ContentSetReader {
  constructor(private readonly db: Database) {}

  async find(scope: TeamScope, id: ContentSetId): Promise<ContentSetResponse | undefined> {
    const { values, bind } = parameters(id);
    const [row] = await this.db.query<ContentSetResponse>(
      `SELECT ${columns(scope)(bind)} FROM content_set s WHERE s.id = $1 AND ${visibleSets(scope)(bind)}`,
      values,
    );
    return row;
  }

  /** Latest first. */
  async page(scope: TeamScope, query: ListContentSetsQuery): Promise<ContentSetPageResponse> {
    const { values, bind } = parameters(query.limit + 1);
    const where = allOf(visibleSets(scope), ...asked(scope, query));
    const rows = await this.db.query<ContentSetResponse>(
      `SELECT ${columns(scope)(bind)} FROM content_set s WHERE ${where(bind)}
        ORDER BY s.created_at DESC, s.id DESC LIMIT $1`,
      values,
    );
    const items = rows.slice(0, query.limit);
    const last = items.at(-1);
    return {
      items,
      nextCursor: rows.length > query.limit && last ? encodeCursor([last.createdAt, last.id]) : null,
    };
  }

  /** What is in a set, added last first; what the caller may not see is left out. */
  async items(
    scope: TeamScope,
    id: ContentSetId,
    { limit, cursor }: UncountedPageQuery,
  ): Promise<ContentSetItemPageResponse> {
    const { values, bind } = parameters(id, limit + 1);
    const after = cursor === undefined ? undefined : positionOf(cursor);
    const where = allOf(visibleContents(scope), ...(after ? [behind('i.added_at', 'i.content_id', after)] : []));
    const rows = await this.db.query<ItemRow>(
      `SELECT row_to_json(r) AS content, page."addedAt" FROM (
         SELECT ${wireTime('i.added_at')} AS "addedAt", c.* FROM content_set_item i JOIN content c ON c.id = i.content_id
          WHERE i.set_id = $1 AND ${where(bind)} ORDER BY i.added_at DESC, i.content_id DESC LIMIT $2) AS page
        CROSS JOIN LATERAL (SELECT ${responseColumns('page')}) AS r ORDER BY page."addedAt" DESC, page.id DESC`,
      values,
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.addedAt, last.content.id]) : null };
  }
}

/** What the caller narrows the list by. */
function asked(scope: TeamScope, { teamId, userId, contentId, q, cursor }: ListContentSetsQuery): ContentCondition[] {
  const conditions: ContentCondition[] = [];
  if (teamId) conditions.push((bind) => `s.team_id = ${bind(teamId)}::uuid`);
  if (userId) conditions.push((bind) => `s.user_id = ${bind(userId)}::uuid`);
  if (contentId)
    conditions.push(
      // Where a picture that the caller may not see is kept would tell that it is there.
      (bind) =>
        `EXISTS (SELECT FROM content_set_item i JOIN content c ON c.id = i.content_id
                  WHERE i.set_id = s.id AND i.content_id = ${bind(contentId)}::uuid AND ${visibleContents(scope)(bind)})`,
    );
  if (q) conditions.push((bind) => `s.name ILIKE ${bind(`%${q.replace(/[\\%_]/g, '\\$&')}%`)}`);
  if (cursor) conditions.push(behind('s.created_at', 's.id', positionOf(cursor)));
  return conditions;
}

const behind =
  (time: string, id: string, [at, lastId]: readonly [string, string]): ContentCondition =>
  (bind) =>
    `(${time}, ${id}) < (${bind(at)}::timestamptz, ${bind(lastId)}::uuid)`;

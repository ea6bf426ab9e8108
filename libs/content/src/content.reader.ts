import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { encodeCursor, type ContentId, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { positionOf, responseColumns } from './content.columns.js';
import { allOf, parameters, type ContentCondition } from './content.condition.js';
import { containing, matching } from './content.filter.js';
import { visibleContents } from './content.visibility.js';
import { authorId, sourceId } from './part/part-id.js';
import type {
  ContentAgreementResponse,
  ContentEventResponse,
  AuthorResponse,
  SourceResponse,
  UploadRefusalPageResponse,
  UploadRefusalResponse,
} from './dto/content-parts.response.dto.js';
import type { ContentResponse } from './dto/content.response.dto.js';
import type { ListContentsQuery } from './dto/list-contents.query.dto.js';

// Written once: the list is asked for more often than anything else.
const COLUMNS = responseColumns('c');
const PAGE_COLUMNS = responseColumns('page');

/** The one row that a page comes in. */
interface PageRow {
  readonly items: string | null;
  readonly more: boolean;
  readonly lastAt: string | null;
  readonly lastId: string | null;
}

/** A page that ten thousand pictures come from is not counted to its end. */
const MAX_SHARED = 1_000;

/** View model: one statement per screen, shaped for the response. */
@Injectable()
export class ContentReader {
  constructor(private readonly db: Database) {}

  /** A page as JSON text, ready to send. Costs the same at any depth: the cursor is a position in an index. */
  async page(scope: TeamScope, query: ListContentsQuery): Promise<string> {
    const { sql, parameters } = pageSql(scope, query);
    const [row] = await this.db.preparedQuery<PageRow>(sql, parameters);
    const nextCursor = row?.more ? encodeCursor([row.lastAt, row.lastId]) : null;
    const total = query.total ? `,"total":${await this.count(scope, query)}` : '';
    return `{"items":[${row?.items ?? ''}],"nextCursor":${JSON.stringify(nextCursor)}${total}}`;
  }

  async find(scope: TeamScope, id: ContentId): Promise<ContentResponse | undefined> {
    const { values, bind } = parameters(id);
    const [row] = await this.db.query<{ item: ContentResponse }>(
      `SELECT row_to_json(r) AS item FROM (SELECT ${COLUMNS} FROM content c WHERE c.id = $1 AND ${visibleContents(scope)(bind)}) r`,
      values,
    );
    return row?.item;
  }

  /** Those of the given items that the caller may see, by id: what lists of other modules show of an item. */
  async findMany(scope: TeamScope, ids: readonly ContentId[]): Promise<ReadonlyMap<string, ContentResponse>> {
    const { values, bind } = parameters([...ids]);
    const rows = await this.db.preparedQuery<{ item: ContentResponse }>(
      `SELECT row_to_json(r) AS item FROM (SELECT ${COLUMNS} FROM content c WHERE c.id = ANY($1::uuid[]) AND ${visibleContents(scope)(bind)}) r`,
      values,
    );
    return new Map(rows.map(({ item }) => [item.id, item]));
  }

  /** Nobody where the licensor asked not to be named, except for those who answer for the item. */
  async authorsOf({ seesAll, userId, teamIds }: TeamScope, id: ContentId): Promise<AuthorResponse[]> {
    const rows = await this.db.query<Omit<AuthorResponse, 'id'>>(
      `SELECT a.name, a.url FROM content_author a JOIN content c ON c.id = a.content_id
        WHERE a.content_id = $1
          AND ($2 OR c.user_id = $3 OR c.team_id = ANY($4::uuid[]) OR NOT EXISTS (SELECT FROM credit_removal r WHERE r.content_id = c.id))
        ORDER BY a.position`,
      [id, seesAll, userId, [...teamIds]],
    );
    return rows.map((row) => ({ id: authorId(row), ...row }));
  }

  async sourcesOf(scope: TeamScope, id: ContentId): Promise<SourceResponse[]> {
    const { values, bind } = parameters(id);
    const rows = await this.db.query<Omit<SourceResponse, 'id'>>(
      `SELECT s.type, s.value, s.metadata,
              (SELECT count(*)::integer FROM (
                 SELECT FROM content_source o JOIN content c ON c.id = o.content_id
                  WHERE o.value = s.value AND o.type = s.type AND o.content_id <> s.content_id AND ${visibleContents(scope)(bind)}
                  LIMIT ${MAX_SHARED}) AS other) AS "sharedBy"
         FROM content_source s WHERE s.content_id = $1 ORDER BY s.position`,
      values,
    );
    return rows.map((row) => ({ id: sourceId(row), ...row }));
  }

  /** The certificate first. */
  agreementsOf(id: ContentId): Promise<ContentAgreementResponse[]> {
    return this.db.query(
      `SELECT a.id AS "acceptanceId", t.kind, t.version, t.sha256, a.accepted_at AS "acceptedAt", a.method
         FROM content c JOIN agreement_acceptance a ON a.id IN (c.agreement_acceptance_id, c.terms_acceptance_id)
         JOIN agreement_text t ON t.id = a.text_id
        WHERE c.id = $1 ORDER BY t.kind = 'dco' DESC`,
      [id],
    );
  }

  /**
   * Oldest first. A person's id is told to those who see all, and to the person; what the file was called on the
   * contributor's machine, to them, their team and those who see all.
   */
  eventsOf(scope: TeamScope, id: ContentId): Promise<ContentEventResponse[]> {
    return this.db.query(
      `SELECT e.id, e.type,
              CASE WHEN $2 OR c.user_id = $3::uuid OR c.team_id = ANY($4::uuid[]) THEN e.payload
                   ELSE e.payload - 'fileName' END AS payload,
              CASE WHEN $2 OR e.actor_id = $3::uuid THEN e.actor_id END AS "actorId", e.at
         FROM content_event e JOIN content c ON c.id = e.content_id WHERE e.content_id = $1 ORDER BY e.id LIMIT 1000`,
      [id, scope.seesAll, scope.userId, [...scope.teamIds]],
    );
  }

  async refusalsOf(userId: UserId, limit: number, cursor: string | undefined): Promise<UploadRefusalPageResponse> {
    const after = cursor === undefined ? [null, null] : positionOf(cursor);
    const rows = await this.db.query<UploadRefusalResponse>(
      `SELECT r.id, r.file_name AS "fileName", r.code, r.detail, r.team_id AS "teamId", r.created_at::text AS "createdAt"
         FROM upload_refusal r
        WHERE r.user_id = $1 AND ($3::timestamptz IS NULL OR (r.created_at, r.id) < ($3::timestamptz, $4::uuid))
        ORDER BY r.created_at DESC, r.id DESC LIMIT $2`,
      [userId, limit + 1, ...after],
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map((item) => ({ ...item, createdAt: new Date(item.createdAt).toISOString() })),
      nextCursor: rows.length > limit && last ? encodeCursor([last.createdAt, last.id]) : null,
    };
  }

  private async count(scope: TeamScope, query: ListContentsQuery): Promise<number> {
    const { values, bind } = parameters();
    const [row] = await this.db.query<{ total: string }>(
      `SELECT count(*) AS total FROM content c WHERE ${listed(scope, query)(bind)}`,
      values,
    );
    return Number(row?.total ?? 0);
  }
}

/** The list statement; exported for the benchmark, which explains it. */
export function pageSql(scope: TeamScope, query: ListContentsQuery): { sql: string; parameters: unknown[] } {
  const { values, bind } = parameters(query.limit);
  const direction = query.sort === 'createdAt' ? 'ASC' : 'DESC';
  const where = allOf(listed(scope, query), ...(query.cursor ? [behind(query.cursor, direction)] : []));
  const order = (rows: string): string => `${rows}.created_at ${direction}, ${rows}.id ${direction}`;
  // The page meets the index; one row more than asked for tells that there is more. Its rows go on as they are stored.
  const sql = `
    WITH page AS MATERIALIZED (SELECT c.* FROM content c WHERE ${where(bind)} ORDER BY ${order('c')} LIMIT $1::int + 1),
    shown AS (SELECT ${PAGE_COLUMNS} FROM page ORDER BY ${order('page')} LIMIT $1::int)
    SELECT string_agg(row_to_json(shown)::text, ',') AS items, (SELECT count(*) FROM page) > $1::int AS more,
           (array_agg("createdAt"))[count(*)] AS "lastAt", (array_agg(id))[count(*)] AS "lastId" FROM shown`;
  return { sql, parameters: values };
}

/** Everything that the list goes through, whatever the page. */
function listed(scope: TeamScope, query: ListContentsQuery): ContentCondition {
  const { processingState, q } = query;
  const own: ContentCondition[] = [];
  if (processingState) own.push((bind) => `c.processing_state = ${bind(processingState)}`);
  if (q) own.push(containing(q));
  return allOf(visibleContents(scope), matching(query, scope), ...own);
}

function behind(cursor: string, direction: 'ASC' | 'DESC'): ContentCondition {
  const [at, id] = positionOf(cursor);
  return (bind) =>
    `(c.created_at, c.id) ${direction === 'ASC' ? '>' : '<'} (${bind(at)}::timestamptz, ${bind(id)}::uuid)`;
}

import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { decodeCursor, encodeCursor, MalformedCursor, type ContentId, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { visibleContents } from './content.visibility.js';
import type {
  ContentEventResponse,
  AuthorResponse,
  SourceResponse,
  UploadRefusalPageResponse,
  UploadRefusalResponse,
} from './dto/content-parts.response.dto.js';
import type { ContentResponse } from './dto/content.response.dto.js';
import type { ListContentsQuery } from './dto/list-contents.query.dto.js';

/** The response, column by column, in the names of the contract: PostgreSQL writes the JSON, nobody parses it again. */
const RESPONSE_COLUMNS = `c.id, c.type, c.name, c.status, c.processing_state AS "processingState", c.processing_error AS "processingError",
  c.sha256, c.published_sha256 AS "publishedSha256", c.pixel_sha256 AS "pixelSha256",
  CASE WHEN c.pdq_hash IS NOT NULL THEN json_build_object('algorithm', 'pdq', 'hash', c.pdq_hash, 'quality', c.pdq_quality) END AS "perceptualHash",
  c.width, c.height, c.format, c.size, c.license, c.license_url AS "licenseUrl", c.license_verdict AS "licenseVerdict",
  c.alt_text AS "altText", c.flags, c.thumbhash, c.user_id AS "userId", c.team_id AS "teamId", c.version,
  c.created_at AS "createdAt", c.updated_at AS "updatedAt"`;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The one row that a page comes in. */
interface PageRow {
  readonly items: string | null;
  readonly more: boolean;
  readonly lastAt: string | null;
  readonly lastId: string | null;
}

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
    const visible = visibleContents(scope, 'c', 2);
    const [row] = await this.db.query<{ item: ContentResponse }>(
      `SELECT row_to_json(r) AS item FROM (SELECT ${RESPONSE_COLUMNS} FROM content c WHERE c.id = $1 AND ${visible.sql}) r`,
      [id, ...visible.parameters],
    );
    return row?.item;
  }

  /** Those of the given items that the caller may see, by id: what lists of other modules show of an item. */
  async findMany(scope: TeamScope, ids: readonly ContentId[]): Promise<ReadonlyMap<string, ContentResponse>> {
    const visible = visibleContents(scope, 'c', 2);
    const rows = await this.db.query<{ item: ContentResponse }>(
      `SELECT row_to_json(r) AS item FROM (SELECT ${RESPONSE_COLUMNS} FROM content c WHERE c.id = ANY($1::uuid[]) AND ${visible.sql}) r`,
      [[...ids], ...visible.parameters],
    );
    return new Map(rows.map(({ item }) => [item.id, item]));
  }

  authorsOf(id: ContentId): Promise<AuthorResponse[]> {
    return this.db.query(`SELECT a.name, a.url FROM content_author a WHERE a.content_id = $1 ORDER BY a.position`, [
      id,
    ]);
  }

  sourcesOf(id: ContentId): Promise<SourceResponse[]> {
    return this.db.query(
      `SELECT s.type, s.value, s.metadata FROM content_source s WHERE s.content_id = $1 ORDER BY s.position`,
      [id],
    );
  }

  /** Oldest first. A person's id is told to those who see all, and to the person. */
  eventsOf(scope: TeamScope, id: ContentId): Promise<ContentEventResponse[]> {
    return this.db.query(
      `SELECT e.id, e.type, e.payload, CASE WHEN $2 OR e.actor_id = $3::uuid THEN e.actor_id END AS "actorId", e.at
         FROM content_event e WHERE e.content_id = $1 ORDER BY e.id LIMIT 1000`,
      [id, scope.seesAll, scope.userId],
    );
  }

  async refusalsOf(userId: UserId, limit: number, cursor: string | undefined): Promise<UploadRefusalPageResponse> {
    const after = cursor === undefined ? [null, null] : position(cursor);
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
    const where = conditions(scope, { ...query, cursor: undefined });
    const [row] = await this.db.query<{ total: string }>(
      `SELECT count(*) AS total FROM content c WHERE ${where.sql}`,
      where.parameters,
    );
    return Number(row?.total ?? 0);
  }
}

/** The list statement; exported for the benchmark, which explains it. */
export function pageSql(scope: TeamScope, query: ListContentsQuery): { sql: string; parameters: unknown[] } {
  const where = conditions(scope, query);
  const direction = query.sort === 'createdAt' ? 'ASC' : 'DESC';
  const limit = `$${where.parameters.length + 1}::int`;
  // The page meets the index; one row more than asked for tells that there is more.
  const sql = `
    WITH page AS MATERIALIZED (
      SELECT ${RESPONSE_COLUMNS} FROM content c WHERE ${where.sql}
       ORDER BY c.created_at ${direction}, c.id ${direction} LIMIT ${limit} + 1),
    shown AS (SELECT * FROM page ORDER BY "createdAt" ${direction}, id ${direction} LIMIT ${limit})
    SELECT string_agg(row_to_json(shown)::text, ',') AS items, (SELECT count(*) FROM page) > ${limit} AS more,
           ((array_agg("createdAt"))[count(*)])::text AS "lastAt", (array_agg(id))[count(*)] AS "lastId" FROM shown`;
  return { sql, parameters: [...where.parameters, query.limit] };
}

function conditions(scope: TeamScope, query: ListContentsQuery): { sql: string; parameters: unknown[] } {
  const visible = visibleContents(scope, 'c', 1);
  const parameters: unknown[] = [...visible.parameters];
  const sql = [visible.sql];
  const add = (condition: string, ...values: unknown[]): void => {
    sql.push(condition.replace(/\?/g, () => `$${parameters.push(values.shift())}`));
  };
  if (query.status) add('c.status = ?', query.status);
  if (query.processingState) add('c.processing_state = ?', query.processingState);
  if (query.type) add('c.type = ?', query.type);
  if (query.license) add('c.license = ?', query.license);
  if (query.teamId) add('c.team_id = ?::uuid', query.teamId);
  if (query.userId) add('c.user_id = ?::uuid', query.userId);
  if (query.flag) add('? = ANY(c.flags)', query.flag);
  if (query.createdFrom) add('c.created_at >= ?::timestamptz', query.createdFrom);
  if (query.createdTo) add('c.created_at < ?::timestamptz', query.createdTo);
  if (query.minWidth) add('c.width >= ?::int', query.minWidth);
  if (query.minHeight) add('c.height >= ?::int', query.minHeight);
  if (query.format) add('c.format = ?', query.format);
  if (query.q) add('(c.name ILIKE ? OR c.alt_text ILIKE ?)', ...[query.q, query.q].map(containing));
  if (query.cursor)
    add(
      `(c.created_at, c.id) ${query.sort === 'createdAt' ? '>' : '<'} (?::timestamptz, ?::uuid)`,
      ...position(query.cursor),
    );
  return { sql: sql.join(' AND '), parameters };
}

/** A pattern that finds the text itself: what people type is never a wildcard. */
const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

function position(cursor: string): readonly [string, string] {
  const [at, id] = decodeCursor(cursor, 2);
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at)) || typeof id !== 'string' || !UUID.test(id))
    throw new MalformedCursor();
  return [at, id];
}

import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { decodeCursor, MalformedCursor, toPage, type ImportId, type Page } from '@odr/kernel';
import { Database } from '@odr/platform';
import type {
  ImportFailureResponse,
  ImportItemResponse,
  ImportPageResponse,
  ImportResponse,
} from './dto/import.response.dto.js';
import type { ListImportItemsQuery, ListImportsQuery } from './dto/list-imports.query.dto.js';
import { NOT_RETRIABLE } from './import.policy.js';

const wireTime = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const DONE = `(i.created - i.processing + i.duplicate + i.failed + i.skipped)`;

const COLUMNS = `i.id, i.kind, i.name, i.state, i.reason AS error, i.user_id AS "userId", u.name AS "userName", i.team_id AS "teamId",
  json_build_object('done', ${DONE}, 'total', i.total) AS progress, i.listed_at IS NOT NULL AS "isListed",
  json_build_object('created', i.created, 'duplicate', i.duplicate, 'failed', i.failed, 'skipped', i.skipped) AS counts,
  i.processing, CASE WHEN i.state = 'running' THEN i.rate END AS rate,
  CASE WHEN i.state = 'running' AND i.rate > 0.001 AND i.listed_at IS NOT NULL THEN ceil((i.total - ${DONE}) / i.rate) END AS "remainingSeconds",
  CASE WHEN i.source_name IS NOT NULL THEN json_build_object('name', i.source_name, 'size', i.source_size) END AS source,
  i.settings->'defaults' AS defaults, i.settings->'mapping' AS mapping, i.settings->'options' AS options,
  i.source_sha256 IS NULL OR coalesce(i.files_until > now(), true) AS "canRetry",
  ${wireTime('i.created_at')} AS "createdAt", ${wireTime('i.started_at')} AS "startedAt", ${wireTime('i.finished_at')} AS "finishedAt"`;

const ITEM_COLUMNS = `t.position::float8 AS position, t.key, t.file_name AS "fileName", t.state, t.content_id AS "contentId",
  CASE WHEN t.code IS NOT NULL THEN json_build_object('code', t.code, 'detail', t.detail) END AS error,
  t.attempts, t.took_ms AS "tookMs", ${wireTime('t.ended_at')} AS "endedAt"`;

/** Own ones and those of one's teams; administrators see all. `$1` user, `$2` teams, `$3` whether all. */
const VISIBLE = `($3::boolean OR i.user_id = $1::uuid OR i.team_id = ANY($2::uuid[]))`;

const CSV_BATCH = 1_000;

/** View model of imports. */
@Injectable()
export class ImportReader {
  constructor(private readonly db: Database) {}

  async isVisible(scope: TeamScope, seesAll: boolean, id: ImportId): Promise<boolean> {
    const rows = await this.db.query(`SELECT FROM content_import i WHERE i.id = $4 AND ${VISIBLE}`, [
      ...seeing(scope, seesAll),
      id,
    ]);
    return rows.length > 0;
  }

  async find(scope: TeamScope, seesAll: boolean, id: ImportId): Promise<ImportResponse | undefined> {
    const [row] = await this.db.query<ImportResponse>(
      `SELECT ${COLUMNS} FROM content_import i JOIN user_account u ON u.id = i.user_id WHERE i.id = $4 AND ${VISIBLE}`,
      [...seeing(scope, seesAll), id],
    );
    return row;
  }

  /** Newest first. */
  async page(
    scope: TeamScope,
    seesAll: boolean,
    { limit, cursor, state, teamId, mine }: ListImportsQuery,
  ): Promise<ImportPageResponse> {
    const rows = await this.db.query<ImportResponse>(
      `SELECT ${COLUMNS} FROM content_import i JOIN user_account u ON u.id = i.user_id
        WHERE ${VISIBLE} AND ($4::uuid IS NULL OR i.id < $4) AND ($5::text IS NULL OR i.state = $5)
          AND ($6::uuid IS NULL OR i.team_id = $6) AND (NOT $7::boolean OR i.user_id = $1::uuid)
        ORDER BY i.id DESC LIMIT $8`,
      [
        ...seeing(scope, seesAll),
        cursor === undefined ? null : idAt(cursor),
        state ?? null,
        teamId ?? null,
        mine ?? false,
        limit + 1,
      ],
    );
    return toPage(rows, limit, ({ id }) => [id]) as ImportPageResponse;
  }

  /** In the order of the source. Ask whether the caller may see the import first. */
  async items(id: ImportId, { limit, cursor, state, code }: ListImportItemsQuery): Promise<Page<ImportItemResponse>> {
    const after = cursor === undefined ? -1 : positionAt(cursor);
    const rows = await this.db.query<ImportItemResponse>(
      `SELECT ${ITEM_COLUMNS} FROM content_import_item t
        WHERE t.import_id = $1 AND t.position > $2 AND ($3::text IS NULL OR t.state = $3) AND ($4::text IS NULL OR t.code = $4)
        ORDER BY t.position LIMIT $5`,
      [id, after, state ?? null, code ?? null, limit + 1],
    );
    return toPage(rows, limit, ({ position }) => [position]);
  }

  /** Every item, batch by batch. */
  async *allItems(id: ImportId): AsyncGenerator<ImportItemResponse[]> {
    let after = -1;
    for (;;) {
      const batch = await this.db.query<ImportItemResponse>(
        `SELECT ${ITEM_COLUMNS} FROM content_import_item t WHERE t.import_id = $1 AND t.position > $2 ORDER BY t.position LIMIT $3`,
        [id, after, CSV_BATCH],
      );
      if (batch.length > 0) yield batch;
      if (batch.length < CSV_BATCH) return;
      after = batch.at(-1)?.position ?? after;
    }
  }

  /** What failed or was left out, by cause, the most frequent first. */
  failures(id: ImportId): Promise<ImportFailureResponse[]> {
    return this.db.query(
      `SELECT t.state, t.code, count(*)::int AS count, count(*) FILTER (WHERE t.state = 'failed' AND t.content_id IS NULL AND t.code <> ALL($2::text[]))::int AS retriable,
              min(t.detail) AS detail, (array_agg(t.key ORDER BY t.position))[1] AS example
         FROM content_import_item t WHERE t.import_id = $1 AND t.state IN ('failed', 'skipped') AND t.code IS NOT NULL
        GROUP BY t.state, t.code ORDER BY t.state, count(*) DESC, t.code`,
      [id, [...NOT_RETRIABLE]],
    );
  }
}

const seeing = ({ userId, teamIds }: TeamScope, seesAll: boolean): unknown[] => [userId, [...teamIds], seesAll];

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function idAt(cursor: string): string {
  const [id] = decodeCursor(cursor, 1);
  if (typeof id !== 'string' || !UUID.test(id)) throw new MalformedCursor();
  return id;
}

function positionAt(cursor: string): number {
  const [position] = decodeCursor(cursor, 1);
  if (typeof position !== 'number' || !Number.isSafeInteger(position)) throw new MalformedCursor();
  return position;
}

import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { parameters } from '@odr/content';
import { Database } from '@odr/platform';

import { matchingAnnotations } from './annotation.filter.js';
import type { AnnotationFilterQuery } from './dto/annotation-filter.query.dto.js';

/** What one page may weigh: little enough for many readers at once, enough to make the round trip cheap. */
const PAGE_BYTES = 1_000_000;
const FIRST_PAGE_ROWS = 50;
const MAX_PAGE_ROWS = 2_000;

/** Some lines, each with its line end; and the id of the last. */
interface LinePage {
  readonly lines: string | null;
  readonly rows: number;
  readonly last: string | null;
  readonly more: boolean;
}

/** As `GET /annotations/:id` answers it, and what joins it with files; written by PostgreSQL, so that nobody parses it again. */
const LINE = `SELECT p.id, p.content_id AS "contentId", s.ids AS "sourceIds", s.named AS "sources", p.annotation, p.version,
    p.manually_adjusted AS "manuallyAdjusted", NULL::float8 AS "overallRating", NULL::float8 AS "correctedRating", p.user_id AS "userId",
    to_char(p.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",
    to_char(p.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",
    p.content, translate(encode(convert_to('["' || p.id || '"]', 'UTF8'), 'base64'), '+/=', '-_') AS "cursor"`;

/** Reads annotations as lines of JSON, page by page. */
@Injectable()
export class AnnotationLineReader {
  constructor(private readonly db: Database) {}

  /**
   * All visible annotations that match, by id, which is by time of creation. Holds two pages of about a megabyte and no
   * transaction, so a client may be as slow as it likes; the next page is read while one is on its way.
   * @param after resume behind the annotation with this id
   * @returns some whole lines at a time
   */
  async *pages(scope: TeamScope, query: AnnotationFilterQuery, after: string | null): AsyncGenerator<string> {
    let limit = FIRST_PAGE_ROWS;
    let coming = this.page(scope, query, after, limit);
    for (;;) {
      const { lines, rows, last, more } = await coming;
      if (lines === null) return;
      if (more) {
        limit = Math.max(1, Math.min(MAX_PAGE_ROWS, Math.floor((PAGE_BYTES * rows) / lines.length)));
        coming = this.page(scope, query, last, limit);
        // Whoever stops reading never comes to await it; the failure is told to whoever goes on.
        coming.catch(() => undefined);
      }
      yield lines;
      if (!more) return;
    }
  }

  /** The page ends early where lines are heavier than those before: a thousand values of a megabyte must not be held at once. */
  private async page(
    scope: TeamScope,
    query: AnnotationFilterQuery,
    after: string | null,
    limit: number,
  ): Promise<LinePage> {
    const { values, bind } = parameters(limit, PAGE_BYTES);
    const where = matchingAnnotations(query, scope)(bind);
    const behind = after === null ? 'true' : `a.id > ${bind(after)}::uuid`;
    const [page] = await this.db.query<LinePage>(
      `WITH p AS MATERIALIZED (
         SELECT a.id, a.content_id, a.annotation, a.version, a.manually_adjusted, a.user_id, a.created_at, a.updated_at,
                json_build_object('name', c.name, 'sha256', c.sha256, 'publishedSha256', c.published_sha256, 'license', c.license,
                  'width', c.width, 'height', c.height) AS content
           FROM annotation AS a JOIN content AS c ON c.id = a.content_id
          WHERE ${behind} AND ${where} ORDER BY a.id LIMIT $1::int),
       written AS (
         SELECT line.id, row_to_json(line)::text AS text FROM (
           ${LINE} FROM p CROSS JOIN LATERAL (
             SELECT coalesce(json_agg(s.id ORDER BY s.name, s.id), '[]') AS ids,
                    coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) ORDER BY s.name, s.id), '[]') AS named
               FROM annotation_source_link AS l JOIN annotation_source AS s ON s.id = l.source_id WHERE l.annotation_id = p.id) AS s
         ) AS line),
       weighed AS (SELECT id, text, sum(octet_length(text)) OVER (ORDER BY id) - octet_length(text) AS before FROM written)
       SELECT string_agg(text, E'\\n' ORDER BY id) || E'\\n' AS lines, count(*)::int AS rows, (array_agg(id ORDER BY id DESC))[1] AS last,
              (SELECT count(*) FROM p) = $1::int OR (SELECT count(*) FROM p) > count(*) AS more
         FROM weighed WHERE before < $2::bigint`,
      values,
    );
    return page ?? { lines: null, rows: 0, last: null, more: false };
  }
}

import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { parameters } from '@odr/content';
import { AnnotationSourceType } from '@odr/contracts';
import { Database } from '@odr/platform';

import { CORRECTED_RATING, OVERALL_RATING } from '../rating/rating.columns.js';
import { matchingAnnotations } from './annotation.filter.js';
import type { AnnotationFilterQuery } from './dto/annotation-filter.query.dto.js';
import { isAsKept, type Telling, toldLines } from './told-line.js';

/** What one page should come to: little enough for many readers at once, enough to make the round trip cheap. */
const PAGE_CHARACTERS = 1_000_000;
/**
 * What the values of one page may take as they are stored, which may be packed. Nothing unpacks to a hundred times its size,
 * so even the worst page fits into memory; weighing them unpacked would cost as much as reading them.
 */
const PAGE_STORED_BYTES = 600_000;
const FIRST_PAGE_ROWS = 50;
const MAX_PAGE_ROWS = 2_000;

/** Some lines, each with its line end; and the id of the last. */
interface LinePage {
  readonly lines: string | null;
  readonly rows: number;
  readonly last: string | null;
}

const quoted = (column: string): string => `'"' || ${column} || '"'`;
const json = (column: string): string => `coalesce(to_json(${column})::text, 'null')`;
const bare = (expression: string): string => `coalesce((${expression})::text, 'null')`;
const wireTime = (column: string): string =>
  quoted(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
/** SQL of an object: names and the texts of their values. */
const object = (members: Readonly<Record<string, string>>): string =>
  `'{' || ${Object.entries(members)
    .map(([name, text]) => `'"${name}":' || ${text}`)
    .join(` || ',' || `)} || '}'`;

/**
 * As `GET /annotations/:id` answers it, and what joins it with files; written by PostgreSQL, so that nobody parses it again.
 * It is put together as text: rows made into JSON took a third more of all that PostgreSQL spends on short lines.
 */
const LINE = {
  id: quoted('p.id'),
  contentId: quoted('p.content_id'),
  sourceIds: `'[' || coalesce(s.ids, '') || ']'`,
  sources: `'[' || coalesce(s.named, '') || ']'`,
  annotation: 'p.annotation::text',
  version: bare('p.version'),
  manuallyAdjusted: bare('p.manually_adjusted'),
  overallRating: bare(OVERALL_RATING),
  correctedRating: bare(CORRECTED_RATING),
  userId: quoted('p.user_id'),
  createdAt: wireTime('p.created_at'),
  updatedAt: wireTime('p.updated_at'),
  content: object({
    name: json('p.name'),
    sha256: json('p.sha256'),
    publishedSha256: json('p.published_sha256'),
    license: json('p.license'),
    width: bare('p.width'),
    height: bare('p.height'),
  }),
  // Base64 of what an id is made of never needs the two characters that addresses don't take.
  cursor: quoted(`rtrim(encode(convert_to('["' || p.id || '"]', 'UTF8'), 'base64'), '=')`),
};
const SPATIAL = { isSpatial: bare('s.spatial') };

/** Reads annotations as lines of JSON, page by page. */
@Injectable()
export class AnnotationLineReader {
  constructor(private readonly db: Database) {}

  /**
   * All visible annotations that match, by id, which is by time of creation. Holds two pages of about a megabyte and no
   * transaction, so a client may be as slow as it likes; the next page is read while one is on its way.
   * @param after resume behind the annotation with this id
   * @param query how lines are told too; as they are kept costs least
   * @returns some whole lines at a time
   */
  async *pages(scope: TeamScope, query: AnnotationFilterQuery & Telling, after: string | null): AsyncGenerator<string> {
    let limit = FIRST_PAGE_ROWS;
    let coming = this.page(scope, query, after, limit);
    for (;;) {
      const { lines, rows, last } = await coming;
      // A page may end early for its weight, so only an empty one is the end.
      if (lines === null) return;
      limit = Math.max(1, Math.min(MAX_PAGE_ROWS, Math.floor((PAGE_CHARACTERS * rows) / lines.length)));
      coming = this.page(scope, query, last, limit);
      // Whoever stops reading never comes to await it; whoever goes on is told.
      coming.catch(() => undefined);
      yield isAsKept(query) ? lines : toldLines(lines, query);
    }
  }

  /** How many there are. */
  async count(scope: TeamScope, query: AnnotationFilterQuery): Promise<number> {
    const { values, bind } = parameters();
    const [row] = await this.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM annotation AS a JOIN content AS c ON c.id = a.content_id WHERE ${matchingAnnotations(query, scope)(bind)}`,
      values,
    );
    return row?.count ?? 0;
  }

  private async page(
    scope: TeamScope,
    query: AnnotationFilterQuery & Telling,
    after: string | null,
    limit: number,
  ): Promise<LinePage> {
    const { values, bind } = parameters(limit, PAGE_STORED_BYTES);
    const where = matchingAnnotations(query, scope)(bind);
    const behind = after === null ? 'true' : `a.id > ${bind(after)}::uuid`;
    const [page] = await this.db.query<LinePage>(
      `SELECT string_agg(line.text, E'\\n') || E'\\n' AS lines, count(*)::int AS rows, (array_agg(line.id))[count(*)] AS last
         FROM (
           SELECT p.id, ${object(isAsKept(query) ? LINE : { ...LINE, ...SPATIAL })} AS text
             FROM (
               SELECT a.id, a.content_id, a.annotation, a.version, a.manually_adjusted, a.user_id, a.created_at, a.updated_at,
                      c.name, c.sha256, c.published_sha256, c.license, c.width, c.height,
                      pg_column_size(a.annotation) AS stored,
                      sum(pg_column_size(a.annotation)) OVER (ORDER BY a.id ROWS UNBOUNDED PRECEDING) AS weight
                 FROM annotation AS a JOIN content AS c ON c.id = a.content_id
                WHERE ${behind} AND ${where} ORDER BY a.id LIMIT $1::int) AS p
             CROSS JOIN LATERAL (
               SELECT string_agg(${quoted('s.id')}, ',' ORDER BY s.name, s.id) AS ids,
                      string_agg(${object({ id: quoted('s.id'), name: json('s.name') })}, ',' ORDER BY s.name, s.id) AS named,
                      coalesce(bool_or(s.type = '${AnnotationSourceType.SpatialAnalysis}'), false) AS spatial
                 FROM annotation_source_link AS l JOIN annotation_source AS s ON s.id = l.source_id WHERE l.annotation_id = p.id) AS s
             -- With its limit it is looked up by id; joined, all scores would be read for every page.
             LEFT JOIN LATERAL (
               SELECT * FROM annotation_score AS score WHERE score.annotation_id = p.id AND score.ratings > 0 LIMIT 1) AS score ON true
            WHERE p.weight - p.stored < $2::bigint ORDER BY p.id) AS line`,
      values,
    );
    return page ?? { lines: null, rows: 0, last: null };
  }
}

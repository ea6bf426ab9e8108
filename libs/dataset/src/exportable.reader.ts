import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { allOf, containing, matching, parameters, type ContentCondition } from '@odr/content';
import { ContentStatus, LicenseVerdict } from '@odr/contracts';
import { Database } from '@odr/platform';

import type { ExportFilterRequest } from './dto/export.request.dto.js';
import { DECLARED_CHANGES, type ExportableItem } from './export-row.js';

const PAGE = 50;
/** More says nothing new about a picture, and a page has to fit into memory. */
const MAX_ANNOTATIONS = 20;
const MAX_ANNOTATION_BYTES = 100_000;

/** Reads what may be exported: published, cleaned, under an open licence. No filter can widen that. */
@Injectable()
export class ExportableReader {
  constructor(private readonly db: Database) {}

  async count(filter: ExportFilterRequest): Promise<number> {
    const { values, bind } = parameters();
    const [row] = await this.db.query<{ total: number }>(
      `SELECT count(*)::integer AS total FROM content AS c WHERE ${exportable(filter)(bind)}`,
      values,
    );
    return row?.total ?? 0;
  }

  /** Page by page, by id. Each page is read anew, so an item delisted meanwhile is not in the pages still to come. */
  async *pages(filter: ExportFilterRequest): AsyncGenerator<ExportableItem[]> {
    for (let after: string | null = null; ;) {
      const { values, bind } = parameters(after, PAGE);
      const rows: ExportableItem[] = await this.db.query<ExportableItem>(
        `SELECT c.id AS "id", c.name AS "name", c.sha256 AS "sha256", c.published_sha256 AS "publishedSha256", c.license AS "license",
                c.license_url AS "licenseUrl", c.width AS "width", c.height AS "height", c.format AS "format", c.created_at AS "createdAt",
                ${DECLARED_CHANGES} AS "changes",
                (SELECT coalesce(json_agg(json_build_object('name', author.name, 'url', author.url) ORDER BY author.position), '[]')
                   FROM content_author AS author WHERE author.content_id = c.id
                    AND NOT EXISTS (SELECT FROM credit_removal AS removal WHERE removal.content_id = c.id)) AS "authors",
                (SELECT coalesce(json_agg(json_build_object('type', source.type, 'value', source.value) ORDER BY source.position), '[]')
                   FROM content_source AS source WHERE source.content_id = c.id) AS "sources",
                (SELECT coalesce(json_agg(json_build_object('id', said.id, 'sources', said.sources, 'value', said.annotation) ORDER BY said.id), '[]') FROM (${OPEN_ANNOTATIONS}) AS said) AS "annotations"
           FROM content AS c WHERE ${exportable(filter)(bind)} AND ($1::uuid IS NULL OR c.id > $1::uuid) ORDER BY c.id LIMIT $2::integer`,
        values,
      );
      if (rows.length > 0) yield rows;
      after = rows.at(-1)?.id ?? null;
      if (rows.length < PAGE || after === null) return;
    }
  }

  /** Which of these may leave now. Whether they still match the filter does not matter: they did when they were written. */
  async standing(contentIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT c.id AS "id" FROM content AS c WHERE c.id = ANY($1::uuid[]) AND ${MAY_LEAVE}`,
      [[...contentIds]],
    );
    return new Set(rows.map(({ id }) => id));
  }
}

/** What may leave at all. */
const MAY_LEAVE = `c.deleted_at IS NULL AND c.status = '${ContentStatus.Available}' AND c.license_verdict = '${LicenseVerdict.Open}'
  AND c.published_sha256 IS NOT NULL AND c.license IS NOT NULL AND NOT 'opted_out' = ANY(c.flags)`;

/** An annotation leaves only if every source it comes from gives it under an open licence. */
const OPEN_ANNOTATIONS = `
  SELECT a.id, a.annotation,
         ARRAY(SELECT s.name FROM annotation_source_link AS l JOIN annotation_source AS s ON s.id = l.source_id
                WHERE l.annotation_id = a.id ORDER BY s.name, s.id) AS sources
    FROM annotation AS a
   WHERE a.content_id = c.id AND a.deleted_at IS NULL AND NOT a.is_blind AND pg_column_size(a.annotation) < ${MAX_ANNOTATION_BYTES}
     AND NOT EXISTS (SELECT FROM annotation_source_link AS link JOIN annotation_source AS s ON s.id = link.source_id
                      WHERE link.annotation_id = a.id AND s.license_verdict <> '${LicenseVerdict.Open}')
   ORDER BY a.id LIMIT ${MAX_ANNOTATIONS}`;

/** Whether its set is the caller's to see was asked when the export was asked for. */
const EVERYTHING: TeamScope = { userId: null, teamIds: [], seesAll: true };

/** What may leave at all, narrowed by the filter. */
const exportable = (filter: ExportFilterRequest): ContentCondition =>
  allOf(() => MAY_LEAVE, matching(filter, EVERYTHING), ...(filter.q ? [containing(filter.q)] : []));

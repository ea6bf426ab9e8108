import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { parameters, visibleContents } from '@odr/content';
import { type AnnotationSourceId, type Page, type RevalidationId, toPage } from '@odr/kernel';
import { Database, type PageQuery, type UncountedPageQuery } from '@odr/platform';

import { idAt } from '../annotation/position.js';
import type { InvalidAnnotationResponse } from './dto/invalid-annotation.response.dto.js';
import type { RevalidationResponse } from './dto/revalidation.response.dto.js';

const wireTime = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const COLUMNS = `r.id AS "id", r.source_id AS "sourceId", r.schema_version AS "schemaVersion", r.state AS "state",
  r.total AS "total", r.valid + r.invalid AS "checked", r.valid AS "valid", r.invalid AS "invalid", r.user_id AS "userId",
  ${wireTime('r.created_at')} AS "createdAt", ${wireTime('r.updated_at')} AS "updatedAt", ${wireTime('r.finished_at')} AS "finishedAt"`;

/** View model of re-validations and of what they found. */
@Injectable()
export class RevalidationReader {
  constructor(private readonly db: Database) {}

  async find(id: RevalidationId): Promise<RevalidationResponse | undefined> {
    const [row] = await this.db.query<RevalidationResponse>(
      `SELECT ${COLUMNS} FROM annotation_revalidation AS r WHERE r.id = $1`,
      [id],
    );
    return row;
  }

  /** Newest first: ids are by time. */
  async page(sourceId: AnnotationSourceId, { limit, cursor }: UncountedPageQuery): Promise<Page<RevalidationResponse>> {
    const before = cursor === undefined ? null : idAt(cursor);
    const rows = await this.db.query<RevalidationResponse>(
      `SELECT ${COLUMNS} FROM annotation_revalidation AS r
        WHERE r.source_id = $1 AND ($2::uuid IS NULL OR r.id < $2) ORDER BY r.id DESC LIMIT $3`,
      [sourceId, before, limit + 1],
    );
    return toPage(rows, limit, ({ id }) => [id]);
  }

  /** Only outcomes that still hold: of the annotation's current version, under the schema in force. */
  async invalid(
    scope: TeamScope,
    sourceId: AnnotationSourceId,
    { limit, cursor, total }: PageQuery,
  ): Promise<Page<InvalidAnnotationResponse>> {
    const { values, bind } = parameters(sourceId);
    const still = `
      FROM annotation_check AS k
      JOIN annotation_source AS s ON s.id = k.source_id AND s.schema_version = k.schema_version
      JOIN annotation_source_link AS l ON l.source_id = k.source_id AND l.annotation_id = k.annotation_id
      JOIN annotation AS a ON a.id = k.annotation_id AND a.version = k.annotation_version AND a.deleted_at IS NULL
      JOIN content AS c ON c.id = a.content_id
     WHERE k.source_id = $1 AND NOT k.is_valid AND ${visibleContents(scope)(bind)}`;
    const count = total
      ? await this.db.query<{ total: number }>(`SELECT count(*)::integer AS "total" ${still}`, [...values])
      : [];
    const after = bind(cursor === undefined ? null : idAt(cursor));
    const rows = await this.db.query<InvalidAnnotationResponse>(
      `SELECT k.annotation_id AS "annotationId", k.annotation_version AS "annotationVersion", c.id AS "contentId",
              c.name AS "contentName", k.schema_version AS "schemaVersion", k.errors AS "errors",
              ${wireTime('k.checked_at')} AS "checkedAt"
         ${still} AND (${after}::uuid IS NULL OR k.annotation_id > ${after}::uuid)
        ORDER BY k.annotation_id LIMIT ${bind(limit + 1)}`,
      values,
    );
    const page = toPage(rows, limit, ({ annotationId }) => [annotationId]);
    return count[0] ? { ...page, total: count[0].total } : page;
  }
}

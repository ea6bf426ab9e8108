import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { parameters, visibleContents } from '@odr/content';
import { type CleaningId, type Page, toPage } from '@odr/kernel';
import { Database, type UncountedPageQuery } from '@odr/platform';

import { idAt } from '../../annotation/position.js';
import type { CleaningRunResponse } from './dto/cleaning-run.response.dto.js';
import type { CleanedItemResponse } from './dto/cleaned-item.response.dto.js';
import type { ListCleanedItemsQuery } from './dto/cleaning-run.request.dto.js';

const wireTime = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const COLUMNS = `r.id AS "id", r.mode AS "mode", r.filter AS "filter", r.state AS "state", r.failure AS "failure", r.total AS "total",
  r.looked AS "looked", r.cleaned AS "cleaned", r.refused AS "refused", r.restored AS "restored", r.kept AS "kept",
  r.user_id AS "userId", u.name AS "userName",
  ${wireTime('r.created_at')} AS "createdAt", ${wireTime('r.updated_at')} AS "updatedAt", ${wireTime('r.finished_at')} AS "finishedAt"`;

/** View model of cleanings. Whoever sees everything sees all of them, others their own. */
@Injectable()
export class CleaningRunReader {
  constructor(private readonly db: Database) {}

  async find(scope: TeamScope, id: CleaningId): Promise<CleaningRunResponse | undefined> {
    const [row] = await this.db.query<CleaningRunResponse>(
      `SELECT ${COLUMNS} FROM annotation_cleaning AS r LEFT JOIN user_account AS u ON u.id = r.user_id
        WHERE r.id = $1 AND ($2 OR r.user_id = $3)`,
      [id, scope.seesAll, scope.userId],
    );
    return row;
  }

  /** Newest first: ids are by time. */
  async page(scope: TeamScope, { limit, cursor }: UncountedPageQuery): Promise<Page<CleaningRunResponse>> {
    const before = cursor === undefined ? null : idAt(cursor);
    const rows = await this.db.query<CleaningRunResponse>(
      `SELECT ${COLUMNS} FROM annotation_cleaning AS r LEFT JOIN user_account AS u ON u.id = r.user_id
        WHERE ($1 OR r.user_id = $2) AND ($3::uuid IS NULL OR r.id < $3) ORDER BY r.id DESC LIMIT $4`,
      [scope.seesAll, scope.userId, before, limit + 1],
    );
    return toPage(rows, limit, ({ id }) => [id]);
  }

  /** What a run did, annotation by annotation, as far as the caller may see them. */
  async items(
    scope: TeamScope,
    id: CleaningId,
    { limit, cursor, outcome }: ListCleanedItemsQuery,
  ): Promise<Page<CleanedItemResponse>> {
    const { values, bind } = parameters(id, cursor === undefined ? null : idAt(cursor), outcome ?? null);
    const rows = await this.db.query<CleanedItemResponse>(
      `SELECT i.annotation_id AS "annotationId", i.version AS "version", i.outcome AS "outcome", i.code AS "code",
              c.id AS "contentId", c.name AS "contentName"
         FROM annotation_cleaning_item AS i
         JOIN annotation AS a ON a.id = i.annotation_id AND a.deleted_at IS NULL
         JOIN content AS c ON c.id = a.content_id
        WHERE i.cleaning_id = $1 AND ($2::uuid IS NULL OR i.annotation_id > $2) AND ($3::text IS NULL OR i.outcome = $3)
          AND ${visibleContents(scope)(bind)}
        ORDER BY i.annotation_id LIMIT ${bind(limit + 1)}`,
      values,
    );
    return toPage(rows, limit, ({ annotationId }) => [annotationId]);
  }
}

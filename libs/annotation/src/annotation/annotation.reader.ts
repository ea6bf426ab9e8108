import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { parameters, visibleContents } from '@odr/content';
import { type AnnotationId, type ContentId, type Page, toPage } from '@odr/kernel';
import { Database, type PageQuery } from '@odr/platform';

import { unblinded } from '../campaign/blind.js';
import { ANNOTATION_COLUMNS, type AnnotationView } from './annotation.view.js';
import { idAt, versionAt } from './position.js';

export interface AnnotationVersionView {
  readonly version: number;
  readonly annotation: unknown;
  readonly userId: string;
  readonly createdAt: Date;
}

@Injectable()
export class AnnotationReader {
  constructor(private readonly db: Database) {}

  /** One annotation, if its content is visible, and it is not to be kept from the caller. */
  async byId(scope: TeamScope, id: AnnotationId): Promise<AnnotationView | undefined> {
    const { values, bind } = parameters(id);
    const [row] = await this.db.query<AnnotationView>(
      `SELECT ${ANNOTATION_COLUMNS} FROM annotation AS a JOIN content AS c ON c.id = a.content_id
        WHERE a.id = $1 AND a.deleted_at IS NULL AND ${visibleContents(scope)(bind)} AND ${unblinded(scope)(bind)}`,
      values,
    );
    return row;
  }

  /** Annotations of one content, oldest first. The caller has checked that the content is visible. */
  async ofContent(
    scope: TeamScope,
    contentId: ContentId,
    { limit, cursor, total }: PageQuery,
  ): Promise<Page<AnnotationView>> {
    const after = cursor === undefined ? null : idAt(cursor);
    const { values, bind } = parameters(contentId, after, limit + 1);
    const rows = await this.db.query<AnnotationView>(
      `SELECT ${ANNOTATION_COLUMNS} FROM annotation AS a
        WHERE a.content_id = $1 AND a.deleted_at IS NULL AND ($2::uuid IS NULL OR a.id > $2)
          AND ${unblinded(scope)(bind)}
        ORDER BY a.id LIMIT $3`,
      values,
    );
    const page = toPage(rows, limit, ({ id }) => [id]);
    if (!total) return page;
    const all = parameters(contentId);
    const [count] = await this.db.query<{ total: number }>(
      `SELECT count(*)::integer AS total FROM annotation AS a
        WHERE a.content_id = $1 AND a.deleted_at IS NULL AND ${unblinded(scope)(all.bind)}`,
      all.values,
    );
    return { ...page, total: count?.total ?? 0 };
  }

  /** Every value it ever had, newest first; the first one is the current one. */
  async versions(id: AnnotationId, { limit, cursor }: PageQuery): Promise<Page<AnnotationVersionView>> {
    const before = cursor === undefined ? null : versionAt(cursor);
    const rows = await this.db.query<AnnotationVersionView>(
      `SELECT v.version AS "version", v.annotation AS "annotation", v.user_id AS "userId", v.created_at AS "createdAt"
         FROM annotation_version AS v
        WHERE v.annotation_id = $1 AND ($2::integer IS NULL OR v.version < $2) ORDER BY v.version DESC LIMIT $3`,
      [id, before, limit + 1],
    );
    return toPage(rows, limit, ({ version }) => [version]);
  }
}

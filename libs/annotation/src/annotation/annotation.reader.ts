import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { parameters, visibleContents } from '@odr/content';
import { type AnnotationId, type ContentId, encodeCursor, type Page, toPage } from '@odr/kernel';
import { Database, type PageQuery } from '@odr/platform';

import { ANNOTATION_COLUMNS, type AnnotationView } from './annotation.view.js';
import type { BulkAnnotationsQuery } from './dto/bulk-annotations.query.dto.js';
import { idAt, versionAt } from './position.js';

export interface AnnotationVersionView {
  readonly version: number;
  readonly annotation: unknown;
  readonly userId: string;
  readonly createdAt: Date;
}

/** What a bulk reader gets beside the annotation, to join it with files it already has. */
export interface StreamedAnnotation extends AnnotationView {
  readonly content: {
    readonly sha256: string;
    readonly publishedSha256: string | null;
    readonly license: string | null;
  };
}

/** Roughly what one page of a stream may weigh in memory. */
const STREAM_PAGE_BYTES = 4_000_000;
const FIRST_PAGE_ROWS = 50;
const MAX_PAGE_ROWS = 1_000;

@Injectable()
export class AnnotationReader {
  constructor(private readonly db: Database) {}

  /** One annotation, if its content is visible. */
  async byId(scope: TeamScope, id: AnnotationId): Promise<AnnotationView | undefined> {
    const { values, bind } = parameters(id);
    const [row] = await this.db.query<AnnotationView>(
      `SELECT ${ANNOTATION_COLUMNS} FROM annotation AS a JOIN content AS c ON c.id = a.content_id
        WHERE a.id = $1 AND a.deleted_at IS NULL AND ${visibleContents(scope)(bind)}`,
      values,
    );
    return row;
  }

  /** Annotations of one content, oldest first. The caller has checked that the content is visible. */
  async ofContent(contentId: ContentId, { limit, cursor, total }: PageQuery): Promise<Page<AnnotationView>> {
    const after = cursor === undefined ? null : idAt(cursor);
    const rows = await this.db.query<AnnotationView>(
      `SELECT ${ANNOTATION_COLUMNS} FROM annotation AS a
        WHERE a.content_id = $1 AND a.deleted_at IS NULL AND ($2::uuid IS NULL OR a.id > $2)
        ORDER BY a.id LIMIT $3`,
      [contentId, after, limit + 1],
    );
    const page = toPage(rows, limit, ({ id }) => [id]);
    if (!total) return page;
    const [count] = await this.db.query<{ total: number }>(
      `SELECT count(*)::integer AS total FROM annotation AS a WHERE a.content_id = $1 AND a.deleted_at IS NULL`,
      [contentId],
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

  /**
   * All visible annotations that match, by id, which is by time of creation. Holds one page of about four megabytes
   * at a time and no transaction, so a reader may be as slow as it likes.
   * @param after resume behind the row that gave this cursor
   */
  async *stream(
    scope: TeamScope,
    query: BulkAnnotationsQuery,
    after: string | null,
  ): AsyncGenerator<StreamedAnnotation> {
    let last = after;
    let limit = FIRST_PAGE_ROWS;
    for (;;) {
      const rows = await this.streamPage(scope, query, last, limit);
      yield* rows;
      if (rows.length < limit) return;
      last = rows.at(-1)?.id ?? last;
      const weight = rows.reduce((sum, { annotation }) => sum + JSON.stringify(annotation).length, 1);
      limit = Math.max(1, Math.min(MAX_PAGE_ROWS, Math.floor((STREAM_PAGE_BYTES * rows.length) / weight)));
    }
  }

  private streamPage(
    scope: TeamScope,
    query: BulkAnnotationsQuery,
    after: string | null,
    limit: number,
  ): Promise<StreamedAnnotation[]> {
    const { contentId, sourceId, userId, teamId, status, license, createdFrom, createdTo } = query;
    const { values, bind } = parameters(
      after,
      contentId ?? null,
      sourceId ?? null,
      userId ?? null,
      teamId ?? null,
      status ?? null,
      license ?? null,
      createdFrom ?? null,
      createdTo ?? null,
      limit,
    );
    return this.db.query(
      `SELECT ${ANNOTATION_COLUMNS},
              json_build_object('sha256', c.sha256, 'publishedSha256', c.published_sha256, 'license', c.license) AS "content"
         FROM annotation AS a JOIN content AS c ON c.id = a.content_id
        WHERE a.deleted_at IS NULL AND ($1::uuid IS NULL OR a.id > $1)
          AND ($2::uuid IS NULL OR a.content_id = $2)
          AND ($3::uuid IS NULL OR EXISTS (SELECT FROM annotation_source_link AS l WHERE l.annotation_id = a.id AND l.source_id = $3))
          AND ($4::uuid IS NULL OR a.user_id = $4)
          AND ($5::uuid IS NULL OR c.team_id = $5)
          AND ($6::text IS NULL OR c.status = $6)
          AND ($7::text IS NULL OR c.license = $7)
          AND ($8::timestamptz IS NULL OR a.created_at >= $8)
          AND ($9::timestamptz IS NULL OR a.created_at < $9)
          AND ${visibleContents(scope)(bind)}
        ORDER BY a.id LIMIT $10`,
      values,
    );
  }
}

/** The cursor behind a row of the stream. */
export const cursorAfter = ({ id }: { readonly id: AnnotationId }): string => encodeCursor([id]);

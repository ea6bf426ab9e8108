import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { type ContentCondition, parameters, visibleContents } from '@odr/content';
import { type AnnotationId, type ContentId, type Page, toPage, type UserId } from '@odr/kernel';
import { Database, type PageQuery, type UncountedPageQuery } from '@odr/platform';

import { unblinded } from '../campaign/blind.js';
import { authorName } from '../history/author-name.js';
import { correctedRating } from '../rating/rating.columns.js';
import { ANNOTATION_COLUMNS, type AnnotationView } from './annotation.view.js';
import type { AnnotationOrder } from './dto/coordinates.query.dto.js';
import { idAt, momentAt, ratingAt } from './position.js';

export interface DeletedAnnotationView extends AnnotationView {
  readonly contentName: string;
  readonly deletedAt: Date;
  /** Null for those deleted before this was written down. */
  readonly deletedBy: UserId | null;
}

/** Best first, what nobody has rated last; ascending, so that one comparison of rows finds what is behind. */
const BEHIND_RATING = `(coalesce(-${correctedRating('a.id')}, 1), a.id)`;

const columnsFor =
  (scope: TeamScope): ContentCondition =>
  (bind) =>
    `${ANNOTATION_COLUMNS}, ${authorName(scope, 'a.user_id')(bind)} AS "userName"`;

const placeOf =
  (after: { readonly rating?: number | null; readonly id: string }): ContentCondition =>
  (bind) =>
    after.rating === undefined
      ? `${bind(after.id)}::uuid`
      : `(coalesce(-${bind(after.rating)}::float8, 1), ${bind(after.id)}::uuid)`;

@Injectable()
export class AnnotationReader {
  constructor(private readonly db: Database) {}

  /** One annotation, if its content is visible, and it is not to be kept from the caller. */
  async byId(scope: TeamScope, id: AnnotationId): Promise<AnnotationView | undefined> {
    const { values, bind } = parameters(id);
    const [row] = await this.db.query<AnnotationView>(
      `SELECT ${columnsFor(scope)(bind)} FROM annotation AS a JOIN content AS c ON c.id = a.content_id
        WHERE a.id = $1 AND a.deleted_at IS NULL AND ${visibleContents(scope)(bind)} AND ${unblinded(scope)(bind)}`,
      values,
    );
    return row;
  }

  /** Annotations of one content, oldest or best first. The caller has checked that the content is visible. */
  async ofContent(
    scope: TeamScope,
    contentId: ContentId,
    { limit, cursor, total, sort }: PageQuery & { readonly sort?: AnnotationOrder },
  ): Promise<Page<AnnotationView>> {
    const { values, bind } = parameters(contentId, limit + 1);
    const place = sort === 'best' ? BEHIND_RATING : 'a.id';
    const after = cursor === undefined ? undefined : sort === 'best' ? ratingAt(cursor) : { id: idAt(cursor) };
    const behind = after === undefined ? 'true' : `${place} > ${placeOf(after)(bind)}`;
    const rows = await this.db.query<AnnotationView>(
      `SELECT ${columnsFor(scope)(bind)} FROM annotation AS a
        WHERE a.content_id = $1 AND a.deleted_at IS NULL AND ${behind} AND ${unblinded(scope)(bind)}
        ORDER BY ${place} LIMIT $2`,
      values,
    );
    const page = toPage(rows, limit, ({ correctedRating: rating, id }) => (sort === 'best' ? [rating, id] : [id]));
    if (!total) return page;
    const all = parameters(contentId);
    const [count] = await this.db.query<{ total: number }>(
      `SELECT count(*)::integer AS total FROM annotation AS a
        WHERE a.content_id = $1 AND a.deleted_at IS NULL AND ${unblinded(scope)(all.bind)}`,
      all.values,
    );
    return { ...page, total: count?.total ?? 0 };
  }

  /** What a person has written and anybody has deleted, the last deleted first, if its content is still visible. */
  async deleted(scope: TeamScope, { limit, cursor }: UncountedPageQuery): Promise<Page<DeletedAnnotationView>> {
    const before = cursor === undefined ? null : momentAt(cursor);
    const { values, bind } = parameters(scope.userId, before?.at ?? null, before?.id ?? null, limit + 1);
    const rows = await this.db.query<DeletedAnnotationView & { readonly position: string }>(
      `SELECT ${columnsFor(scope)(bind)}, c.name AS "contentName", a.deleted_at AS "deletedAt", a.deleted_by AS "deletedBy",
              a.deleted_at::text AS "position"
         FROM annotation AS a JOIN content AS c ON c.id = a.content_id
        WHERE a.user_id = $1 AND a.deleted_at IS NOT NULL
          AND ($2::timestamptz IS NULL OR (a.deleted_at, a.id) < ($2::timestamptz, $3::uuid)) AND ${visibleContents(scope)(bind)}
        ORDER BY a.deleted_at DESC, a.id DESC LIMIT $4`,
      values,
    );
    return toPage(rows, limit, ({ position, id }) => [position, id]);
  }
}

import { Injectable } from '@nestjs/common';
import { positionOf, wireTime } from '@odr/content';
import { type AnnotationId, encodeCursor, type UserId } from '@odr/kernel';
import { Database, type UncountedPageQuery } from '@odr/platform';

import type { RatingPageResponse, RatingResponse, RatingSummaryResponse } from './dto/rating.response.dto.js';
import { correctedRating, correction, overallRating } from './rating.columns.js';

const COLUMNS = `r.user_id AS "userId", r.rating::int AS rating, r.reason, r.version, r.version < a.version AS "isOutdated",
  (SELECT count(*)::int - 1 FROM annotation_rating_event e
    WHERE e.annotation_id = r.annotation_id AND e.user_id = r.user_id AND e.rating IS NOT NULL) AS changes,
  ${wireTime('r.created_at')} AS "createdAt", ${wireTime('r.updated_at')} AS "updatedAt"`;
const FROM = `annotation_rating r JOIN annotation a ON a.id = r.annotation_id`;

/** What people think of one annotation. The caller has checked that it is visible. */
@Injectable()
export class RatingReader {
  constructor(private readonly db: Database) {}

  /** Latest first. */
  async page(
    id: AnnotationId,
    { limit, cursor }: UncountedPageQuery,
  ): Promise<Pick<RatingPageResponse, 'items' | 'nextCursor'>> {
    const [at, userId] = cursor === undefined ? [null, null] : positionOf(cursor);
    const rows = await this.db.query<RatingResponse>(
      `SELECT ${COLUMNS} FROM ${FROM}
        WHERE r.annotation_id = $1 AND ($2::timestamptz IS NULL OR (r.updated_at, r.user_id) < ($2::timestamptz, $3::uuid))
        ORDER BY r.updated_at DESC, r.user_id DESC LIMIT $4`,
      [id, at, userId, limit + 1],
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.updatedAt, last.userId]) : null };
  }

  /** @param caller whose own is shown; null for nobody's */
  async summary(id: AnnotationId, caller: UserId | null): Promise<RatingSummaryResponse> {
    const [[figures], [mine]] = await Promise.all([
      this.db.query<Omit<RatingSummaryResponse, 'mine'>>(
        `SELECT (SELECT count(*)::int FROM annotation_rating r WHERE r.annotation_id = $1) AS ratings,
                ${overallRating('$1::uuid')} AS "overallRating", ${correctedRating('$1::uuid')} AS "correctedRating",
                ${correction('$1::uuid')} AS correction,
                (SELECT round(stddev_samp(r.rating), 2)::float8 FROM annotation_rating r WHERE r.annotation_id = $1) AS spread,
                ARRAY(SELECT (SELECT count(*)::int FROM annotation_rating r WHERE r.annotation_id = $1 AND r.rating = step)
                        FROM generate_series(0, 10) AS step ORDER BY step) AS "byRating"`,
        [id],
      ),
      this.db.query<RatingResponse>(`SELECT ${COLUMNS} FROM ${FROM} WHERE r.annotation_id = $1 AND r.user_id = $2`, [
        id,
        caller,
      ]),
    ]);
    if (!figures) throw new Error('A row was asked for without a condition, and none came.');
    return { ...figures, mine: mine ?? null };
  }
}

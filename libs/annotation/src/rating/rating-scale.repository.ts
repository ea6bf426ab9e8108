import { Injectable } from '@nestjs/common';
import { Database } from '@odr/platform';

import type { RatingScale } from './rating-model.js';
import type { Rating } from './rating-table.js';
import type { RatingMoments } from './variance-components.js';

/** Before all ids. */
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
const RATINGS_AT_ONCE = 20_000;

/** What corrections of ratings go by: one row. */
@Injectable()
export class RatingScaleRepository {
  constructor(private readonly db: Database) {}

  /** Whether ratings were given, changed or taken back by a tenth of what there was at the last estimate. */
  async isOutgrown(): Promise<boolean> {
    const [row] = await this.db.query<{ isOutgrown: boolean }>(
      `SELECT coalesce((SELECT max(e.id) FROM annotation_rating_event e), 0) - l.last_event > l.ratings / 10 AS "isOutgrown"
         FROM annotation_rating_level l`,
    );
    return row?.isOutgrown ?? false;
  }

  /** Reads all ratings once: about a second for a million. */
  async moments(): Promise<RatingMoments & { readonly lastEvent: string }> {
    const [row] = await this.db.query<RatingMoments & { lastEvent: string }>(
      `WITH rated AS (SELECT r.annotation_id, r.user_id, r.rating::float8 AS rating FROM annotation_rating r),
            of_annotation AS (SELECT count(*)::float8 AS n, sum(rating) AS s, sum(rating ^ 2) AS q FROM rated GROUP BY annotation_id),
            of_rater AS (SELECT count(*)::float8 AS n, sum(rating) AS s FROM rated GROUP BY user_id),
            a AS (SELECT count(*)::int AS annotations, coalesce(sum(n), 0)::int AS ratings, coalesce(sum(s), 0) AS sum,
                         coalesce(sum(q), 0) AS squares, coalesce(sum(s ^ 2 / n), 0) AS "annotationSquares",
                         coalesce(sum(n ^ 2), 0) AS "annotationCounts" FROM of_annotation),
            r AS (SELECT count(*)::int AS raters, coalesce(sum(s ^ 2 / n), 0) AS "raterSquares",
                         coalesce(sum(n ^ 2), 0) AS "raterCounts" FROM of_rater)
       SELECT a.*, r.*, (SELECT coalesce(max(e.id), 0) FROM annotation_rating_event e)::text AS "lastEvent" FROM a, r`,
    );
    if (!row) throw new Error('Sums were asked for without a condition, and none came.');
    return row;
  }

  /** All ratings, those of an annotation one after the other. */
  async *ratings(): AsyncGenerator<Rating> {
    let [annotation, rater] = [BEFORE_ALL, BEFORE_ALL];
    for (;;) {
      const page = await this.db.query<Rating>(
        `SELECT r.annotation_id AS annotation, r.user_id AS rater, r.rating AS rating FROM annotation_rating r
          WHERE (r.annotation_id, r.user_id) > ($1::uuid, $2::uuid) ORDER BY r.annotation_id, r.user_id LIMIT $3`,
        [annotation, rater, RATINGS_AT_ONCE],
      );
      const last = page.at(-1);
      if (!last) return;
      ({ annotation, rater } = last);
      yield* page;
    }
  }

  /**
   * Takes up habits that were found outside. Merits have to be computed anew then, as after `replace`; once they are, the raters'
   * sums say the same as these habits.
   */
  async takeUp(raters: readonly string[], habits: ArrayLike<number>): Promise<void> {
    await this.db.query(
      `WITH held AS MATERIALIZED (
         SELECT t.user_id, f.habit FROM annotation_rater t
           JOIN unnest($1::uuid[], $2::float8[]) AS f (user_id, habit) ON f.user_id = t.user_id
          ORDER BY t.user_id FOR NO KEY UPDATE OF t)
       UPDATE annotation_rater t SET applied = held.habit FROM held WHERE held.user_id = t.user_id RETURNING 1`,
      [raters, Array.from(habits)],
    );
  }

  /** Takes another scale; annotations follow by `mark`, raters by `follow`. */
  async replace(
    { level, itemPrior, raterPrior, variances }: RatingScale,
    ratings: number,
    lastEvent: string,
  ): Promise<void> {
    await this.db.query(
      `UPDATE annotation_rating_level SET level = $1, item_prior = $2, rater_prior = $3, annotation_variance = $4,
              rater_variance = $5, chance_variance = $6, ratings = $7, last_event = $8, marked_to = $9 RETURNING 1`,
      [
        level,
        itemPrior,
        raterPrior,
        variances?.annotation ?? null,
        variances?.rater ?? null,
        variances?.chance ?? null,
        ratings,
        lastEvent,
        BEFORE_ALL,
      ],
    );
  }

  /** Raters that were added while the scale was being replaced are among them. */
  async follow(): Promise<void> {
    await this.db.query(
      `WITH held AS MATERIALIZED (
         SELECT t.user_id, l.rater_prior FROM annotation_rater t JOIN annotation_rating_level l ON t.prior <> l.rater_prior
          ORDER BY t.user_id FOR NO KEY UPDATE OF t)
       UPDATE annotation_rater t SET prior = held.rater_prior FROM held WHERE held.user_id = t.user_id RETURNING 1`,
    );
  }

  /**
   * Marks some more annotations to be computed by the scale of now; how far that has come is kept, so it goes on after a crash.
   * @returns whether some are left
   */
  async mark(limit: number): Promise<boolean> {
    const [row] = await this.db.query<{ isLeft: boolean }>(
      `WITH held AS MATERIALIZED (
         SELECT s.annotation_id AS id FROM annotation_score s JOIN annotation_rating_level l ON s.annotation_id > l.marked_to
          ORDER BY s.annotation_id LIMIT $1 FOR NO KEY UPDATE OF s),
       marked AS (
         UPDATE annotation_score s SET is_stale = true FROM held
          WHERE held.id = s.annotation_id AND s.ratings > 0 AND NOT s.is_stale)
       UPDATE annotation_rating_level l
          SET marked_to = CASE WHEN (SELECT count(*) FROM held) = $1 THEN (SELECT h.id FROM held h ORDER BY h.id DESC LIMIT 1) END
        WHERE l.marked_to IS NOT NULL RETURNING l.marked_to IS NOT NULL AS "isLeft"`,
      [limit],
    );
    return row?.isLeft ?? false;
  }
}

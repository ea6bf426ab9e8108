import { Injectable } from '@nestjs/common';
import { allOf, type ContentCondition, parameters } from '@odr/content';
import type { UserId } from '@odr/kernel';
import { Database } from '@odr/platform';

import type { RatedTwice } from './rating-figures.js';

/** Which ratings are meant: of annotations of a source, of pictures of a set, given in some time. */
export interface RatingFilter {
  readonly sourceId?: string | undefined;
  readonly setId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface RatingCounts {
  /** Of the source, or of the rater; null for all together. */
  readonly id: string | null;
  readonly name: string | null;
  readonly ratings: number;
  /** How many gave 0, 1, … 10. */
  readonly byRating: readonly number[];
}

export interface RatedTwiceSample {
  readonly rated: readonly RatedTwice[];
  /** How many there are; more than `rated` when they are a sample. */
  readonly total: number;
}

const RATED = `annotation_rating r JOIN annotation a ON a.id = r.annotation_id AND a.deleted_at IS NULL
  JOIN content c ON c.id = a.content_id AND c.deleted_at IS NULL`;
const BY_RATING = `(SELECT array_agg(coalesce(one.n, 0)::int ORDER BY step) FROM generate_series(0, 10) AS step
  LEFT JOIN LATERAL (SELECT g.n FROM unnest(t.ratings, t.counts) AS g(rating, n) WHERE g.rating = step) AS one ON true)`;

/** How ratings are distributed, and those that can be compared. */
@Injectable()
export class RatingQualityReader {
  constructor(private readonly db: Database) {}

  async overall(filter: RatingFilter): Promise<RatingCounts> {
    const { values, bind } = parameters();
    const [row] = await this.db.query<RatingCounts>(
      this.counted(
        `SELECT NULL::text AS id, r.rating FROM ${RATED} WHERE ${within(filter)(bind)}`,
        'NULL::text',
        '',
        1,
      ),
      values,
    );
    return row ?? { id: null, name: null, ratings: 0, byRating: new Array<number>(11).fill(0) };
  }

  /** Those with the most ratings first. */
  bySource(filter: RatingFilter, limit: number): Promise<RatingCounts[]> {
    const { values, bind } = parameters();
    const rated = `SELECT l.source_id::text AS id, r.rating FROM ${RATED}
      JOIN annotation_source_link l ON l.annotation_id = a.id WHERE ${within(filter)(bind)}`;
    return this.db.query(this.counted(rated, 's.name', 'JOIN annotation_source s ON s.id::text = t.id', limit), values);
  }

  /** Those with the most ratings first. @param userId only this one; null for all */
  byRater(filter: RatingFilter, userId: UserId | null, limit: number): Promise<RatingCounts[]> {
    const { values, bind } = parameters();
    const rated = `SELECT r.user_id::text AS id, r.rating FROM ${RATED}
      WHERE ${within(filter)(bind)} AND (${bind(userId)}::uuid IS NULL OR r.user_id = ${bind(userId)}::uuid)`;
    return this.db.query(this.counted(rated, 'u.name', 'JOIN user_account u ON u.id::text = t.id', limit), values);
  }

  /** Annotations rated twice or more. Of more than `most`, those whose id has a hash that ends in so many zeros. */
  async ratedTwice(filter: RatingFilter, most: number): Promise<RatedTwiceSample> {
    const total = await this.countTwice(filter);
    const every = 2 ** Math.max(0, Math.ceil(Math.log2(total / most)));
    const { values, bind } = parameters(every);
    const rated = await this.db.query<RatedTwice>(
      `SELECT r.annotation_id AS "annotationId", array_agg(r.user_id::text ORDER BY r.user_id) AS "raters",
              array_agg(r.rating::int ORDER BY r.user_id) AS "ratings",
              ARRAY(SELECT l.source_id::text FROM annotation_source_link l WHERE l.annotation_id = r.annotation_id) AS "sourceIds"
         FROM ${RATED} WHERE hashtext(r.annotation_id::text) & ($1::integer - 1) = 0 AND ${within(filter)(bind)}
        GROUP BY r.annotation_id HAVING count(*) > 1 ORDER BY r.annotation_id`,
      values,
    );
    return { rated, total };
  }

  /** Without a time, the sums that are kept of each annotation know it: a tenth of the time that grouping takes. */
  private async countTwice(filter: RatingFilter): Promise<number> {
    const { values, bind } = parameters();
    const hasTime = filter.from !== undefined || filter.to !== undefined;
    const twice = hasTime
      ? `SELECT FROM ${RATED} WHERE ${within(filter)(bind)} GROUP BY r.annotation_id HAVING count(*) > 1`
      : `SELECT FROM annotation_score score JOIN annotation a ON a.id = score.annotation_id AND a.deleted_at IS NULL
           JOIN content c ON c.id = a.content_id AND c.deleted_at IS NULL
          WHERE score.ratings > 1 AND ${within(filter)(bind)}`;
    const [count] = await this.db.query<{ total: number }>(
      `SELECT count(*)::int AS total FROM (${twice}) AS twice`,
      values,
    );
    return count?.total ?? 0;
  }

  /** SQL: groups of `id` with their histogram. */
  private counted(rated: string, name: string, join: string, limit: number): string {
    return `WITH counted AS (SELECT id, rating, count(*) AS n FROM (${rated}) AS rated GROUP BY id, rating),
        t AS (SELECT id, array_agg(rating) AS ratings, array_agg(n) AS counts, sum(n)::int AS "sum" FROM counted GROUP BY id)
      SELECT t.id, ${name} AS name, t.sum AS ratings, ${BY_RATING} AS "byRating" FROM t ${join}
       ORDER BY t.sum DESC, t.id LIMIT ${limit}`;
  }
}

/** About `annotation_rating r` of `annotation a`. */
function within({ sourceId, setId, from, to }: RatingFilter): ContentCondition {
  const parts: ContentCondition[] = [];
  if (sourceId !== undefined)
    parts.push(
      (bind) =>
        `EXISTS (SELECT FROM annotation_source_link f WHERE f.annotation_id = a.id AND f.source_id = ${bind(sourceId)}::uuid)`,
    );
  if (setId !== undefined)
    parts.push(
      (bind) =>
        `EXISTS (SELECT FROM content_set_item m WHERE m.set_id = ${bind(setId)}::uuid AND m.content_id = a.content_id)`,
    );
  if (from !== undefined) parts.push((bind) => `r.updated_at >= ${bind(from)}::timestamptz`);
  if (to !== undefined) parts.push((bind) => `r.updated_at < ${bind(to)}::timestamptz`);
  return allOf(...parts);
}

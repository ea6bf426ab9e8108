import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, MalformedCursor } from '@odr/kernel';
import { Database, type UncountedPageQuery } from '@odr/platform';

import type { RaterPageResponse, RaterResponse, RatingScaleResponse } from './dto/rating.response.dto.js';
import { halfInterval } from './interval.js';

interface RaterRow {
  readonly userId: string;
  readonly name: string;
  readonly ratings: number;
  readonly bias: number;
  /** Standard deviation of what the model leaves unexplained of their ratings; null for fewer than two. */
  readonly deviation: number | null;
}

/** A standard deviation of so many is off by less than two in a hundred; a rater may have given a hundred thousand. */
const ENOUGH_RATINGS = 2_000;

/** How people use the scale of ratings. */
@Injectable()
export class RaterReader {
  constructor(private readonly db: Database) {}

  /** Those with the most ratings first. */
  async page({ limit, cursor }: UncountedPageQuery): Promise<RaterPageResponse> {
    const [ratings, userId] = cursor === undefined ? [null, null] : positionAt(cursor);
    const scale = await this.scale();
    const rows = await this.db.query<RaterRow>(
      `SELECT page.user_id AS "userId", u.name, page.ratings, page.habit AS bias,
              (SELECT sqrt(sum((own.rating - page.habit - own.merit) ^ 2) / nullif(count(*) - 1, 0))
                 FROM (SELECT r.rating, s.merit
                         FROM annotation_rating r JOIN annotation_score s ON s.annotation_id = r.annotation_id
                        WHERE r.user_id = page.user_id LIMIT ${ENOUGH_RATINGS}) AS own)::float8 AS deviation
         FROM (SELECT t.user_id, t.ratings, t.residual_sum / (t.ratings + t.prior) AS habit FROM annotation_rater t
                WHERE t.ratings > 0 AND ($1::int IS NULL OR (t.ratings, t.user_id) < ($1::int, $2::uuid))
                ORDER BY t.ratings DESC, t.user_id DESC LIMIT $3) AS page
         JOIN user_account u ON u.id = page.user_id
        ORDER BY page.ratings DESC, page.user_id DESC`,
      [ratings, userId, limit + 1],
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      scale,
      items: items.map((row) => toRater(scale === null ? { ...row, deviation: null } : row)),
      nextCursor: rows.length > limit && last ? encodeCursor([last.ratings, last.userId]) : null,
    };
  }

  private async scale(): Promise<RatingScaleResponse | null> {
    const [row] = await this.db.query<RatingScaleResponse>(
      `SELECT round(l.level::numeric, 2)::float8 AS level, round(sqrt(l.annotation_variance)::numeric, 2)::float8 AS annotations,
              round(sqrt(l.rater_variance)::numeric, 2)::float8 AS raters, round(sqrt(l.chance_variance)::numeric, 2)::float8 AS chance
         FROM annotation_rating_level l WHERE l.chance_variance IS NOT NULL`,
    );
    return row ?? null;
  }
}

function toRater({ deviation, ...rater }: RaterRow): RaterResponse {
  const half = deviation === null || rater.ratings < 3 ? null : halfInterval(deviation, rater.ratings);
  return {
    ...rater,
    bias: rounded(rater.bias),
    low: half === null ? null : rounded(rater.bias - half),
    high: half === null ? null : rounded(rater.bias + half),
  };
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws MalformedCursor */
function positionAt(cursor: string): readonly [number, string] {
  const [ratings, userId] = decodeCursor(cursor, 2);
  if (typeof ratings !== 'number' || !Number.isInteger(ratings) || Math.abs(ratings) > 2_147_483_647)
    throw new MalformedCursor();
  if (typeof userId !== 'string' || !UUID.test(userId)) throw new MalformedCursor();
  return [ratings, userId];
}

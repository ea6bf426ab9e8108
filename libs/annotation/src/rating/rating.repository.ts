import { Injectable } from '@nestjs/common';
import type { AnnotationId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';

import { TOLERANCE } from './rating-model.js';

/** Whose habit has moved away from the one that merits were computed with; as the index has it. */
const HAS_MOVED = `ratings > 0 AND abs(residual_sum - applied * (ratings + prior)) > ${TOLERANCE} * (ratings + prior)`;

/**
 * Ratings, and what they come to. Rows of annotation_score are locked before those of annotation_rater, each in the order of
 * their ids, so that nobody waits for whoever waits for them.
 */
@Injectable()
export class RatingRepository {
  constructor(private readonly db: Database) {}

  /** Whether somebody wrote the annotation, or a version of it. */
  async hasWritten(userId: UserId, id: AnnotationId): Promise<boolean> {
    const rows = await this.db.query(
      `SELECT FROM annotation_version v WHERE v.annotation_id = $1 AND v.user_id = $2 LIMIT 1`,
      [id, userId],
    );
    return rows.length > 0;
  }

  /** Gives, replaces or, with null, takes back a rating. @returns whether anything changed */
  async set(id: AnnotationId, userId: UserId, rating: number | null, reason: string | null): Promise<boolean> {
    await this.db.query(`INSERT INTO annotation_score (annotation_id) VALUES ($1) ON CONFLICT DO NOTHING`, [id]);
    const [score] = await this.db.query<{ merit: number; ratings: number }>(
      `SELECT merit, ratings FROM annotation_score WHERE annotation_id = $1 FOR NO KEY UPDATE`,
      [id],
    );
    const [before] = await this.db.query<{ rating: number }>(
      `SELECT rating FROM annotation_rating WHERE annotation_id = $1 AND user_id = $2`,
      [id, userId],
    );
    if (rating === null && !before) return false;
    await this.write(id, userId, rating, reason);
    const count = (rating === null ? 0 : 1) - (before ? 1 : 0);
    // The first rating stands for itself until it is corrected.
    const merit = score?.ratings ? score.merit : (rating ?? 0);
    const sum = (rating ?? 0) - (before?.rating ?? 0);
    await this.db.query(
      `UPDATE annotation_score SET ratings = ratings + $2, sum = sum + $3, merit = $4, is_stale = true WHERE annotation_id = $1 RETURNING 1`,
      [id, count, sum, merit],
    );
    await this.db.query(
      `INSERT INTO annotation_rater AS t (user_id, ratings, residual_sum, prior)
       SELECT $1, $2, $3, l.rater_prior FROM annotation_rating_level l
       ON CONFLICT (user_id) DO UPDATE
         SET ratings = t.ratings + excluded.ratings,
             -- Sums of floating point numbers drift; without ratings there is nothing to drift from.
             residual_sum = CASE WHEN t.ratings + excluded.ratings = 0 THEN 0 ELSE t.residual_sum + excluded.residual_sum END`,
      [userId, count, sum - count * merit],
    );
    return true;
  }

  private async write(id: AnnotationId, userId: UserId, rating: number | null, reason: string | null): Promise<void> {
    await this.db.query(
      `INSERT INTO annotation_rating_event (annotation_id, user_id, rating, reason) VALUES ($1, $2, $3, $4)`,
      [id, userId, rating, reason],
    );
    if (rating === null) {
      await this.db.query(`DELETE FROM annotation_rating WHERE annotation_id = $1 AND user_id = $2 RETURNING 1`, [
        id,
        userId,
      ]);
      return;
    }
    await this.db.query(
      `INSERT INTO annotation_rating (annotation_id, user_id, rating, reason, version)
       SELECT a.id, $2, $3, $4, a.version FROM annotation a WHERE a.id = $1
       ON CONFLICT (annotation_id, user_id)
       DO UPDATE SET rating = excluded.rating, reason = excluded.reason, version = excluded.version, updated_at = now()`,
      [id, userId, rating, reason],
    );
  }

  /**
   * Computes the merits of some annotations whose ratings or raters have moved, and takes them into their raters' sums.
   * @returns how many it were
   */
  async settleMerits(limit: number): Promise<number> {
    const stale = await this.db.query<{ id: AnnotationId }>(
      `SELECT annotation_id AS id FROM annotation_score WHERE is_stale ORDER BY annotation_id LIMIT $1 FOR NO KEY UPDATE`,
      [limit],
    );
    if (stale.length === 0) return 0;
    // A statement of its own: whoever rated one of them while this waited is in its snapshot.
    await this.db.query(
      `WITH fresh AS (
         SELECT s.annotation_id, s.merit AS before,
                coalesce((l.item_prior * l.level + coalesce(sum(r.rating - t.applied), 0)) / nullif(l.item_prior + count(r.rating), 0), l.level) AS merit
           FROM annotation_score s CROSS JOIN annotation_rating_level l
           LEFT JOIN annotation_rating r ON r.annotation_id = s.annotation_id
           LEFT JOIN annotation_rater t ON t.user_id = r.user_id
          WHERE s.annotation_id = ANY($1::uuid[]) GROUP BY s.annotation_id, s.merit, l.level, l.item_prior),
       settled AS (
         UPDATE annotation_score s SET merit = fresh.merit, is_stale = false FROM fresh
          WHERE s.annotation_id = fresh.annotation_id RETURNING s.annotation_id, fresh.merit - fresh.before AS moved),
       raters AS (
         SELECT r.user_id, sum(settled.moved) AS moved FROM settled JOIN annotation_rating r ON r.annotation_id = settled.annotation_id
          GROUP BY r.user_id),
       held AS MATERIALIZED (
         SELECT t.user_id, raters.moved FROM annotation_rater t JOIN raters ON raters.user_id = t.user_id
          ORDER BY t.user_id FOR NO KEY UPDATE OF t)
       UPDATE annotation_rater t SET residual_sum = t.residual_sum - held.moved FROM held WHERE t.user_id = held.user_id RETURNING 1`,
      [stale.map(({ id }) => id)],
    );
    return stale.length;
  }

  /**
   * Takes up the habits of some raters that have moved by more than the tolerance: merits of all they rated are computed anew.
   * @returns how many raters it were
   */
  async applyHabits(limit: number): Promise<number> {
    const moved = await this.db.query<{ id: UserId }>(
      `SELECT user_id AS id FROM annotation_rater WHERE ${HAS_MOVED} LIMIT $1`,
      [limit],
    );
    if (moved.length === 0) return 0;
    const raters = [moved.map(({ id }) => id)];
    await this.db.query(
      `WITH theirs AS MATERIALIZED (
         SELECT s.annotation_id FROM annotation_score s
          WHERE NOT s.is_stale AND s.annotation_id IN (SELECT r.annotation_id FROM annotation_rating r WHERE r.user_id = ANY($1::uuid[]))
          ORDER BY s.annotation_id FOR NO KEY UPDATE)
       UPDATE annotation_score s SET is_stale = true FROM theirs WHERE s.annotation_id = theirs.annotation_id RETURNING 1`,
      raters,
    );
    await this.db.query(
      `UPDATE annotation_rater SET applied = residual_sum / (ratings + prior) WHERE user_id = ANY($1::uuid[]) RETURNING 1`,
      raters,
    );
    return moved.length;
  }
}

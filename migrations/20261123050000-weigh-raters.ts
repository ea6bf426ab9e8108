import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Raters become random effects: what corrections of ratings go by is estimated, and kept in the one row of the level; merits are
 * now on the scale of ratings. ACCESS EXCLUSIVE on three small tables, and every row of two of them is written: a row for each
 * rated annotation and each rater, about 100,000 a second. Corrected ratings are plain means until the job has gone through them.
 */
export class WeighRaters20261123050000 implements MigrationInterface {
  readonly name = 'WeighRaters1795410000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE annotation_rating_level
        ADD item_prior double precision NOT NULL DEFAULT 0,
        ADD rater_prior double precision NOT NULL DEFAULT 1000000000,
        ADD annotation_variance double precision,
        ADD rater_variance double precision,
        ADD chance_variance double precision,
        ADD ratings integer NOT NULL DEFAULT 0,
        ADD last_event bigint NOT NULL DEFAULT 0,
        ADD marked_to uuid`);
    await runner.query(`DROP INDEX annotation_rater_moved_idx`);
    await runner.query(`
      ALTER TABLE annotation_rater DROP applied,
        ADD prior double precision NOT NULL DEFAULT 1000000000, ADD applied double precision NOT NULL DEFAULT 0`);
    await runner.query(`ALTER TABLE annotation_rater ALTER prior DROP DEFAULT`);
    await runner.query(`UPDATE annotation_score SET merit = coalesce(sum::float8 / nullif(ratings, 0), 0)`);
    await runner.query(`
      UPDATE annotation_rater t SET residual_sum = own.residual_sum
        FROM (SELECT r.user_id, sum(r.rating - s.merit) AS residual_sum
                FROM annotation_rating r JOIN annotation_score s ON s.annotation_id = r.annotation_id GROUP BY r.user_id) AS own
       WHERE own.user_id = t.user_id`);
    await runner.query(`
      CREATE INDEX annotation_rater_moved_idx ON annotation_rater (user_id)
       WHERE ratings > 0 AND abs(residual_sum - applied * (ratings + prior)) > 0.005 * (ratings + prior)`);
  }

  /** Back to habits that are fixed; the job computes all merits anew. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX annotation_rater_moved_idx`);
    await runner.query(`ALTER TABLE annotation_rater DROP prior, DROP applied, ADD applied double precision`);
    await runner.query(
      `UPDATE annotation_score s SET merit = s.merit - l.level, is_stale = true FROM annotation_rating_level l`,
    );
    await runner.query(`
      UPDATE annotation_rater t SET residual_sum = own.residual_sum
        FROM (SELECT r.user_id, sum(r.rating - s.merit) AS residual_sum
                FROM annotation_rating r JOIN annotation_score s ON s.annotation_id = r.annotation_id GROUP BY r.user_id) AS own
       WHERE own.user_id = t.user_id`);
    await runner.query(`
      CREATE INDEX annotation_rater_moved_idx ON annotation_rater (user_id)
       WHERE ratings > 0 AND (applied IS NULL OR abs(residual_sum - applied * ratings) > 0.005 * ratings)`);
    await runner.query(`
      ALTER TABLE annotation_rating_level DROP item_prior, DROP rater_prior, DROP annotation_variance, DROP rater_variance,
        DROP chance_variance, DROP ratings, DROP last_event, DROP marked_to`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Creates the tables of ratings, empty but for the one row of the level; a short lock on annotation for the references. */
export class CreateAnnotationRating20261123021000 implements MigrationInterface {
  readonly name = 'CreateAnnotationRating1795399800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE annotation_rating (
        annotation_id uuid NOT NULL CONSTRAINT annotation_rating_annotation_fk REFERENCES annotation ON DELETE CASCADE,
        user_id uuid NOT NULL CONSTRAINT annotation_rating_user_fk REFERENCES user_account,
        rating smallint NOT NULL CONSTRAINT annotation_rating_rating_check CHECK (rating BETWEEN 0 AND 10),
        reason text,
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT annotation_rating_pkey PRIMARY KEY (annotation_id, user_id))`);
    await runner.query(`CREATE INDEX annotation_rating_user_idx ON annotation_rating (user_id)`);
    await runner.query(`
      CREATE TABLE annotation_rating_event (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT annotation_rating_event_pkey PRIMARY KEY,
        annotation_id uuid NOT NULL,
        user_id uuid NOT NULL,
        rating smallint,
        reason text,
        created_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(
      `CREATE INDEX annotation_rating_event_annotation_idx ON annotation_rating_event (annotation_id, id)`,
    );
    await runner.query(`REVOKE UPDATE, DELETE, TRUNCATE ON annotation_rating_event FROM odr_app`);
    await runner.query(
      `CREATE TRIGGER annotation_rating_event_append_only BEFORE UPDATE OR DELETE ON annotation_rating_event FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    );
    await runner.query(`
      CREATE TABLE annotation_score (
        annotation_id uuid CONSTRAINT annotation_score_pkey PRIMARY KEY CONSTRAINT annotation_score_annotation_fk REFERENCES annotation ON DELETE CASCADE,
        ratings integer NOT NULL DEFAULT 0,
        sum integer NOT NULL DEFAULT 0,
        merit double precision NOT NULL DEFAULT 0,
        is_stale boolean NOT NULL DEFAULT false)`);
    await runner.query(`CREATE INDEX annotation_score_stale_idx ON annotation_score (annotation_id) WHERE is_stale`);
    await runner.query(`
      CREATE TABLE annotation_rater (
        user_id uuid CONSTRAINT annotation_rater_pkey PRIMARY KEY CONSTRAINT annotation_rater_user_fk REFERENCES user_account,
        ratings integer NOT NULL,
        residual_sum double precision NOT NULL,
        applied double precision)`);
    await runner.query(`
      CREATE INDEX annotation_rater_moved_idx ON annotation_rater (user_id)
       WHERE ratings > 0 AND (applied IS NULL OR abs(residual_sum - applied * ratings) > 0.005 * ratings)`);
    await runner.query(`
      CREATE TABLE annotation_rating_level (
        id boolean CONSTRAINT annotation_rating_level_pkey PRIMARY KEY CONSTRAINT annotation_rating_level_one_check CHECK (id),
        level double precision NOT NULL)`);
    await runner.query(`INSERT INTO annotation_rating_level (id, level) VALUES (true, 5)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE annotation_rating_level, annotation_rater, annotation_score, annotation_rating_event, annotation_rating`,
    );
  }
}

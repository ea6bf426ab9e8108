import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Two empty tables and the key that signs addresses of pictures; nothing that exists is rewritten or locked. */
export class ProtectModerators20261123121230 implements MigrationInterface {
  readonly name = 'ProtectModerators1795435950000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `INSERT INTO moderation_setting (name, value) VALUES ('media_key', gen_random_uuid()::text || gen_random_uuid()::text)`,
    );
    await runner.query(`
      CREATE TABLE moderator_preference (
        user_id uuid CONSTRAINT moderator_preference_pkey PRIMARY KEY
          CONSTRAINT moderator_preference_user_fk REFERENCES user_account ON DELETE CASCADE,
        blur_px smallint NOT NULL DEFAULT 38 CONSTRAINT moderator_preference_blur CHECK (blur_px BETWEEN 0 AND 80),
        is_grey boolean NOT NULL DEFAULT true,
        reveal text NOT NULL DEFAULT 'toggle' CONSTRAINT moderator_preference_reveal CHECK (reveal IN ('toggle', 'hold')),
        daily_limit integer NOT NULL DEFAULT 7200 CONSTRAINT moderator_preference_limit CHECK (daily_limit > 0),
        opted_out text[] NOT NULL DEFAULT '{}'::text[])`);
    await runner.query(`
      CREATE TABLE moderator_exposure (
        user_id uuid NOT NULL CONSTRAINT moderator_exposure_user_fk REFERENCES user_account ON DELETE CASCADE,
        day date NOT NULL,
        case_id uuid NOT NULL CONSTRAINT moderator_exposure_case_fk REFERENCES moderation_case ON DELETE CASCADE,
        severity smallint NOT NULL,
        unblurred_ms integer NOT NULL CONSTRAINT moderator_exposure_positive CHECK (unblurred_ms > 0),
        CONSTRAINT moderator_exposure_pkey PRIMARY KEY (user_id, day, case_id))`);
    await runner.query(`CREATE INDEX moderator_exposure_case_idx ON moderator_exposure (case_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE moderator_exposure, moderator_preference`);
    await runner.query(`DELETE FROM moderation_setting WHERE name = 'media_key'`);
  }
}

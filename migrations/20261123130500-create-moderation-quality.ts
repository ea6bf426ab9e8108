import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. Creates moderation_gold and moderation_review, empty, and the settings of samples: one decision in twenty is judged
 * again, and no known answers are given out before somebody has marked some. Indexes moderation_event and moderation_decision by
 * time for the daily figures (SHARE for as long as it takes to read them once), and creates moderation_day, empty.
 */
export class CreateModerationQuality20261123130500 implements MigrationInterface {
  readonly name = 'CreateModerationQuality1795439100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE moderation_gold (
        id uuid CONSTRAINT moderation_gold_pkey PRIMARY KEY,
        decision_id uuid NOT NULL CONSTRAINT moderation_gold_decision_fk REFERENCES moderation_decision,
        action text NOT NULL,
        policy text,
        is_active boolean NOT NULL DEFAULT true,
        made_by uuid NOT NULL,
        made_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT moderation_gold_decision_key UNIQUE (decision_id))`);
    await runner.query(`
      CREATE TABLE moderation_review (
        case_id uuid CONSTRAINT moderation_review_pkey PRIMARY KEY
          CONSTRAINT moderation_review_case_fk REFERENCES moderation_case,
        purpose text NOT NULL,
        first_by uuid NOT NULL,
        first_action text NOT NULL,
        first_policy text,
        second_by uuid NOT NULL,
        second_action text NOT NULL,
        second_policy text,
        is_agreed boolean NOT NULL,
        reviewed_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE INDEX moderation_review_time_idx ON moderation_review (reviewed_at)`);
    await runner.query(
      `INSERT INTO moderation_setting (name, value)
       VALUES ('quality_seed', gen_random_uuid()::text), ('quality_gold_share', '0.02'), ('quality_review_share', '0.05')`,
    );
    await runner.query(`CREATE INDEX moderation_event_time_idx ON moderation_event (at)`);
    await runner.query(`CREATE INDEX moderation_decision_time_idx ON moderation_decision (decided_at)`);
    await runner.query(`
      CREATE TABLE moderation_day (
        day date NOT NULL,
        measure text NOT NULL,
        queue text NOT NULL,
        detail text NOT NULL,
        policy text NOT NULL,
        moderator text NOT NULL,
        count integer NOT NULL,
        seconds bigint NOT NULL,
        CONSTRAINT moderation_day_pkey PRIMARY KEY (day, measure, queue, detail, policy, moderator))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE moderation_day`);
    await runner.query(`DROP INDEX moderation_decision_time_idx, moderation_event_time_idx`);
    await runner.query(`DELETE FROM moderation_setting WHERE name LIKE 'quality\\_%'`);
    await runner.query(`DROP TABLE moderation_review, moderation_gold`);
  }
}

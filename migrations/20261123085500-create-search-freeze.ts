import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Creates search_freeze, empty; a short lock on content_set for the reference. What is finished cannot be changed. */
export class CreateSearchFreeze20261123085500 implements MigrationInterface {
  readonly name = 'CreateSearchFreeze1795424100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE search_freeze (
        set_id uuid CONSTRAINT search_freeze_pkey PRIMARY KEY
          CONSTRAINT search_freeze_set_fk REFERENCES content_set ON DELETE CASCADE,
        user_id uuid NOT NULL,
        query jsonb,
        picked uuid[],
        wanted integer NOT NULL,
        plan text,
        exact boolean,
        engine text,
        cursor text,
        found integer NOT NULL DEFAULT 0,
        added integer NOT NULL DEFAULT 0,
        taken_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz,
        failed_with text)`);
    await runner.query(`
      CREATE TRIGGER search_freeze_finished BEFORE UPDATE ON search_freeze
        FOR EACH ROW WHEN (OLD.finished_at IS NOT NULL) EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE search_freeze`);
  }
}

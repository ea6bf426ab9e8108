import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. Gives moderation_case a count of its open reports, so that nobody counts ten thousand rows to show a queue, and report
 * its source; both have defaults, so nothing is rewritten (ACCESS EXCLUSIVE for an instant). Fills the count of open cases: one
 * pass over the open reports. Creates reporter_standing, empty.
 */
export class WeighReports20261123122500 implements MigrationInterface {
  readonly name = 'WeighReports1795436700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE moderation_case ADD COLUMN report_count integer NOT NULL DEFAULT 0`);
    await runner.query(`
      UPDATE moderation_case c SET report_count = open.count
        FROM (SELECT case_id, count(*) AS count FROM report WHERE closed_at IS NULL GROUP BY case_id) open
       WHERE c.id = open.case_id`);
    await runner.query(`ALTER TABLE report ADD COLUMN source text NOT NULL DEFAULT 'person'`);
    await runner.query(`CREATE INDEX report_open_case_idx ON report (case_id, id DESC) WHERE closed_at IS NULL`);
    await runner.query(`
      CREATE TABLE reporter_standing (
        user_id uuid CONSTRAINT reporter_standing_pkey PRIMARY KEY
          CONSTRAINT reporter_standing_user_fk REFERENCES user_account ON DELETE CASCADE,
        is_trusted boolean NOT NULL DEFAULT false,
        muted_at timestamptz,
        muted_until timestamptz,
        muted_by uuid,
        mute_note text,
        appeal_text text,
        appealed_at timestamptz,
        appeal_outcome text,
        appeal_decided_by uuid,
        appeal_decided_at timestamptz)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE reporter_standing`);
    await runner.query(`DROP INDEX report_open_case_idx`);
    await runner.query(`ALTER TABLE report DROP COLUMN source`);
    await runner.query(`ALTER TABLE moderation_case DROP COLUMN report_count`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Gives suspensions an appeal: nullable columns (ACCESS EXCLUSIVE for an instant, no rewrite). */
export class AppealSuspensions20261123153200 implements MigrationInterface {
  readonly name = 'AppealSuspensions1795447920000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE account_suspension
        ADD COLUMN appeal_text text,
        ADD COLUMN appealed_at timestamptz,
        ADD COLUMN appeal_outcome text,
        ADD COLUMN appeal_note text,
        ADD COLUMN appeal_decided_by uuid,
        ADD COLUMN appeal_decided_at timestamptz,
        ADD CONSTRAINT account_suspension_appeal_outcome CHECK (appeal_outcome IN ('upheld', 'overturned')),
        ADD CONSTRAINT account_suspension_appeal_answer CHECK (appeal_decided_by <> suspended_by)`);
    await runner.query(`CREATE INDEX account_suspension_user_idx ON account_suspension (user_id, suspended_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX account_suspension_user_idx`);
    await runner.query(`
      ALTER TABLE account_suspension
        DROP COLUMN appeal_text, DROP COLUMN appealed_at, DROP COLUMN appeal_outcome, DROP COLUMN appeal_note,
        DROP COLUMN appeal_decided_by, DROP COLUMN appeal_decided_at`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. Creates dataset_version_withdrawal, empty, and lets a line of a feed name a version instead of an item: two nullable
 * columns, and two that may be null from now on; dataset_withdrawal is locked for a moment and read once.
 */
export class WithdrawVersions20261123201000 implements MigrationInterface {
  readonly name = 'WithdrawVersions1795464600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE dataset_version_withdrawal (
        version_id uuid NOT NULL CONSTRAINT dataset_version_withdrawal_pkey PRIMARY KEY
          CONSTRAINT dataset_version_withdrawal_version_fk REFERENCES dataset_version,
        reason text NOT NULL,
        statement text NOT NULL,
        withdrawn_by uuid NOT NULL,
        withdrawn_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`REVOKE UPDATE, DELETE, TRUNCATE ON dataset_version_withdrawal FROM odr_app`);
    await runner.query(
      `CREATE TRIGGER dataset_version_withdrawal_append_only BEFORE UPDATE OR DELETE ON dataset_version_withdrawal
         FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    );
    await runner.query(
      `CREATE TRIGGER dataset_version_withdrawal_no_truncate BEFORE TRUNCATE ON dataset_version_withdrawal
         FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
    );
    await runner.query(`
      ALTER TABLE dataset_withdrawal
        ALTER COLUMN content_id DROP NOT NULL,
        ALTER COLUMN published_sha256 DROP NOT NULL,
        ADD COLUMN version text,
        ADD COLUMN root_hash text,
        ADD CONSTRAINT dataset_withdrawal_subject_check CHECK (
          num_nonnulls(content_id, published_sha256) + num_nonnulls(version, root_hash) = 2
          AND (content_id IS NULL) = (published_sha256 IS NULL))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dataset_withdrawal DROP COLUMN version, DROP COLUMN root_hash,
        ALTER COLUMN content_id SET NOT NULL, ALTER COLUMN published_sha256 SET NOT NULL`);
    await runner.query(`DROP TABLE dataset_version_withdrawal`);
  }
}

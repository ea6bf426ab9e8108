import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Adds a nullable column (no rewrite), and an index that reads content once, locking writes, for adding up sizes. */
export class LimitTeamStorage20261122231500 implements MigrationInterface {
  readonly name = 'LimitTeamStorage1795389300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE team ADD COLUMN quota_bytes bigint CONSTRAINT team_quota_bytes_check CHECK (quota_bytes >= 0)`,
    );
    await runner.query(
      `CREATE INDEX content_team_size_idx ON content (team_id) INCLUDE (size) WHERE deleted_at IS NULL AND team_id IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX content_team_size_idx`);
    await runner.query(`ALTER TABLE team DROP COLUMN quota_bytes`);
  }
}

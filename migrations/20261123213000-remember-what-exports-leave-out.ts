import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. Exports of versions remember what they left out, as ids: a nullable column (ACCESS EXCLUSIVE for an instant, no rewrite).
 * Null for exports of before, which go on being judged by when they were begun, and for those by a filter.
 */
export class RememberWhatExportsLeaveOut20261123213000 implements MigrationInterface {
  readonly name = 'RememberWhatExportsLeaveOut1795469400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE dataset_export ADD COLUMN left_out uuid[]`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE dataset_export DROP COLUMN left_out`);
  }
}

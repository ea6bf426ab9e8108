import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Adds columns with constant defaults (no rewrite), and indexes that read content and content_derivative once, locking writes. */
export class KeepRecipes20261122230000 implements MigrationInterface {
  readonly name = 'KeepRecipes1795389000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE content_derivative ADD COLUMN recipe text NOT NULL DEFAULT ''`);
    await runner.query(`CREATE INDEX content_derivative_sha256_idx ON content_derivative (sha256)`);
    await runner.query(`ALTER TABLE content ADD COLUMN derived_with text`);
    await runner.query(
      `CREATE INDEX content_derived_with_idx ON content (derived_with, id) WHERE processing_state = 'done' AND deleted_at IS NULL`,
    );
    await runner.query(`
      CREATE TABLE blob_scrub (
        space text CONSTRAINT blob_scrub_pkey PRIMARY KEY,
        after_sha256 text NOT NULL DEFAULT '',
        round_finished_at timestamptz,
        checked bigint NOT NULL DEFAULT 0,
        damaged bigint NOT NULL DEFAULT 0)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE blob_scrub`);
    await runner.query(`ALTER TABLE content DROP COLUMN derived_with`);
    await runner.query(`DROP INDEX content_derivative_sha256_idx`);
    await runner.query(`ALTER TABLE content_derivative DROP COLUMN recipe`);
  }
}

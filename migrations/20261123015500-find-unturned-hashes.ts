import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand: the contents whose perceptual hash is known in one orientation only, so that the worker finds and fills them
 * without reading the whole table. SHARE on content while the index is built, about a second for each million rows; it
 * empties itself as they are filled.
 */
export class FindUnturnedHashes20261123015500 implements MigrationInterface {
  readonly name = 'FindUnturnedHashes1795398900000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX content_unturned_idx ON content (id)
        WHERE pdq_turned IS NULL AND pdq_hash IS NOT NULL AND processing_state = 'done' AND deleted_at IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX content_unturned_idx`);
  }
}

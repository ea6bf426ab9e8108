import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. An item names a source once; what was named twice keeps its first place. Over a digest, because an address may be
 * longer than an index entry. SHARE lock on content_source while it is read once; only the doubles are deleted.
 */
export class NameSourcesOnce20261122230800 implements MigrationInterface {
  readonly name = 'NameSourcesOnce1795388880000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM content_source later USING content_source first
       WHERE first.content_id = later.content_id AND first.type = later.type AND first.value = later.value
         AND first.position < later.position`);
    await runner.query(
      `CREATE UNIQUE INDEX content_source_content_value_key ON content_source (content_id, type, md5(value))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX content_source_content_value_key`);
  }
}

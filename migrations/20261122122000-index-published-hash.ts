import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. Whoever holds a published file looks it up by its hash; without this index that reads every content.
 * Takes a SHARE lock on content while it builds: writes wait, some seconds for a million rows.
 */
export class IndexPublishedHash20261122122000 implements MigrationInterface {
  readonly name = 'IndexPublishedHash1795350000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX content_published_sha256_idx ON content (published_sha256)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX content_published_sha256_idx`);
  }
}

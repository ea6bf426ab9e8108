import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. Tells deletions by moderators from those by an item's own people, and indexes what somebody has deleted.
 * ACCESS EXCLUSIVE on content for a moment (the default is constant, nothing is rewritten), SHARE while the deleted rows are indexed.
 */
export class LetContentComeBack20261122220200 implements MigrationInterface {
  readonly name = 'LetContentComeBack1795384920000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE content ADD deleted_by_office boolean NOT NULL DEFAULT false`);
    await runner.query(
      `CREATE INDEX content_user_deleted_idx ON content (user_id, deleted_at DESC, id DESC) WHERE deleted_at IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX content_user_deleted_idx`);
    await runner.query(`ALTER TABLE content DROP deleted_by_office`);
  }
}

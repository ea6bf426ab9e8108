import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Indexes decisions that gave labels, of which there are few; writes to moderation_decision wait while one scan runs. */
export class IndexLabelling20261123205800 implements MigrationInterface {
  readonly name = 'IndexLabelling1795467480000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX moderation_decision_labelled_idx ON moderation_decision (decided_at DESC) WHERE labels <> '{}'::text[] AND reversed_at IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX moderation_decision_labelled_idx`);
  }
}

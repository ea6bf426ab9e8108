import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Indexes open cases that were escalated, of which there are few; writes to moderation_case wait while one scan runs. */
export class IndexEscalatedCases20261123162200 implements MigrationInterface {
  readonly name = 'IndexEscalatedCases1795450920000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX moderation_case_escalated_idx ON moderation_case (queue) WHERE state = 'escalated' AND closed_at IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX moderation_case_escalated_idx`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. A column without a default: no row is touched. Closed cases keep naming the queue they waited in. */
export class RetireQueues20261123123300 implements MigrationInterface {
  readonly name = 'RetireQueues1795437180000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE moderation_queue ADD retired_at timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE moderation_queue DROP retired_at`);
  }
}

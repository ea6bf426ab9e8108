import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Creates job_queue_limit, empty; reads job once for the index that rates are counted by, with a short lock on writes. */
export class LimitQueues20261122221000 implements MigrationInterface {
  readonly name = 'LimitQueues1795385400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE job_queue_limit (
        queue text CONSTRAINT job_queue_limit_pkey PRIMARY KEY,
        concurrency smallint NOT NULL CONSTRAINT job_queue_limit_concurrency_check CHECK (concurrency BETWEEN 1 AND 16))`);
    await runner.query(`CREATE INDEX job_finished_idx ON job (finished_at) WHERE finished_at IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX job_finished_idx`);
    await runner.query(`DROP TABLE job_queue_limit`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Creates dataset_export, empty. */
export class CreateDatasetExport20261122121000 implements MigrationInterface {
  readonly name = 'CreateDatasetExport1795349400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE dataset_export (
        id uuid CONSTRAINT dataset_export_pkey PRIMARY KEY,
        name text NOT NULL,
        format text NOT NULL,
        filter jsonb NOT NULL,
        user_id uuid NOT NULL,
        job_id uuid NOT NULL,
        files jsonb,
        counts jsonb,
        created_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE INDEX dataset_export_user_idx ON dataset_export (user_id, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE dataset_export`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Creates pushes of exports to other places, empty; a short lock on dataset_export for the reference. */
export class CreateDatasetPush20261123152600 implements MigrationInterface {
  readonly name = 'CreateDatasetPush1795447560000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE dataset_push (
        id uuid CONSTRAINT dataset_push_pkey PRIMARY KEY,
        export_id uuid NOT NULL CONSTRAINT dataset_push_export_fk REFERENCES dataset_export,
        target text NOT NULL CONSTRAINT dataset_push_target_check CHECK (target IN ('hugging_face', 's3')),
        destination jsonb NOT NULL,
        sealed text,
        user_id uuid NOT NULL,
        job_id uuid NOT NULL,
        wish text NOT NULL DEFAULT 'run',
        result jsonb,
        refused jsonb,
        created_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE INDEX dataset_push_export_idx ON dataset_push (export_id, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE dataset_push`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. Creates annotation_revalidation and annotation_check, empty; the index over annotations of a source gets the annotation as
 * its second column, so that walks by key read it alone. SHARE lock on annotation_source_link while the index is built.
 */
export class CreateRevalidation20261123015700 implements MigrationInterface {
  readonly name = 'CreateRevalidation1795399020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX annotation_source_link_source_annotation_idx ON annotation_source_link (source_id, annotation_id)`,
    );
    await runner.query(`DROP INDEX annotation_source_link_source_idx`);
    await runner.query(`
      CREATE TABLE annotation_revalidation (
        id uuid CONSTRAINT annotation_revalidation_pkey PRIMARY KEY,
        source_id uuid NOT NULL CONSTRAINT annotation_revalidation_source_fk REFERENCES annotation_source ON DELETE CASCADE,
        schema_version integer NOT NULL,
        state text NOT NULL,
        total integer NOT NULL,
        valid integer NOT NULL DEFAULT 0,
        invalid integer NOT NULL DEFAULT 0,
        last_annotation_id uuid,
        user_id uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz)`);
    await runner.query(
      `CREATE INDEX annotation_revalidation_source_idx ON annotation_revalidation (source_id, created_at, id)`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX annotation_revalidation_open_key ON annotation_revalidation (source_id) WHERE state = 'running'`,
    );
    await runner.query(`
      CREATE TABLE annotation_check (
        annotation_id uuid NOT NULL CONSTRAINT annotation_check_annotation_fk REFERENCES annotation ON DELETE CASCADE,
        source_id uuid NOT NULL CONSTRAINT annotation_check_source_fk REFERENCES annotation_source ON DELETE CASCADE,
        annotation_version integer NOT NULL,
        schema_version integer NOT NULL,
        is_valid boolean NOT NULL,
        errors jsonb,
        checked_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT annotation_check_pkey PRIMARY KEY (annotation_id, source_id))`);
    await runner.query(
      `CREATE INDEX annotation_check_invalid_idx ON annotation_check (source_id, annotation_id) WHERE NOT is_valid`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE annotation_check, annotation_revalidation`);
    await runner.query(`CREATE INDEX annotation_source_link_source_idx ON annotation_source_link (source_id)`);
    await runner.query(`DROP INDEX annotation_source_link_source_annotation_idx`);
  }
}

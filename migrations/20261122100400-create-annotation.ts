import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Creates annotation and what belongs to it, empty. */
export class CreateAnnotation20261122100400 implements MigrationInterface {
  readonly name = 'CreateAnnotation1795341840000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE annotation_source (
        id uuid CONSTRAINT annotation_source_pkey PRIMARY KEY,
        name text NOT NULL,
        ecosystem text,
        type text NOT NULL,
        annotation_schema jsonb NOT NULL,
        license text,
        license_url text,
        license_verdict text NOT NULL,
        user_id uuid,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE UNIQUE INDEX annotation_source_name_key ON annotation_source (lower(name))`);
    await runner.query(`
      CREATE TABLE annotation (
        id uuid CONSTRAINT annotation_pkey PRIMARY KEY,
        content_id uuid NOT NULL CONSTRAINT annotation_content_fk REFERENCES content,
        annotation jsonb NOT NULL,
        version integer NOT NULL DEFAULT 1,
        manually_adjusted boolean NOT NULL DEFAULT false,
        client_id text,
        user_id uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz)`);
    await runner.query(`CREATE INDEX annotation_content_idx ON annotation (content_id, id) WHERE deleted_at IS NULL`);
    await runner.query(`CREATE INDEX annotation_created_idx ON annotation (created_at, id) WHERE deleted_at IS NULL`);
    await runner.query(
      `CREATE UNIQUE INDEX annotation_client_key ON annotation (user_id, client_id) WHERE client_id IS NOT NULL`,
    );
    await runner.query(`
      CREATE TABLE annotation_source_link (
        annotation_id uuid NOT NULL CONSTRAINT annotation_source_link_annotation_fk REFERENCES annotation ON DELETE CASCADE,
        source_id uuid NOT NULL CONSTRAINT annotation_source_link_source_fk REFERENCES annotation_source,
        CONSTRAINT annotation_source_link_pkey PRIMARY KEY (annotation_id, source_id))`);
    await runner.query(`CREATE INDEX annotation_source_link_source_idx ON annotation_source_link (source_id)`);
    await runner.query(`
      CREATE TABLE annotation_version (
        annotation_id uuid NOT NULL,
        version integer NOT NULL,
        annotation jsonb NOT NULL,
        user_id uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT annotation_version_pkey PRIMARY KEY (annotation_id, version))`);
    await runner.query(`REVOKE UPDATE, DELETE, TRUNCATE ON annotation_version FROM odr_app`);
    await runner.query(
      `CREATE TRIGGER annotation_version_append_only BEFORE UPDATE OR DELETE ON annotation_version FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE annotation_version, annotation_source_link, annotation, annotation_source`);
  }
}

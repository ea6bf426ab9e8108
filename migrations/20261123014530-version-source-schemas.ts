import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. Every schema a source ever had becomes a row of its own, starting with today's; a source counts its edits. Schemas are kept
 * as json, because forms show properties in the order in which they were written. ACCESS EXCLUSIVE on annotation_source while its few
 * rows are rewritten. The new rows outlive a source that is deleted, so there is no foreign key.
 */
export class VersionSourceSchemas20261123014530 implements MigrationInterface {
  readonly name = 'VersionSourceSchemas1795398330000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE annotation_source
        ALTER COLUMN annotation_schema TYPE json USING annotation_schema::json,
        ADD COLUMN schema_version integer NOT NULL DEFAULT 1,
        ADD COLUMN version integer NOT NULL DEFAULT 1`);
    await runner.query(`
      CREATE TABLE annotation_source_schema (
        source_id uuid NOT NULL,
        version integer NOT NULL,
        annotation_schema json NOT NULL,
        user_id uuid,
        note text,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT annotation_source_schema_pkey PRIMARY KEY (source_id, version))`);
    await runner.query(`
      INSERT INTO annotation_source_schema (source_id, version, annotation_schema, user_id, created_at)
      SELECT id, 1, annotation_schema, user_id, updated_at FROM annotation_source`);
    await runner.query(`REVOKE UPDATE, DELETE, TRUNCATE ON annotation_source_schema FROM odr_app`);
    await runner.query(
      `CREATE TRIGGER annotation_source_schema_append_only BEFORE UPDATE OR DELETE ON annotation_source_schema FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE annotation_source_schema`);
    await runner.query(`
      ALTER TABLE annotation_source
        DROP COLUMN version,
        DROP COLUMN schema_version,
        ALTER COLUMN annotation_schema TYPE jsonb USING annotation_schema::jsonb`);
  }
}

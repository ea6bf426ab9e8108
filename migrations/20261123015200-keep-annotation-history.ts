import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. Versions of annotations say what they came from and how, and annotations who deleted them. Columns are nullable
 * without a default: ACCESS EXCLUSIVE for < 50 ms, no rewrite; the checks read annotation_version once. Earlier versions
 * keep nulls, which readers take for "was not written down".
 */
export class KeepAnnotationHistory20261123015200 implements MigrationInterface {
  readonly name = 'KeepAnnotationHistory1795398720000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE annotation_version
        ADD COLUMN parent_version integer,
        ADD COLUMN patch jsonb,
        ADD COLUMN source_ids uuid[],
        ADD COLUMN schema_versions integer[],
        ADD COLUMN cause text,
        ADD COLUMN reverted_to_version integer,
        ADD COLUMN manually_adjusted boolean,
        ADD CONSTRAINT annotation_version_sources_check
          CHECK (array_length(source_ids, 1) IS NOT DISTINCT FROM array_length(schema_versions, 1)),
        ADD CONSTRAINT annotation_version_parent_check CHECK (parent_version < version),
        ADD CONSTRAINT annotation_version_reverted_check
          CHECK ((cause = 'reverted') = (reverted_to_version IS NOT NULL))`);
    await runner.query(`ALTER TABLE annotation ADD COLUMN deleted_by uuid`);
    await runner.query(
      `CREATE INDEX annotation_deleted_idx ON annotation (user_id, deleted_at, id) WHERE deleted_at IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX annotation_deleted_idx`);
    await runner.query(`ALTER TABLE annotation DROP COLUMN deleted_by`);
    await runner.query(`
      ALTER TABLE annotation_version DROP COLUMN parent_version, DROP COLUMN patch, DROP COLUMN source_ids,
        DROP COLUMN schema_versions, DROP COLUMN cause, DROP COLUMN reverted_to_version, DROP COLUMN manually_adjusted`);
  }
}

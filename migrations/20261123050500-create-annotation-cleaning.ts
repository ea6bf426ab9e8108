import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Creates annotation_cleaning and annotation_cleaning_item, empty. SHARE ROW EXCLUSIVE lock on annotation for the foreign key. */
export class CreateAnnotationCleaning20261123050500 implements MigrationInterface {
  readonly name = 'CreateAnnotationCleaning1795410300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE annotation_cleaning (
        id uuid CONSTRAINT annotation_cleaning_pkey PRIMARY KEY,
        user_id uuid NOT NULL,
        undone_by uuid,
        mode text NOT NULL,
        filter jsonb NOT NULL,
        state text NOT NULL,
        failure text,
        total integer NOT NULL,
        looked integer NOT NULL DEFAULT 0,
        cleaned integer NOT NULL DEFAULT 0,
        refused integer NOT NULL DEFAULT 0,
        restored integer NOT NULL DEFAULT 0,
        kept integer NOT NULL DEFAULT 0,
        last_annotation_id uuid,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz)`);
    await runner.query(`CREATE INDEX annotation_cleaning_user_idx ON annotation_cleaning (user_id, id)`);
    await runner.query(`
      CREATE TABLE annotation_cleaning_item (
        cleaning_id uuid NOT NULL CONSTRAINT annotation_cleaning_item_cleaning_fk REFERENCES annotation_cleaning ON DELETE CASCADE,
        annotation_id uuid NOT NULL CONSTRAINT annotation_cleaning_item_annotation_fk REFERENCES annotation ON DELETE CASCADE,
        version integer,
        outcome text NOT NULL,
        code text,
        CONSTRAINT annotation_cleaning_item_pkey PRIMARY KEY (cleaning_id, annotation_id))`);
    await runner.query(
      `CREATE INDEX annotation_cleaning_item_annotation_idx ON annotation_cleaning_item (annotation_id)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE annotation_cleaning_item, annotation_cleaning`);
  }
}

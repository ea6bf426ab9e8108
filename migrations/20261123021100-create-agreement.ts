import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. Creates the tables of agreement, empty but for one row that says that nothing has been looked at. The index over
 * annotation takes SHARE on it, about a second for a million rows.
 */
export class CreateAgreement20261123021100 implements MigrationInterface {
  readonly name = 'CreateAgreement1795399860000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX annotation_updated_idx ON annotation (updated_at, id)`);
    await runner.query(`
      CREATE TABLE agreement_progress (
        id smallint CONSTRAINT agreement_progress_pkey PRIMARY KEY,
        read_to timestamptz NOT NULL,
        read_to_id uuid NOT NULL,
        looked_at timestamptz)`);
    await runner.query(
      `INSERT INTO agreement_progress (id, read_to, read_to_id) VALUES (1, '-infinity', '00000000-0000-0000-0000-000000000000')`,
    );
    await runner.query(`
      CREATE TABLE agreement_item (
        source_id uuid NOT NULL CONSTRAINT agreement_item_source_fk REFERENCES annotation_source ON DELETE CASCADE,
        content_id uuid NOT NULL CONSTRAINT agreement_item_content_fk REFERENCES content ON DELETE CASCADE,
        coders uuid[] NOT NULL,
        judged_at jsonb NOT NULL,
        last_judged_at timestamptz NOT NULL,
        annotation_ids uuid[] NOT NULL,
        fields jsonb NOT NULL,
        conflicts jsonb NOT NULL,
        disagreement double precision NOT NULL,
        CONSTRAINT agreement_item_pkey PRIMARY KEY (source_id, content_id))`);
    await runner.query(
      `CREATE INDEX agreement_item_disagreement_idx ON agreement_item (disagreement DESC, content_id, source_id)`,
    );
    await runner.query(`CREATE INDEX agreement_item_content_idx ON agreement_item (content_id)`);
    // Finds the content that an annotation was moved away from.
    await runner.query(`CREATE INDEX agreement_item_annotation_idx ON agreement_item USING gin (annotation_ids)`);
    await runner.query(`
      CREATE TABLE agreement_source (
        source_id uuid CONSTRAINT agreement_source_pkey PRIMARY KEY
          CONSTRAINT agreement_source_source_fk REFERENCES annotation_source ON DELETE CASCADE,
        changed_at timestamptz NOT NULL,
        measured_at timestamptz,
        took_ms integer NOT NULL DEFAULT 0,
        total integer NOT NULL DEFAULT 0,
        figures jsonb)`);
    await runner.query(`
      CREATE TABLE agreement_annotator (
        source_id uuid NOT NULL CONSTRAINT agreement_annotator_source_fk REFERENCES annotation_source ON DELETE CASCADE,
        user_id uuid NOT NULL CONSTRAINT agreement_annotator_user_fk REFERENCES user_account ON DELETE CASCADE,
        contents integer NOT NULL,
        is_drifting boolean NOT NULL,
        figures jsonb NOT NULL,
        CONSTRAINT agreement_annotator_pkey PRIMARY KEY (source_id, user_id))`);
    await runner.query(`CREATE INDEX agreement_annotator_user_idx ON agreement_annotator (user_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE agreement_annotator, agreement_source, agreement_item, agreement_progress`);
    await runner.query(`DROP INDEX annotation_updated_idx`);
  }
}

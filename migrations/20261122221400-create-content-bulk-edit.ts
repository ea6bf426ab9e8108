import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Creates the records of bulk edits, empty: what was asked, what became of each item, and what it was before. */
export class CreateContentBulkEdit20261122221400 implements MigrationInterface {
  readonly name = 'CreateContentBulkEdit1795385640000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE content_bulk_edit (
        id uuid CONSTRAINT content_bulk_edit_pkey PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT content_bulk_edit_user_fk REFERENCES user_account,
        changes jsonb NOT NULL,
        total integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz,
        undone_at timestamptz)`);
    await runner.query(
      `CREATE INDEX content_bulk_edit_user_idx ON content_bulk_edit (user_id, created_at DESC, id DESC)`,
    );
    await runner.query(`
      CREATE TABLE content_bulk_edit_item (
        bulk_edit_id uuid NOT NULL CONSTRAINT content_bulk_edit_item_edit_fk REFERENCES content_bulk_edit ON DELETE CASCADE,
        position smallint NOT NULL,
        content_id uuid NOT NULL CONSTRAINT content_bulk_edit_item_content_fk REFERENCES content ON DELETE CASCADE,
        outcome text NOT NULL,
        code text,
        detail text,
        before jsonb,
        after jsonb,
        undo_outcome text,
        CONSTRAINT content_bulk_edit_item_pkey PRIMARY KEY (bulk_edit_id, position))`);
    await runner.query(`CREATE INDEX content_bulk_edit_item_content_idx ON content_bulk_edit_item (content_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE content_bulk_edit_item, content_bulk_edit`);
  }
}

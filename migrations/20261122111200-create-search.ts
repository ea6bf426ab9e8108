import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Creates the full-text documents, empty; the worker fills them from events. */
export class CreateSearch20261122111200 implements MigrationInterface {
  readonly name = 'CreateSearch1795345920000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE search_document (
        content_id uuid CONSTRAINT search_document_pkey PRIMARY KEY
          CONSTRAINT search_document_content_fk REFERENCES content ON DELETE CASCADE,
        body text NOT NULL,
        words tsvector NOT NULL,
        indexed_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE INDEX search_document_words_idx ON search_document USING gin (words)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE search_document`);
  }
}

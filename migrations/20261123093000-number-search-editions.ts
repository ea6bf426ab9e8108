import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. Adds a column with a constant default (no rewrite), and an index that reads search_document once, locking writes
 * for about a second a million rows. Documents that are there count as the first edition, and are made anew in the background.
 */
export class NumberSearchEditions20261123093000 implements MigrationInterface {
  readonly name = 'NumberSearchEditions1795426200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE search_document ADD edition smallint NOT NULL DEFAULT 1`);
    await runner.query(`CREATE INDEX search_document_edition_idx ON search_document (edition)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE search_document DROP edition`);
  }
}

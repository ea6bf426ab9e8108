import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. Creates the empty table of words that annotators are offered while they type; a job fills it. No lock on what exists.
 * The first index answers a prefix, the second an empty field.
 */
export class CreateAnnotationTerm20261123021800 implements MigrationInterface {
  readonly name = 'CreateAnnotationTerm1795400280000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE annotation_term (
        kind text NOT NULL CONSTRAINT annotation_term_kind_check CHECK (kind IN ('tag', 'label')),
        term text NOT NULL,
        uses integer NOT NULL,
        CONSTRAINT annotation_term_pkey PRIMARY KEY (kind, term))`);
    await runner.query(
      `CREATE INDEX annotation_term_prefix_idx ON annotation_term (kind, lower(term) text_pattern_ops) INCLUDE (uses)`,
    );
    await runner.query(`CREATE INDEX annotation_term_uses_idx ON annotation_term (kind, uses DESC, term)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE annotation_term`);
  }
}

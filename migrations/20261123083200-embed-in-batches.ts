import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. New things wait in `embedding_due` and are embedded in batches; what fails is kept with its reason; credentials of
 * endpoints are sealed in a table of their own; the hash of embedded words lets the same words be copied. ACCESS EXCLUSIVE on
 * annotation_embedding for an instant, no rewrite. Jobs for single things that still wait are removed: every start of a
 * worker looks for what has no vector.
 */
export class EmbedInBatches20261123083200 implements MigrationInterface {
  readonly name = 'EmbedInBatches1795422720000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE embedding_engine_secret (
        engine_id uuid NOT NULL CONSTRAINT embedding_engine_secret_pkey PRIMARY KEY
          CONSTRAINT embedding_engine_secret_engine_fk REFERENCES embedding_engine ON DELETE CASCADE,
        sealed text NOT NULL)`);
    await runner.query(`
      CREATE TABLE embedding_due (
        engine_id uuid NOT NULL CONSTRAINT embedding_due_engine_fk REFERENCES embedding_engine ON DELETE CASCADE,
        subject_id uuid NOT NULL,
        ticket uuid NOT NULL,
        CONSTRAINT embedding_due_pkey PRIMARY KEY (engine_id, subject_id))`);
    await runner.query(`
      CREATE TABLE embedding_failure (
        engine_id uuid NOT NULL CONSTRAINT embedding_failure_engine_fk REFERENCES embedding_engine ON DELETE CASCADE,
        subject_id uuid NOT NULL,
        reason text NOT NULL,
        attempts integer NOT NULL DEFAULT 1,
        failed_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT embedding_failure_pkey PRIMARY KEY (engine_id, subject_id))`);
    await runner.query(`ALTER TABLE annotation_embedding ADD text_sha256 bytea`);
    await runner.query(`
      CREATE INDEX annotation_embedding_text_idx ON annotation_embedding (engine_id, text_sha256) WHERE text_sha256 IS NOT NULL`);
    await runner.query(
      `DELETE FROM job WHERE name IN ('embedding.compute_content', 'embedding.compute_annotation') AND state <> 'done'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE embedding_engine_secret, embedding_due, embedding_failure`);
    await runner.query(`ALTER TABLE annotation_embedding DROP text_sha256`);
  }
}

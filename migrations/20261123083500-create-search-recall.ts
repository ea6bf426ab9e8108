import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. Keeps what the background check of index answers finds, and for minutes the answers that wait for it. Two new, empty
 * tables; SHARE ROW EXCLUSIVE on embedding_engine for an instant, for the foreign keys.
 */
export class CreateSearchRecall20261123083500 implements MigrationInterface {
  readonly name = 'CreateSearchRecall1795422900000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE search_recall (
        engine_id uuid NOT NULL CONSTRAINT search_recall_engine_fk REFERENCES embedding_engine ON DELETE CASCADE,
        day date NOT NULL,
        samples integer NOT NULL,
        recall_sum double precision NOT NULL,
        under_filled integer NOT NULL,
        percents integer[] NOT NULL,
        CONSTRAINT search_recall_pkey PRIMARY KEY (engine_id, day))`);
    await runner.query(`
      CREATE TABLE search_recall_sample (
        id uuid CONSTRAINT search_recall_sample_pkey PRIMARY KEY,
        engine_id uuid NOT NULL CONSTRAINT search_recall_sample_engine_fk REFERENCES embedding_engine ON DELETE CASCADE,
        embedding vector NOT NULL,
        wanted integer NOT NULL,
        condition text NOT NULL,
        condition_values jsonb NOT NULL,
        answered uuid[] NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE INDEX search_recall_sample_created_idx ON search_recall_sample (created_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE search_recall_sample, search_recall`);
  }
}

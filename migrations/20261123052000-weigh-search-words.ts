import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. What ranking by BM25F needs: the weighted length of each document, in how many documents each term stands, and what
 * words there are. ACCESS EXCLUSIVE on search_document while every row is written, about 40 s a million. The counts are empty
 * until the worker has counted; until then terms are counted as they are asked for.
 */
export class WeighSearchWords20261123052000 implements MigrationInterface {
  readonly name = 'WeighSearchWords1795411200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE EXTENSION IF NOT EXISTS pg_trgm`);
    // The weights of libs/search/src/text/bm25.policy.ts.
    await runner.query(`
      CREATE FUNCTION search_length(words tsvector) RETURNS real LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT coalesce(sum(CASE w.weight WHEN 'A' THEN 2.5 WHEN 'B' THEN 1 WHEN 'C' THEN 0.5 ELSE 0.25 END), 0)::real
          FROM unnest(words) AS u, unnest(u.weights) AS w(weight) $$`);
    await runner.query(`
      ALTER TABLE search_document
        ADD length real NOT NULL DEFAULT 0,
        ADD configurations text[] NOT NULL DEFAULT '{english}'::text[]`);
    await runner.query(`UPDATE search_document SET length = search_length(words)`);
    await runner.query(`
      CREATE TABLE search_configuration (name text CONSTRAINT search_configuration_pkey PRIMARY KEY)`);
    await runner.query(`INSERT INTO search_configuration (name) VALUES ('english')`);
    await runner.query(`
      CREATE TABLE search_term (
        term text CONSTRAINT search_term_pkey PRIMARY KEY,
        documents integer NOT NULL)`);
    await runner.query(
      `CREATE INDEX search_term_prefix_idx ON search_term (term text_pattern_ops) INCLUDE (documents)`,
    );
    await runner.query(`
      CREATE TABLE search_word (
        word text CONSTRAINT search_word_pkey PRIMARY KEY,
        documents integer NOT NULL)`);
    await runner.query(
      `CREATE INDEX search_word_prefix_idx ON search_word (word text_pattern_ops) INCLUDE (documents)`,
    );
    await runner.query(`CREATE INDEX search_word_near_idx ON search_word USING gist (word gist_trgm_ops)`);
    await runner.query(`
      CREATE TABLE search_statistics (
        id smallint DEFAULT 1 CONSTRAINT search_statistics_pkey PRIMARY KEY CONSTRAINT search_statistics_one_check CHECK (id = 1),
        documents integer NOT NULL,
        average_length real NOT NULL,
        changes bigint NOT NULL,
        counted_at timestamptz NOT NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE search_statistics, search_word, search_term, search_configuration`);
    await runner.query(`ALTER TABLE search_document DROP length, DROP configurations`);
    await runner.query(`DROP FUNCTION search_length(tsvector)`);
    await runner.query(`DROP EXTENSION pg_trgm`);
  }
}

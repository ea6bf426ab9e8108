import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Creates search_miss and search_miss_asker, empty; locks nothing. */
export class CountMissedSearches20261123154500 implements MigrationInterface {
  readonly name = 'CountMissedSearches1795448700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE search_miss (
        question_key bytea CONSTRAINT search_miss_pkey PRIMARY KEY,
        text text,
        language text NOT NULL,
        times integer NOT NULL,
        last_on date NOT NULL)`);
    await runner.query(
      `CREATE INDEX search_miss_times_idx ON search_miss (times, question_key) WHERE text IS NOT NULL`,
    );
    await runner.query(`CREATE INDEX search_miss_last_idx ON search_miss (last_on)`);
    await runner.query(`
      CREATE TABLE search_miss_asker (
        question_key bytea NOT NULL CONSTRAINT search_miss_asker_question_fk REFERENCES search_miss ON DELETE CASCADE,
        asker_key bytea NOT NULL,
        asked_on date NOT NULL,
        CONSTRAINT search_miss_asker_pkey PRIMARY KEY (question_key, asker_key))`);
    await runner.query(`CREATE INDEX search_miss_asker_asked_idx ON search_miss_asker (asked_on)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE search_miss_asker, search_miss`);
  }
}

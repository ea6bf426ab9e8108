import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. An engine can be described in words. ACCESS EXCLUSIVE on embedding_engine, a handful of rows, for an instant. */
export class TellOfEngines20261123083400 implements MigrationInterface {
  readonly name = 'TellOfEngines1795422840000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE embedding_engine ADD description text NOT NULL DEFAULT ''`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE embedding_engine DROP description`);
  }
}

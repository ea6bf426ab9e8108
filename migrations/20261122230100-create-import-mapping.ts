import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Creates import_mapping, empty. */
export class CreateImportMapping20261122230100 implements MigrationInterface {
  readonly name = 'CreateImportMapping1795388460000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE import_mapping (
        id uuid CONSTRAINT import_mapping_pkey PRIMARY KEY,
        name text NOT NULL,
        fingerprint text NOT NULL,
        mapping jsonb NOT NULL,
        user_id uuid NOT NULL CONSTRAINT import_mapping_user_fk REFERENCES user_account,
        team_id uuid CONSTRAINT import_mapping_team_fk REFERENCES team ON DELETE SET NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE UNIQUE INDEX import_mapping_name_key ON import_mapping (user_id, lower(name))`);
    await runner.query(`CREATE INDEX import_mapping_team_idx ON import_mapping (team_id) WHERE team_id IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE import_mapping`);
  }
}

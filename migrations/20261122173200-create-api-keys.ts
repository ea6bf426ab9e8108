import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Creates api_key, empty. */
export class CreateApiKeys20261122173200 implements MigrationInterface {
  readonly name = 'CreateApiKeys1795368720000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE api_key (
        id uuid CONSTRAINT api_key_pkey PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT api_key_user_fk REFERENCES user_account ON DELETE CASCADE,
        name text NOT NULL,
        prefix text NOT NULL,
        sha256 text NOT NULL,
        scopes text[] NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        last_used_at timestamptz,
        revoked_at timestamptz)`);
    await runner.query(`CREATE UNIQUE INDEX api_key_sha256_key ON api_key (sha256)`);
    await runner.query(`CREATE INDEX api_key_user_idx ON api_key (user_id, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE api_key`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Creates user_session and refresh_token, empty. */
export class CreateSessions20261122112100 implements MigrationInterface {
  readonly name = 'CreateSessions1795346460000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE user_session (
        id uuid CONSTRAINT user_session_pkey PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT user_session_user_fk REFERENCES user_account ON DELETE CASCADE,
        user_agent text,
        created_at timestamptz NOT NULL,
        last_used_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz)`);
    await runner.query(`CREATE INDEX user_session_user_idx ON user_session (user_id, id)`);
    await runner.query(`
      CREATE TABLE refresh_token (
        sha256 text CONSTRAINT refresh_token_pkey PRIMARY KEY,
        session_id uuid NOT NULL CONSTRAINT refresh_token_session_fk REFERENCES user_session ON DELETE CASCADE,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz)`);
    await runner.query(`CREATE INDEX refresh_token_session_idx ON refresh_token (session_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE refresh_token, user_session`);
  }
}

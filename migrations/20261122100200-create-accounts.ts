import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Creates user_account, team and team_member, empty. */
export class CreateAccounts20261122100200 implements MigrationInterface {
  readonly name = 'CreateAccounts1795341720000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE user_account (
        id uuid CONSTRAINT user_account_pkey PRIMARY KEY,
        email text NOT NULL,
        name text NOT NULL,
        password_hash text NOT NULL,
        role text NOT NULL,
        is_active boolean NOT NULL DEFAULT true,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE UNIQUE INDEX user_account_email_key ON user_account (lower(email))`);
    await runner.query(`
      CREATE TABLE team (
        id uuid CONSTRAINT team_pkey PRIMARY KEY,
        name text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE UNIQUE INDEX team_name_key ON team (lower(name))`);
    await runner.query(`
      CREATE TABLE team_member (
        team_id uuid NOT NULL CONSTRAINT team_member_team_fk REFERENCES team ON DELETE CASCADE,
        user_id uuid NOT NULL CONSTRAINT team_member_user_fk REFERENCES user_account ON DELETE CASCADE,
        role text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT team_member_pkey PRIMARY KEY (team_id, user_id))`);
    await runner.query(`CREATE INDEX team_member_user_idx ON team_member (user_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE team_member, team, user_account`);
  }
}

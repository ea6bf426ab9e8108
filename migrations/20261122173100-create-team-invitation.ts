import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Creates team_invitation, empty. */
export class CreateTeamInvitation20261122173100 implements MigrationInterface {
  readonly name = 'CreateTeamInvitation1795368660000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE team_invitation (
        id uuid CONSTRAINT team_invitation_pkey PRIMARY KEY,
        team_id uuid NOT NULL CONSTRAINT team_invitation_team_fk REFERENCES team ON DELETE CASCADE,
        email text NOT NULL,
        role text NOT NULL,
        token_sha256 text NOT NULL,
        invited_by uuid NOT NULL CONSTRAINT team_invitation_inviter_fk REFERENCES user_account ON DELETE CASCADE,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL)`);
    await runner.query(`CREATE UNIQUE INDEX team_invitation_address_key ON team_invitation (team_id, email)`);
    await runner.query(`CREATE UNIQUE INDEX team_invitation_token_key ON team_invitation (token_sha256)`);
    await runner.query(`CREATE INDEX team_invitation_inviter_idx ON team_invitation (invited_by)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE team_invitation`);
  }
}

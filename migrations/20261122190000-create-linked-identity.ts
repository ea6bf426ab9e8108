import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Creates linked_identity, oauth_attempt and oauth_ticket, empty. SHARE ROW EXCLUSIVE on user_account and user_session for a moment. */
export class CreateLinkedIdentity20261122190000 implements MigrationInterface {
  readonly name = 'CreateLinkedIdentity1795374000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE linked_identity (
        id uuid CONSTRAINT linked_identity_pkey PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT linked_identity_user_fk REFERENCES user_account ON DELETE CASCADE,
        issuer text NOT NULL,
        subject text NOT NULL,
        email text,
        linked_at timestamptz NOT NULL,
        last_used_at timestamptz)`);
    await runner.query(`CREATE UNIQUE INDEX linked_identity_subject_key ON linked_identity (issuer, subject)`);
    await runner.query(`CREATE INDEX linked_identity_user_idx ON linked_identity (user_id, id)`);
    await runner.query(`
      CREATE TABLE oauth_attempt (
        secret_sha256 text CONSTRAINT oauth_attempt_pkey PRIMARY KEY,
        provider text NOT NULL,
        return_to text NOT NULL,
        user_id uuid,
        session_id uuid CONSTRAINT oauth_attempt_session_fk REFERENCES user_session ON DELETE CASCADE,
        expires_at timestamptz NOT NULL)`);
    await runner.query(`CREATE INDEX oauth_attempt_expires_idx ON oauth_attempt (expires_at)`);
    await runner.query(`
      CREATE TABLE oauth_ticket (
        secret_sha256 text CONSTRAINT oauth_ticket_pkey PRIMARY KEY,
        issuer text NOT NULL,
        subject text NOT NULL,
        email text,
        email_verified boolean NOT NULL,
        name text NOT NULL,
        user_id uuid,
        session_id uuid CONSTRAINT oauth_ticket_session_fk REFERENCES user_session ON DELETE CASCADE,
        expires_at timestamptz NOT NULL)`);
    await runner.query(`CREATE INDEX oauth_ticket_expires_idx ON oauth_ticket (expires_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE oauth_ticket`);
    await runner.query(`DROP TABLE oauth_attempt`);
    await runner.query(`DROP TABLE linked_identity`);
  }
}

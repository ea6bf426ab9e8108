import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. Creates email_link, empty. The first administrator was made on this machine, so nobody has to write them a letter:
 * their address counts as verified. One row of user_account is touched.
 */
export class CreateEmailLink20261122190200 implements MigrationInterface {
  readonly name = 'CreateEmailLink1795374120000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE email_link (
        user_id uuid NOT NULL CONSTRAINT email_link_user_fk REFERENCES user_account ON DELETE CASCADE,
        purpose text NOT NULL CONSTRAINT email_link_purpose_check CHECK (purpose IN ('verify', 'reset', 'change')),
        email text NOT NULL,
        token_sha256 text NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        CONSTRAINT email_link_pkey PRIMARY KEY (user_id, purpose))`);
    await runner.query(`CREATE UNIQUE INDEX email_link_token_key ON email_link (token_sha256)`);
    await runner.query(`CREATE INDEX email_link_expiry_idx ON email_link (expires_at)`);
    await runner.query(`
      UPDATE user_account SET email_verified_at = created_at
       WHERE id = (SELECT id FROM user_account WHERE role = 'admin' ORDER BY created_at, id LIMIT 1)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE email_link`);
  }
}

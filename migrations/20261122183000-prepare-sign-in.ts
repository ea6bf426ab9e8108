import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. An address can be verified, and an account can do without a password: its owner signs in through a provider.
 * ACCESS EXCLUSIVE on user_account for a moment, no rewrite.
 */
export class PrepareSignIn20261122183000 implements MigrationInterface {
  readonly name = 'PrepareSignIn1795372200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE user_account
        ADD COLUMN email_verified_at timestamptz,
        ALTER COLUMN password_hash DROP NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // Nobody can guess what this is the hash of, because it is none.
    await runner.query(`UPDATE user_account SET password_hash = '!' WHERE password_hash IS NULL`);
    await runner.query(`
      ALTER TABLE user_account
        DROP COLUMN email_verified_at,
        ALTER COLUMN password_hash SET NOT NULL`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. Lets an account stand for a pipeline: no address, no password, never an administrator. The checks read user_account
 * once under ACCESS EXCLUSIVE; no row is rewritten. Creates service_account, empty.
 */
export class CreateServiceAccounts20261122191500 implements MigrationInterface {
  readonly name = 'CreateServiceAccounts1795374900000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE user_account
        ADD COLUMN kind text NOT NULL DEFAULT 'person'
          CONSTRAINT user_account_kind_check CHECK (kind IN ('person', 'service')),
        ALTER COLUMN email DROP NOT NULL,
        ADD CONSTRAINT user_account_email_check CHECK ((kind = 'person') = (email IS NOT NULL)),
        ADD CONSTRAINT user_account_service_check
          CHECK (kind = 'person' OR (password_hash IS NULL AND email_verified_at IS NULL AND role <> 'admin'))`);
    await runner.query(`
      CREATE TABLE service_account (
        user_id uuid CONSTRAINT service_account_pkey PRIMARY KEY
          CONSTRAINT service_account_user_fk REFERENCES user_account ON DELETE CASCADE,
        owner_user_id uuid CONSTRAINT service_account_owner_user_fk REFERENCES user_account ON DELETE SET NULL,
        owner_team_id uuid CONSTRAINT service_account_owner_team_fk REFERENCES team ON DELETE SET NULL,
        created_by uuid NOT NULL,
        CONSTRAINT service_account_owner_check CHECK (num_nonnulls(owner_user_id, owner_team_id) <= 1))`);
    await runner.query(`CREATE INDEX service_account_owner_user_idx ON service_account (owner_user_id)`);
    await runner.query(`CREATE INDEX service_account_owner_team_idx ON service_account (owner_team_id)`);
  }

  /** Takes the pipelines' accounts away; refused while there is something of theirs. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE service_account`);
    await runner.query(`DELETE FROM user_account WHERE kind = 'service'`);
    await runner.query(`
      ALTER TABLE user_account
        DROP CONSTRAINT user_account_service_check, DROP CONSTRAINT user_account_email_check,
        DROP COLUMN kind, ALTER COLUMN email SET NOT NULL`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Creates totp_factor and recovery_code, empty, and sign_in_policy with its one row, which asks for nothing. */
export class CreateSecondFactor20261122185500 implements MigrationInterface {
  readonly name = 'CreateSecondFactor1795373700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE totp_factor (
        user_id uuid CONSTRAINT totp_factor_pkey PRIMARY KEY
                     CONSTRAINT totp_factor_user_fk REFERENCES user_account ON DELETE CASCADE,
        sealed_secret text NOT NULL,
        created_at timestamptz NOT NULL,
        confirmed_at timestamptz,
        last_used_step integer NOT NULL DEFAULT 0,
        failures integer NOT NULL DEFAULT 0,
        locked_until timestamptz)`);
    await runner.query(`
      CREATE TABLE recovery_code (
        user_id uuid NOT NULL CONSTRAINT recovery_code_factor_fk REFERENCES totp_factor ON DELETE CASCADE,
        sha256 text NOT NULL,
        created_at timestamptz NOT NULL,
        used_at timestamptz,
        CONSTRAINT recovery_code_pkey PRIMARY KEY (user_id, sha256))`);
    await runner.query(`
      CREATE TABLE sign_in_policy (
        id boolean NOT NULL DEFAULT true CONSTRAINT sign_in_policy_pkey PRIMARY KEY
                                         CONSTRAINT sign_in_policy_one_row CHECK (id),
        second_factor_required_for text[] NOT NULL DEFAULT '{}',
        version integer NOT NULL DEFAULT 1,
        updated_at timestamptz NOT NULL DEFAULT now(),
        updated_by uuid)`);
    await runner.query(`INSERT INTO sign_in_policy DEFAULT VALUES`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE sign_in_policy, recovery_code, totp_factor`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. Creates moderation_appeal, moderation_strike and account_suspension, empty. Gives decisions the person they concern and
 * cases the people who held them (ACCESS EXCLUSIVE for an instant, no rewrite); a trigger writes the latter down, so that no way
 * of handing out a case can forget it.
 */
export class LetContributorsAppeal20261123123000 implements MigrationInterface {
  readonly name = 'LetContributorsAppeal1795437000000';

  async up(runner: QueryRunner): Promise<void> {
    await rememberHolders(runner);
    await runner.query(`ALTER TABLE moderation_decision ADD COLUMN concerns uuid`);
    await runner.query(
      `CREATE INDEX moderation_decision_concerns_idx ON moderation_decision (concerns, id DESC) WHERE concerns IS NOT NULL`,
    );
    await runner.query(`
      CREATE TABLE moderation_appeal (
        id uuid CONSTRAINT moderation_appeal_pkey PRIMARY KEY,
        decision_id uuid NOT NULL CONSTRAINT moderation_appeal_decision_key UNIQUE
          CONSTRAINT moderation_appeal_decision_fk REFERENCES moderation_decision,
        appellant_id uuid NOT NULL,
        text text NOT NULL,
        outcome text CONSTRAINT moderation_appeal_outcome CHECK (outcome IN ('upheld', 'overturned')),
        note text,
        filed_at timestamptz NOT NULL DEFAULT now(),
        resolved_by uuid,
        resolved_at timestamptz,
        CONSTRAINT moderation_appeal_resolved CHECK ((outcome IS NULL) = (resolved_at IS NULL)))`);
    await runner.query(`
      CREATE TABLE moderation_strike (
        decision_id uuid CONSTRAINT moderation_strike_pkey PRIMARY KEY
          CONSTRAINT moderation_strike_decision_fk REFERENCES moderation_decision,
        user_id uuid NOT NULL CONSTRAINT moderation_strike_user_fk REFERENCES user_account ON DELETE CASCADE,
        points smallint NOT NULL,
        struck_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        voided_at timestamptz)`);
    await runner.query(`CREATE INDEX moderation_strike_user_idx ON moderation_strike (user_id, struck_at)`);
    await createSuspensions(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE account_suspension, moderation_strike, moderation_appeal`);
    await runner.query(`ALTER TABLE moderation_decision DROP COLUMN concerns`);
    await runner.query(`DROP TRIGGER moderation_case_holders ON moderation_case`);
    await runner.query(`DROP FUNCTION remember_holder`);
    await runner.query(`ALTER TABLE moderation_case DROP COLUMN holders`);
  }
}

async function rememberHolders(runner: QueryRunner): Promise<void> {
  await runner.query(`ALTER TABLE moderation_case ADD COLUMN holders uuid[] NOT NULL DEFAULT '{}'::uuid[]`);
  await runner.query(`
    CREATE FUNCTION remember_holder() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      NEW.holders := NEW.holders || NEW.lease_owner;
      RETURN NEW;
    END $$`);
  await runner.query(`
    CREATE TRIGGER moderation_case_holders BEFORE INSERT OR UPDATE OF lease_owner ON moderation_case
      FOR EACH ROW WHEN (NEW.lease_owner IS NOT NULL AND NEW.lease_owner <> ALL (NEW.holders)) EXECUTE FUNCTION remember_holder()`);
}

async function createSuspensions(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE account_suspension (
      id uuid CONSTRAINT account_suspension_pkey PRIMARY KEY,
      user_id uuid NOT NULL CONSTRAINT account_suspension_user_fk REFERENCES user_account ON DELETE CASCADE,
      policy text NOT NULL,
      policy_version integer NOT NULL,
      reason text NOT NULL,
      suspended_by uuid NOT NULL,
      suspended_at timestamptz NOT NULL DEFAULT now(),
      ends_at timestamptz NOT NULL,
      lifted_by uuid,
      lifted_at timestamptz,
      CONSTRAINT account_suspension_ends CHECK (ends_at > suspended_at))`);
  await runner.query(
    `CREATE UNIQUE INDEX account_suspension_live_key ON account_suspension (user_id) WHERE lifted_at IS NULL`,
  );
}

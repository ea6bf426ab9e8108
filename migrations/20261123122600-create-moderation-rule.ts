import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables whose rows nobody changes once they are there. */
const APPEND_ONLY = ['moderation_rule_version', 'moderation_rule_step', 'moderation_rule_run'];

/** Expand. Creates the tables of rules; touches no rows. `content` is locked against writes for the instant of a foreign key. */
export class CreateModerationRule20261123122600 implements MigrationInterface {
  readonly name = 'CreateModerationRule1795436760000';

  async up(runner: QueryRunner): Promise<void> {
    await createRules(runner);
    await createRuns(runner);
    for (const table of APPEND_ONLY) await refuseChanges(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE moderation_backtest, moderation_rule_day, moderation_rule_hour, moderation_rule_run, moderation_fact_sheet,
        moderation_rule_step, moderation_rule_version, moderation_rule`);
  }
}

async function createRules(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE moderation_rule (
      id uuid CONSTRAINT moderation_rule_pkey PRIMARY KEY,
      name text NOT NULL,
      status text NOT NULL CONSTRAINT moderation_rule_status CHECK (status IN ('draft', 'shadow', 'live', 'paused', 'archived')),
      version integer NOT NULL,
      max_daily_actions integer NOT NULL CONSTRAINT moderation_rule_cap CHECK (max_daily_actions >= 0),
      edition integer NOT NULL DEFAULT 1,
      live_since timestamptz,
      created_by uuid NOT NULL CONSTRAINT moderation_rule_creator_fk REFERENCES user_account,
      created_at timestamptz NOT NULL DEFAULT now())`);
  // A name can be used again once its rule is archived.
  await runner.query(
    `CREATE UNIQUE INDEX moderation_rule_name_key ON moderation_rule (lower(name)) WHERE status <> 'archived'`,
  );
  await runner.query(`
    CREATE TABLE moderation_rule_version (
      key integer GENERATED ALWAYS AS IDENTITY CONSTRAINT moderation_rule_version_pkey PRIMARY KEY,
      rule_id uuid NOT NULL CONSTRAINT moderation_rule_version_rule_fk REFERENCES moderation_rule,
      version integer NOT NULL,
      expression text NOT NULL,
      action text NOT NULL CONSTRAINT moderation_rule_version_action CHECK (action IN ('flag', 'queue', 'prioritise', 'quarantine')),
      queue text,
      max_daily_actions integer NOT NULL,
      made_by uuid NOT NULL,
      made_at timestamptz NOT NULL DEFAULT now())`);
  await runner.query(`CREATE UNIQUE INDEX moderation_rule_version_key ON moderation_rule_version (rule_id, version)`);
  await runner.query(`
    CREATE TABLE moderation_rule_step (
      id uuid CONSTRAINT moderation_rule_step_pkey PRIMARY KEY,
      rule_id uuid NOT NULL CONSTRAINT moderation_rule_step_rule_fk REFERENCES moderation_rule,
      version integer NOT NULL,
      from_status text,
      to_status text NOT NULL,
      actor_id uuid,
      alarm jsonb,
      at timestamptz NOT NULL DEFAULT now())`);
  await runner.query(`CREATE INDEX moderation_rule_step_rule_idx ON moderation_rule_step (rule_id, id)`);
}

async function createRuns(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE moderation_fact_sheet (
      id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT moderation_fact_sheet_pkey PRIMARY KEY,
      content_id uuid NOT NULL CONSTRAINT moderation_fact_sheet_content_fk REFERENCES content ON DELETE CASCADE,
      at timestamptz NOT NULL DEFAULT now(),
      facts json NOT NULL,
      digest bytea NOT NULL,
      judged_by integer[] NOT NULL DEFAULT '{}'::integer[])`);
  await runner.query(
    `CREATE UNIQUE INDEX moderation_fact_sheet_content_key ON moderation_fact_sheet (content_id, digest)`,
  );
  await runner.query(`CREATE INDEX moderation_fact_sheet_order_idx ON moderation_fact_sheet (content_id, id)`);
  await runner.query(`CREATE INDEX moderation_fact_sheet_at_idx ON moderation_fact_sheet (at)`);
  await runner.query(`
    CREATE TABLE moderation_rule_run (
      rule_id uuid NOT NULL,
      version integer NOT NULL,
      sheet_id bigint NOT NULL,
      content_id uuid NOT NULL,
      outcome text NOT NULL CONSTRAINT moderation_rule_run_outcome CHECK (outcome IN ('shadow', 'acted', 'capped', 'idle')),
      case_id uuid,
      at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT moderation_rule_run_pkey PRIMARY KEY (rule_id, version, sheet_id))`);
  await runner.query(
    `CREATE INDEX moderation_rule_run_content_idx ON moderation_rule_run (content_id, rule_id, version)`,
  );
  await runner.query(
    `CREATE INDEX moderation_rule_run_recent_idx ON moderation_rule_run (rule_id, at DESC, sheet_id DESC)`,
  );
  await runner.query(`
    CREATE TABLE moderation_rule_hour (
      rule_id uuid NOT NULL,
      version integer NOT NULL,
      hour timestamptz NOT NULL,
      runs integer NOT NULL DEFAULT 0,
      hits integer NOT NULL DEFAULT 0,
      unknown integer NOT NULL DEFAULT 0,
      CONSTRAINT moderation_rule_hour_pkey PRIMARY KEY (rule_id, version, hour))`);
  await runner.query(`
    CREATE TABLE moderation_rule_day (
      rule_id uuid NOT NULL,
      day date NOT NULL,
      acted integer NOT NULL DEFAULT 0,
      CONSTRAINT moderation_rule_day_pkey PRIMARY KEY (rule_id, day))`);
  await runner.query(`
    CREATE TABLE moderation_backtest (
      id uuid CONSTRAINT moderation_backtest_pkey PRIMARY KEY,
      rule_id uuid NOT NULL,
      version integer NOT NULL,
      state text NOT NULL DEFAULT 'queued'
        CONSTRAINT moderation_backtest_state CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
      since timestamptz NOT NULL,
      until timestamptz NOT NULL,
      done integer NOT NULL DEFAULT 0,
      total integer NOT NULL,
      tally jsonb,
      error text,
      asked_by uuid NOT NULL,
      asked_at timestamptz NOT NULL DEFAULT now(),
      started_at timestamptz,
      finished_at timestamptz)`);
  await runner.query(`CREATE INDEX moderation_backtest_rule_idx ON moderation_backtest (rule_id, version, id)`);
  await runner.query(
    `CREATE INDEX moderation_backtest_running_idx ON moderation_backtest (id) WHERE state IN ('queued', 'running')`,
  );
}

async function refuseChanges(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM odr_app`);
  await runner.query(
    `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
  );
  await runner.query(
    `CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  );
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Name, family, position, minutes until a case is due. */
const STANDING_QUEUES = [
  ['pending', 'intake', 0, 3 * 24 * 60],
  ['flagged', 'intake', 1, 24 * 60],
  ['reports', 'reports', 2, 24 * 60],
  ['appeals', 'appeals', 3, 7 * 24 * 60],
] as const;

/**
 * Expand. Creates the moderation tables, empty but for the four standing queues and the key of this installation's pseudonyms.
 * `moderation_case_claim_idx` holds the order in which cases are given out; severity and priority stand in it negated, so
 * that a keyset page is one row comparison.
 */
export class CreateModeration20261122120000 implements MigrationInterface {
  readonly name = 'CreateModeration1795348800000';

  async up(runner: QueryRunner): Promise<void> {
    await createQueues(runner);
    await createCases(runner);
    await createHistory(runner);
    await createReports(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE report, moderation_decision, moderation_event, moderation_subject, moderation_case, moderation_queue, moderation_setting`,
    );
  }
}

async function createQueues(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE moderation_setting (
      name text CONSTRAINT moderation_setting_pkey PRIMARY KEY,
      value text NOT NULL)`);
  await runner.query(
    `INSERT INTO moderation_setting (name, value) VALUES ('pseudonym_key', gen_random_uuid()::text || gen_random_uuid()::text)`,
  );
  await runner.query(`
    CREATE TABLE moderation_queue (
      name text CONSTRAINT moderation_queue_pkey PRIMARY KEY,
      family text NOT NULL,
      position smallint NOT NULL,
      due_minutes integer NOT NULL)`);
  for (const queue of STANDING_QUEUES) {
    await runner.query(`INSERT INTO moderation_queue (name, family, position, due_minutes) VALUES ($1, $2, $3, $4)`, [
      ...queue,
    ]);
  }
}

async function createCases(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE moderation_case (
      id uuid CONSTRAINT moderation_case_pkey PRIMARY KEY,
      queue text NOT NULL CONSTRAINT moderation_case_queue_fk REFERENCES moderation_queue,
      family text NOT NULL,
      subject_type text NOT NULL,
      subject_id uuid NOT NULL,
      state text NOT NULL,
      severity smallint NOT NULL DEFAULT 0,
      priority integer NOT NULL DEFAULT 0,
      due_at timestamptz NOT NULL,
      opened_at timestamptz NOT NULL DEFAULT now(),
      not_before timestamptz,
      closed_at timestamptz,
      findings jsonb NOT NULL DEFAULT '[]'::jsonb,
      avoid uuid[] NOT NULL DEFAULT '{}'::uuid[],
      lease_owner uuid,
      lease_token bigint NOT NULL DEFAULT 0,
      lease_expires_at timestamptz,
      CONSTRAINT moderation_case_closed CHECK ((closed_at IS NULL) = (state IN ('pending', 'escalated'))),
      CONSTRAINT moderation_case_lease CHECK ((lease_owner IS NULL) = (lease_expires_at IS NULL)))`);
  await runner.query(
    `CREATE UNIQUE INDEX moderation_case_open_key ON moderation_case (subject_type, subject_id, family) WHERE closed_at IS NULL`,
  );
  await runner.query(
    `CREATE INDEX moderation_case_claim_idx ON moderation_case (queue, (-severity), (-priority), due_at, id) WHERE closed_at IS NULL`,
  );
  await runner.query(
    `CREATE INDEX moderation_case_lease_idx ON moderation_case (lease_owner) WHERE lease_owner IS NOT NULL`,
  );
  await runner.query(`CREATE INDEX moderation_case_subject_idx ON moderation_case (subject_type, subject_id)`);
}

async function createHistory(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE moderation_subject (
      subject_type text NOT NULL,
      subject_id uuid NOT NULL,
      last_seq bigint NOT NULL DEFAULT 0,
      last_hash bytea NOT NULL DEFAULT '\\x${'00'.repeat(32)}'::bytea,
      CONSTRAINT moderation_subject_pkey PRIMARY KEY (subject_type, subject_id))`);
  await runner.query(`
    CREATE TABLE moderation_event (
      id uuid CONSTRAINT moderation_event_pkey PRIMARY KEY,
      subject_type text NOT NULL,
      subject_id uuid NOT NULL,
      seq bigint NOT NULL,
      type text NOT NULL,
      actor_kind text NOT NULL,
      actor_id uuid,
      payload jsonb NOT NULL,
      prev_hash bytea NOT NULL,
      hash bytea NOT NULL,
      at timestamptz NOT NULL)`);
  await runner.query(
    `CREATE UNIQUE INDEX moderation_event_stream_key ON moderation_event (subject_type, subject_id, seq)`,
  );
  await runner.query(`REVOKE UPDATE, DELETE, TRUNCATE ON moderation_event FROM odr_app`);
  await runner.query(
    `CREATE TRIGGER moderation_event_append_only BEFORE UPDATE OR DELETE ON moderation_event FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
  );
  await runner.query(
    `CREATE TRIGGER moderation_event_no_truncate BEFORE TRUNCATE ON moderation_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  );
  await runner.query(`
    CREATE TABLE moderation_decision (
      id uuid CONSTRAINT moderation_decision_pkey PRIMARY KEY,
      batch_id uuid NOT NULL,
      case_id uuid NOT NULL CONSTRAINT moderation_decision_case_fk REFERENCES moderation_case,
      action text NOT NULL,
      is_final boolean NOT NULL,
      labels text[] NOT NULL DEFAULT '{}'::text[],
      policy text,
      note text,
      from_status text,
      to_status text,
      decided_by uuid NOT NULL,
      decided_at timestamptz NOT NULL DEFAULT now(),
      reversed_by uuid,
      reversed_at timestamptz)`);
  await runner.query(
    `CREATE UNIQUE INDEX moderation_decision_final_key ON moderation_decision (case_id) WHERE is_final AND reversed_at IS NULL`,
  );
  await runner.query(`CREATE INDEX moderation_decision_case_idx ON moderation_decision (case_id)`);
}

async function createReports(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE report (
      id uuid CONSTRAINT report_pkey PRIMARY KEY,
      subject_type text NOT NULL,
      subject_id uuid NOT NULL,
      reporter_id uuid NOT NULL CONSTRAINT report_reporter_fk REFERENCES user_account,
      reason text NOT NULL,
      description text,
      state text NOT NULL,
      outcome text,
      case_id uuid NOT NULL CONSTRAINT report_case_fk REFERENCES moderation_case,
      decision_id uuid,
      created_at timestamptz NOT NULL DEFAULT now(),
      closed_at timestamptz,
      CONSTRAINT report_closed CHECK ((closed_at IS NULL) = (state = 'open')))`);
  await runner.query(
    `CREATE UNIQUE INDEX report_open_key ON report (reporter_id, subject_type, subject_id) WHERE closed_at IS NULL`,
  );
  await runner.query(`CREATE INDEX report_case_idx ON report (case_id)`);
  await runner.query(`CREATE INDEX report_reporter_idx ON report (reporter_id, id DESC)`);
}

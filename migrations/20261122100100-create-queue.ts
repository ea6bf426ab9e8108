import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Creates job, job_queue_pause, outbox_event and idempotent_request, empty. */
export class CreateQueue20261122100100 implements MigrationInterface {
  readonly name = 'CreateQueue1795341660000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE job (
        id uuid CONSTRAINT job_pkey PRIMARY KEY,
        queue text NOT NULL,
        name text NOT NULL,
        payload jsonb NOT NULL,
        state text NOT NULL DEFAULT 'queued',
        attempts smallint NOT NULL DEFAULT 0,
        progress_done integer NOT NULL DEFAULT 0,
        progress_total integer NOT NULL DEFAULT 0,
        error jsonb,
        dedupe_key text,
        user_id uuid,
        request_id text,
        created_at timestamptz NOT NULL DEFAULT now(),
        run_after timestamptz NOT NULL DEFAULT now(),
        dispatched_at timestamptz,
        started_at timestamptz,
        lease_until timestamptz,
        finished_at timestamptz)`);
    await runner.query(
      `CREATE INDEX job_undispatched_idx ON job (run_after, id) WHERE dispatched_at IS NULL AND state = 'queued'`,
    );
    await runner.query(`CREATE INDEX job_unfinished_idx ON job (id) WHERE state IN ('queued', 'running')`);
    await runner.query(
      `CREATE UNIQUE INDEX job_dedupe_key ON job (dedupe_key) WHERE dedupe_key IS NOT NULL AND state = 'queued'`,
    );
    await runner.query(`CREATE INDEX job_queue_state_idx ON job (queue, state)`);
    await runner.query(`
      CREATE TABLE job_queue_pause (
        queue text CONSTRAINT job_queue_pause_pkey PRIMARY KEY,
        paused_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`
      CREATE TABLE outbox_event (
        id uuid CONSTRAINT outbox_event_pkey PRIMARY KEY,
        name text NOT NULL,
        payload jsonb NOT NULL,
        request_id text,
        created_at timestamptz NOT NULL DEFAULT now(),
        relayed_at timestamptz)`);
    await runner.query(`CREATE INDEX outbox_event_unrelayed_idx ON outbox_event (id) WHERE relayed_at IS NULL`);
    await runner.query(`
      CREATE TABLE idempotent_request (
        user_id uuid NOT NULL,
        key text NOT NULL,
        fingerprint text NOT NULL,
        status smallint,
        body jsonb,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT idempotent_request_pkey PRIMARY KEY (user_id, key))`);
    await runner.query(`CREATE INDEX idempotent_request_created_idx ON idempotent_request (created_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE idempotent_request, outbox_event, job_queue_pause, job`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Creates audit_event, empty and append-only, and audit_head with its one row. */
export class CreateAudit20261122173000 implements MigrationInterface {
  readonly name = 'CreateAudit1795368600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_head (
        id boolean NOT NULL DEFAULT true CONSTRAINT audit_head_pkey PRIMARY KEY CONSTRAINT audit_head_single CHECK (id),
        last_seq bigint NOT NULL,
        last_hash bytea NOT NULL)`);
    await runner.query(`INSERT INTO audit_head (last_seq, last_hash) VALUES (0, '\\x${'00'.repeat(32)}'::bytea)`);
    await runner.query(`REVOKE INSERT, DELETE, TRUNCATE ON audit_head FROM odr_app`);
    await runner.query(`
      CREATE TABLE audit_event (
        id uuid CONSTRAINT audit_event_pkey PRIMARY KEY,
        seq bigint NOT NULL,
        act text NOT NULL,
        actor_id uuid,
        subject_type text,
        subject_id uuid,
        address text,
        request_id text,
        details jsonb NOT NULL,
        prev_hash bytea NOT NULL,
        hash bytea NOT NULL,
        at timestamptz NOT NULL)`);
    await runner.query(`CREATE UNIQUE INDEX audit_event_seq_key ON audit_event (seq)`);
    await runner.query(`CREATE INDEX audit_event_actor_idx ON audit_event (actor_id, seq)`);
    await runner.query(`CREATE INDEX audit_event_act_idx ON audit_event (act, seq)`);
    await runner.query(`CREATE INDEX audit_event_subject_idx ON audit_event (subject_id, seq)`);
    await runner.query(`CREATE INDEX audit_event_at_idx ON audit_event (at)`);
    await runner.query(`REVOKE UPDATE, DELETE, TRUNCATE ON audit_event FROM odr_app`);
    await runner.query(
      `CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    );
    await runner.query(
      `CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE audit_event, audit_head`);
  }
}

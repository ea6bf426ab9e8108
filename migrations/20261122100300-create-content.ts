import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Creates content and what hangs on it, empty. The id ends every list index, because pages need a total order. */
export class CreateContent20261122100300 implements MigrationInterface {
  readonly name = 'CreateContent1795341780000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE content (
        id uuid CONSTRAINT content_pkey PRIMARY KEY,
        type text NOT NULL,
        name text NOT NULL,
        status text NOT NULL,
        processing_state text NOT NULL,
        processing_error jsonb,
        sha256 text NOT NULL,
        published_sha256 text,
        pixel_sha256 text,
        pdq_hash text,
        pdq_quality smallint,
        width integer,
        height integer,
        format text NOT NULL,
        size bigint NOT NULL,
        license text,
        license_url text,
        license_verdict text NOT NULL,
        alt_text text,
        flags text[] NOT NULL DEFAULT '{}'::text[],
        declarations jsonb NOT NULL DEFAULT '{}'::jsonb,
        thumbhash text,
        user_id uuid NOT NULL CONSTRAINT content_user_fk REFERENCES user_account,
        team_id uuid CONSTRAINT content_team_fk REFERENCES team,
        agreement_acceptance_id uuid,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz)`);
    await runner.query(`CREATE UNIQUE INDEX content_sha256_key ON content (sha256) WHERE deleted_at IS NULL`);
    await runner.query(
      `CREATE INDEX content_created_idx ON content (created_at DESC, id DESC) WHERE deleted_at IS NULL`,
    );
    await runner.query(
      `CREATE INDEX content_status_created_idx ON content (status, created_at DESC, id DESC) WHERE deleted_at IS NULL`,
    );
    await runner.query(
      `CREATE INDEX content_user_created_idx ON content (user_id, created_at DESC, id DESC) WHERE deleted_at IS NULL`,
    );
    await runner.query(
      `CREATE INDEX content_team_created_idx ON content (team_id, created_at DESC, id DESC) WHERE deleted_at IS NULL AND team_id IS NOT NULL`,
    );
    await runner.query(`CREATE INDEX content_pixel_sha256_idx ON content (pixel_sha256)`);
    await runner.query(`
      CREATE TABLE content_author (
        content_id uuid NOT NULL CONSTRAINT content_author_content_fk REFERENCES content ON DELETE CASCADE,
        position smallint NOT NULL,
        name text NOT NULL,
        url text,
        CONSTRAINT content_author_pkey PRIMARY KEY (content_id, position))`);
    await runner.query(`
      CREATE TABLE content_source (
        content_id uuid NOT NULL CONSTRAINT content_source_content_fk REFERENCES content ON DELETE CASCADE,
        position smallint NOT NULL,
        type text NOT NULL,
        value text NOT NULL,
        metadata jsonb,
        CONSTRAINT content_source_pkey PRIMARY KEY (content_id, position))`);
    await runner.query(`CREATE INDEX content_source_value_idx ON content_source USING hash (value)`);
    await runner.query(`
      CREATE TABLE content_event (
        id uuid CONSTRAINT content_event_pkey PRIMARY KEY,
        content_id uuid NOT NULL,
        type text NOT NULL,
        payload jsonb NOT NULL,
        actor_id uuid,
        at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE INDEX content_event_content_idx ON content_event (content_id, id)`);
    await appendOnly(runner, 'content_event');
    await runner.query(`
      CREATE TABLE content_scan (
        content_id uuid NOT NULL CONSTRAINT content_scan_content_fk REFERENCES content ON DELETE CASCADE,
        scanner text NOT NULL,
        version text NOT NULL,
        findings jsonb NOT NULL,
        scanned_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT content_scan_pkey PRIMARY KEY (content_id, scanner))`);
    await runner.query(`
      CREATE TABLE content_derivative (
        content_id uuid NOT NULL CONSTRAINT content_derivative_content_fk REFERENCES content ON DELETE CASCADE,
        variant text NOT NULL,
        sha256 text NOT NULL,
        media_type text NOT NULL,
        size bigint NOT NULL,
        width integer NOT NULL,
        height integer NOT NULL,
        CONSTRAINT content_derivative_pkey PRIMARY KEY (content_id, variant))`);
    await runner.query(`
      CREATE TABLE upload_refusal (
        id uuid CONSTRAINT upload_refusal_pkey PRIMARY KEY,
        user_id uuid NOT NULL,
        team_id uuid,
        file_name text NOT NULL,
        code text NOT NULL,
        detail text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE INDEX upload_refusal_user_idx ON upload_refusal (user_id, created_at DESC, id DESC)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE upload_refusal, content_derivative, content_scan, content_event, content_source, content_author, content`,
    );
  }
}

/** Two walls: the processes' role loses the right, and a trigger refuses even the owner. */
async function appendOnly(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM odr_app`);
  await runner.query(
    `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
  );
  await runner.query(
    `CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  );
}

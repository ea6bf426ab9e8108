import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. Creates datasets, their versions and withdrawals, all empty; short locks on user_account and team for the references,
 * and on dataset_export for two nullable columns. What is released cannot be changed.
 */
export class CreateDataset20261123121500 implements MigrationInterface {
  readonly name = 'CreateDataset1795436100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE dataset (
        id uuid CONSTRAINT dataset_pkey PRIMARY KEY,
        name text NOT NULL CONSTRAINT dataset_name_key UNIQUE,
        title text NOT NULL,
        description text NOT NULL DEFAULT '',
        definition jsonb NOT NULL,
        profile text NOT NULL,
        visibility text NOT NULL,
        user_id uuid NOT NULL CONSTRAINT dataset_user_fk REFERENCES user_account,
        team_id uuid CONSTRAINT dataset_team_fk REFERENCES team ON DELETE SET NULL,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`
      CREATE TABLE dataset_version (
        id uuid CONSTRAINT dataset_version_pkey PRIMARY KEY,
        dataset_id uuid NOT NULL CONSTRAINT dataset_version_dataset_fk REFERENCES dataset ON DELETE CASCADE,
        major integer NOT NULL,
        minor integer NOT NULL,
        patch integer NOT NULL,
        state text NOT NULL,
        profile text NOT NULL,
        recipe jsonb NOT NULL,
        changelog text NOT NULL DEFAULT '',
        root_hash text,
        item_count integer NOT NULL DEFAULT 0,
        counts jsonb,
        chunk_hashes bytea,
        manifest jsonb,
        job_id uuid,
        failed_with text,
        created_by uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz,
        CONSTRAINT dataset_version_number_key UNIQUE (dataset_id, major, minor, patch))`);
    await runner.query(`
      CREATE TRIGGER dataset_version_finished BEFORE UPDATE OR DELETE ON dataset_version
        FOR EACH ROW WHEN (OLD.state = 'done') EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TABLE dataset_version_item (
        version_id uuid NOT NULL CONSTRAINT dataset_version_item_version_fk REFERENCES dataset_version,
        position integer NOT NULL,
        content_id uuid NOT NULL,
        published_sha256 text NOT NULL,
        license text NOT NULL,
        split text,
        leaf_hash bytea NOT NULL,
        line_start bigint NOT NULL,
        line_length integer NOT NULL,
        CONSTRAINT dataset_version_item_pkey PRIMARY KEY (version_id, position))`);
    await runner.query(
      `CREATE INDEX dataset_version_item_content_idx ON dataset_version_item (content_id, version_id, position)`,
    );
    await runner.query(`
      CREATE TABLE dataset_version_exclusion (
        version_id uuid NOT NULL CONSTRAINT dataset_version_exclusion_version_fk REFERENCES dataset_version,
        content_id uuid NOT NULL,
        code text NOT NULL,
        CONSTRAINT dataset_version_exclusion_pkey PRIMARY KEY (version_id, content_id))`);
    await runner.query(`
      CREATE TABLE dataset_signing_key (
        key_id text CONSTRAINT dataset_signing_key_pkey PRIMARY KEY,
        public_key text NOT NULL,
        sealed text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`
      CREATE TABLE dataset_withdrawal (
        dataset_id uuid NOT NULL CONSTRAINT dataset_withdrawal_dataset_fk REFERENCES dataset,
        sequence integer NOT NULL,
        content_id uuid NOT NULL,
        published_sha256 text NOT NULL,
        reason text NOT NULL,
        withdrawn_at timestamptz(3) NOT NULL,
        previous_hash text NOT NULL,
        hash text NOT NULL,
        key_id text NOT NULL CONSTRAINT dataset_withdrawal_key_fk REFERENCES dataset_signing_key,
        signature text NOT NULL,
        CONSTRAINT dataset_withdrawal_pkey PRIMARY KEY (dataset_id, sequence),
        CONSTRAINT dataset_withdrawal_content_key UNIQUE (dataset_id, content_id, published_sha256))`);
    await runner.query(`
      CREATE TABLE dataset_acknowledgement (
        id uuid CONSTRAINT dataset_acknowledgement_pkey PRIMARY KEY,
        dataset_id uuid NOT NULL CONSTRAINT dataset_acknowledgement_dataset_fk REFERENCES dataset,
        user_id uuid NOT NULL,
        sequence integer NOT NULL,
        root_hash text NOT NULL,
        pruned integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(
      `CREATE INDEX dataset_acknowledgement_dataset_idx ON dataset_acknowledgement (dataset_id, user_id, id)`,
    );
    await runner.query(`
      CREATE TABLE dataset_download (
        id uuid CONSTRAINT dataset_download_pkey PRIMARY KEY,
        dataset_id uuid NOT NULL CONSTRAINT dataset_download_dataset_fk REFERENCES dataset,
        version_id uuid NOT NULL CONSTRAINT dataset_download_version_fk REFERENCES dataset_version,
        user_id uuid,
        file text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE INDEX dataset_download_dataset_idx ON dataset_download (dataset_id, user_id, id)`);
    for (const table of ['version_item', 'version_exclusion', 'withdrawal', 'acknowledgement', 'download'])
      await appendOnly(runner, `dataset_${table}`);
    await runner.query(`
      ALTER TABLE dataset_export
        ADD COLUMN version_id uuid CONSTRAINT dataset_export_version_fk REFERENCES dataset_version,
        ADD COLUMN options jsonb NOT NULL DEFAULT '{}',
        ADD COLUMN wish text NOT NULL DEFAULT 'run'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE dataset_export DROP COLUMN version_id, DROP COLUMN options, DROP COLUMN wish`);
    for (const table of ['_download', '_acknowledgement', '_withdrawal', '_signing_key'])
      await runner.query(`DROP TABLE dataset${table}`);
    for (const table of ['_version_exclusion', '_version_item', '_version', ''])
      await runner.query(`DROP TABLE dataset${table}`);
  }
}

async function appendOnly(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM odr_app`);
  await runner.query(
    `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
  );
  await runner.query(
    `CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  );
}

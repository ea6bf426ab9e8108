import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. Creates content_import and content_import_item, empty. An item's key may be an address longer than an index
 * takes, so it is found by its hash.
 */
export class CreateContentImport20261122221500 implements MigrationInterface {
  readonly name = 'CreateContentImport1795385700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE content_import (
        id uuid CONSTRAINT content_import_pkey PRIMARY KEY,
        kind text NOT NULL,
        name text NOT NULL,
        state text NOT NULL
          CONSTRAINT content_import_state_check
          CHECK (state IN ('draft', 'queued', 'running', 'paused', 'done', 'failed', 'cancelled')),
        reason jsonb,
        user_id uuid NOT NULL CONSTRAINT content_import_user_fk REFERENCES user_account,
        team_id uuid CONSTRAINT content_import_team_fk REFERENCES team ON DELETE SET NULL,
        settings jsonb NOT NULL,
        notes jsonb NOT NULL DEFAULT '{}',
        source_sha256 text,
        source_name text,
        source_size bigint,
        unpacked_sha256 text,
        files_until timestamptz,
        total integer NOT NULL DEFAULT 0,
        created integer NOT NULL DEFAULT 0,
        duplicate integer NOT NULL DEFAULT 0,
        failed integer NOT NULL DEFAULT 0,
        skipped integer NOT NULL DEFAULT 0,
        processing integer NOT NULL DEFAULT 0,
        rate real,
        paced_at timestamptz,
        paced_done integer NOT NULL DEFAULT 0,
        run_by uuid,
        run_until timestamptz,
        listed_at timestamptz,
        started_at timestamptz,
        finished_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE INDEX content_import_user_idx ON content_import (user_id, id)`);
    await runner.query(
      `CREATE INDEX content_import_team_idx ON content_import (team_id, id) WHERE team_id IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX content_import_unfinished_idx ON content_import (id) WHERE state IN ('draft', 'queued', 'running')`,
    );
    await runner.query(
      `CREATE INDEX content_import_source_idx ON content_import (source_sha256) WHERE source_sha256 IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX content_import_unpacked_idx ON content_import (unpacked_sha256) WHERE unpacked_sha256 IS NOT NULL`,
    );
    await runner.query(`
      CREATE TABLE content_import_item (
        import_id uuid NOT NULL CONSTRAINT content_import_item_import_fk REFERENCES content_import ON DELETE CASCADE,
        position bigint NOT NULL,
        key text NOT NULL,
        file_name text NOT NULL,
        locator jsonb NOT NULL,
        description jsonb NOT NULL DEFAULT '{}',
        captions jsonb,
        state text NOT NULL
          CONSTRAINT content_import_item_state_check
          CHECK (state IN ('pending', 'processing', 'done', 'duplicate', 'failed', 'skipped')),
        content_id uuid CONSTRAINT content_import_item_content_fk REFERENCES content ON DELETE SET NULL,
        code text,
        detail text,
        attempts smallint NOT NULL DEFAULT 0,
        not_before timestamptz,
        took_ms integer,
        ended_at timestamptz,
        CONSTRAINT content_import_item_pkey PRIMARY KEY (import_id, position))`);
    await runner.query(
      `CREATE INDEX content_import_item_state_idx ON content_import_item (import_id, state, position)`,
    );
    await runner.query(
      `CREATE INDEX content_import_item_key_idx ON content_import_item (import_id, hashtextextended(key, 0))`,
    );
    await runner.query(
      `CREATE INDEX content_import_item_content_idx ON content_import_item (content_id) WHERE content_id IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE content_import_item, content_import`);
  }
}

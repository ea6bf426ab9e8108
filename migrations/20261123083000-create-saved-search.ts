import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. Creates saved_search and saved_search_match, empty, and search_arrival with a row for each published content:
 * those have been there since they were made, so no alert calls them new. A short lock on content for the references.
 */
export class CreateSavedSearch20261123083000 implements MigrationInterface {
  readonly name = 'CreateSavedSearch1795422600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE saved_search (
        id uuid CONSTRAINT saved_search_pkey PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT saved_search_user_fk REFERENCES user_account ON DELETE CASCADE,
        name text NOT NULL,
        query jsonb NOT NULL,
        alert text NOT NULL DEFAULT 'off',
        alert_since timestamptz NOT NULL DEFAULT now(),
        told_at timestamptz NOT NULL DEFAULT now(),
        looked_at timestamptz NOT NULL DEFAULT now(),
        lexemes text[],
        terms jsonb,
        configurations text[] NOT NULL DEFAULT '{}',
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz)`);
    await runner.query(`CREATE INDEX saved_search_user_idx ON saved_search (user_id, created_at, id)`);
    await runner.query(
      `CREATE INDEX saved_search_alert_idx ON saved_search USING gin (lexemes) WHERE alert <> 'off' AND deleted_at IS NULL`,
    );
    await runner.query(
      `CREATE INDEX saved_search_deleted_idx ON saved_search (deleted_at) WHERE deleted_at IS NOT NULL`,
    );
    await runner.query(`
      CREATE TABLE saved_search_match (
        search_id uuid NOT NULL CONSTRAINT saved_search_match_search_fk REFERENCES saved_search ON DELETE CASCADE,
        content_id uuid NOT NULL CONSTRAINT saved_search_match_content_fk REFERENCES content ON DELETE CASCADE,
        matched_at timestamptz NOT NULL DEFAULT now(),
        told_at timestamptz,
        CONSTRAINT saved_search_match_pkey PRIMARY KEY (search_id, content_id))`);
    await runner.query(`CREATE INDEX saved_search_match_content_idx ON saved_search_match (content_id)`);
    await runner.query(
      `CREATE INDEX saved_search_match_untold_idx ON saved_search_match (search_id) WHERE told_at IS NULL`,
    );
    await runner.query(`
      CREATE TABLE search_arrival (
        content_id uuid CONSTRAINT search_arrival_pkey PRIMARY KEY
          CONSTRAINT search_arrival_content_fk REFERENCES content ON DELETE CASCADE,
        arrived_at timestamptz NOT NULL DEFAULT now(),
        due_at timestamptz,
        looks_left smallint NOT NULL DEFAULT 0)`);
    await runner.query(`CREATE INDEX search_arrival_due_idx ON search_arrival (due_at) WHERE due_at IS NOT NULL`);
    await runner.query(`
      INSERT INTO search_arrival (content_id, arrived_at)
      SELECT c.id, c.created_at FROM content c WHERE c.status = 'available' AND c.deleted_at IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE search_arrival, saved_search_match, saved_search`);
  }
}

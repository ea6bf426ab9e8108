import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. Creates what fetching from the web remembers, empty: hosts and how they are to be treated, the wishes of sites,
 * observations (append-only: they are evidence), and the addresses that are asked again on a schedule.
 * Addresses have at most 2,000 characters, which fit an index.
 */
export class CreateWeb20261122222130 implements MigrationInterface {
  readonly name = 'CreateWeb1795386090000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE web_host (
        host text CONSTRAINT web_host_pkey PRIMARY KEY,
        next_visit_at timestamptz NOT NULL DEFAULT now(),
        visits timestamptz[] NOT NULL DEFAULT '{}'::timestamptz[],
        failures integer NOT NULL DEFAULT 0,
        closed_until timestamptz)`);
    await runner.query(`
      CREATE TABLE web_site_file (
        origin text NOT NULL,
        name text NOT NULL,
        status smallint,
        body text,
        fetched_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT web_site_file_pkey PRIMARY KEY (origin, name))`);
    await runner.query(`
      CREATE TABLE web_observation (
        id uuid CONSTRAINT web_observation_pkey PRIMARY KEY,
        content_id uuid,
        url text NOT NULL,
        final_url text NOT NULL,
        redirects text[] NOT NULL,
        purpose text NOT NULL,
        outcome text NOT NULL,
        status smallint,
        media_type text,
        etag text,
        last_modified text,
        server_date text,
        address text,
        bytes bigint,
        sha256 text,
        signals jsonb NOT NULL,
        observed_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE INDEX web_observation_url_idx ON web_observation (url, observed_at DESC)`);
    await runner.query(
      `CREATE INDEX web_observation_content_idx ON web_observation (content_id, observed_at DESC) WHERE content_id IS NOT NULL`,
    );
    await runner.query(`REVOKE UPDATE, DELETE, TRUNCATE ON web_observation FROM odr_app`);
    await runner.query(
      `CREATE TRIGGER web_observation_append_only BEFORE UPDATE OR DELETE ON web_observation FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    );
    await runner.query(
      `CREATE TRIGGER web_observation_no_truncate BEFORE TRUNCATE ON web_observation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
    );
    await runner.query(`
      CREATE TABLE source_watch (
        id uuid CONSTRAINT source_watch_pkey PRIMARY KEY,
        url text NOT NULL CONSTRAINT source_watch_url_key UNIQUE,
        due_at timestamptz NOT NULL DEFAULT now(),
        checked_at timestamptz,
        outcome text,
        status smallint,
        opt_outs text[] NOT NULL DEFAULT '{}'::text[],
        failures integer NOT NULL DEFAULT 0,
        failing_since timestamptz)`);
    await runner.query(`CREATE INDEX source_watch_due_idx ON source_watch (due_at, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE source_watch, web_observation, web_site_file, web_host`);
  }
}

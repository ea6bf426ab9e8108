import type { MigrationInterface, QueryRunner } from 'typeorm';

const APPEND_ONLY = ['license_evidence', 'usage_observation'] as const;

/**
 * Expand. Creates license_evidence and usage_observation, both append-only, usage_grant and credit_removal. Reads content
 * and its first events once to write down what contributors have declared so far, about ten seconds a million items; no
 * lock that anybody would notice.
 */
export class ProveLicenses20261123123700 implements MigrationInterface {
  readonly name = 'ProveLicenses1795437420000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE license_evidence (
        id uuid CONSTRAINT license_evidence_pkey PRIMARY KEY,
        content_id uuid NOT NULL,
        license text,
        claim text,
        license_url text,
        source_url text,
        method text NOT NULL,
        observed_by uuid,
        snapshot jsonb NOT NULL,
        snapshot_sha256 text NOT NULL,
        observed_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE INDEX license_evidence_content_idx ON license_evidence (content_id, id)`);
    await runner.query(`
      CREATE TABLE usage_observation (
        id uuid CONSTRAINT usage_observation_pkey PRIMARY KEY,
        content_id uuid NOT NULL,
        kind text NOT NULL,
        origin text NOT NULL,
        stance text NOT NULL,
        said text NOT NULL,
        observed_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE INDEX usage_observation_content_idx ON usage_observation (content_id, id)`);
    await runner.query(`
      CREATE TABLE usage_grant (
        id uuid CONSTRAINT usage_grant_pkey PRIMARY KEY,
        content_id uuid NOT NULL CONSTRAINT usage_grant_content_fk REFERENCES content ON DELETE CASCADE,
        holder text NOT NULL,
        statement text NOT NULL,
        signature text NOT NULL,
        evidence_url text,
        verified_by uuid NOT NULL,
        granted_at timestamptz NOT NULL DEFAULT now(),
        revoked_at timestamptz,
        revoked_by uuid)`);
    await runner.query(`CREATE INDEX usage_grant_content_idx ON usage_grant (content_id, id)`);
    await runner.query(`
      CREATE TABLE credit_removal (
        content_id uuid CONSTRAINT credit_removal_pkey PRIMARY KEY
          CONSTRAINT credit_removal_content_fk REFERENCES content ON DELETE CASCADE,
        reason text NOT NULL,
        recorded_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now())`);
    for (const table of APPEND_ONLY) {
      await runner.query(`REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM odr_app`);
      await runner.query(
        `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
      );
      await runner.query(
        `CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
      );
    }
    await runner.query(`
      INSERT INTO license_evidence
        (id, content_id, license, claim, license_url, source_url, method, observed_by, snapshot, snapshot_sha256, observed_at)
      SELECT gen_random_uuid(), said.content_id, said.license, said.claim, said.license_url, NULL, 'declaration', said.user_id,
             said.snapshot, encode(sha256(convert_to(said.snapshot::text, 'UTF8')), 'hex'), said.created_at
        FROM (SELECT c.id AS content_id, c.license, c.license_url, c.user_id, c.created_at,
                     e.payload ->> 'claimedLicense' AS claim,
                     jsonb_build_object('license', e.payload ->> 'claimedLicense', 'licenseUrl', c.license_url,
                                        'declarations', c.declarations) AS snapshot
                FROM content c
                LEFT JOIN LATERAL (SELECT first.payload FROM content_event first
                                    WHERE first.content_id = c.id AND first.type = 'received' ORDER BY first.id LIMIT 1) e ON true) said`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE credit_removal, usage_grant, usage_observation, license_evidence`);
  }
}

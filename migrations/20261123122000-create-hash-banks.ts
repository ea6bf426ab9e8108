import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. Creates banks of known pictures, empty. `hash_entry_slots_idx` holds hashes by pieces, as `perceptual_hash_slots_idx`
 * does, so that a picture is compared with a million entries exactly and without reading them.
 */
export class CreateHashBanks20261123122000 implements MigrationInterface {
  readonly name = 'CreateHashBanks1795436400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE hash_bank (
        id uuid CONSTRAINT hash_bank_pkey PRIMARY KEY,
        name text NOT NULL CONSTRAINT hash_bank_name_key UNIQUE CONSTRAINT hash_bank_name_check CHECK (name ~ '^[A-Z][A-Z0-9_]{0,63}$'),
        kind text NOT NULL CONSTRAINT hash_bank_kind_check CHECK (kind IN ('block', 'review', 'allow')),
        distance smallint NOT NULL CONSTRAINT hash_bank_distance_check CHECK (distance BETWEEN 0 AND 31),
        min_quality smallint NOT NULL CONSTRAINT hash_bank_quality_check CHECK (min_quality BETWEEN 0 AND 100),
        is_enabled boolean NOT NULL DEFAULT true,
        note text,
        version integer NOT NULL DEFAULT 1,
        paused_at timestamptz,
        matched_through bigint NOT NULL DEFAULT 0,
        created_by uuid NOT NULL CONSTRAINT hash_bank_created_by_fk REFERENCES user_account,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now())`);
    await createEntries(runner);
    await createMatches(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE hash_match, hash_scan, hash_entry, hash_bank`);
    await runner.query(`DROP SEQUENCE hash_entry_seq`);
  }
}

async function createEntries(runner: QueryRunner): Promise<void> {
  await runner.query(`CREATE SEQUENCE hash_entry_seq`);
  await runner.query(`
    CREATE TABLE hash_entry (
      id uuid CONSTRAINT hash_entry_pkey PRIMARY KEY,
      seq bigint NOT NULL,
      bank_id uuid NOT NULL CONSTRAINT hash_entry_bank_fk REFERENCES hash_bank ON DELETE CASCADE,
      algorithm text NOT NULL DEFAULT 'pdq' CONSTRAINT hash_entry_algorithm_check CHECK (algorithm = 'pdq'),
      hash bit(256) NOT NULL,
      quality smallint NOT NULL CONSTRAINT hash_entry_quality_check CHECK (quality BETWEEN 0 AND 100),
      source text,
      content_id uuid,
      confirmed text NOT NULL DEFAULT 'unconfirmed'
        CONSTRAINT hash_entry_confirmed_check CHECK (confirmed IN ('unconfirmed', 'confirmed', 'refuted')),
      is_ruled boolean NOT NULL DEFAULT false,
      disabled_until timestamptz,
      seeded_by uuid NOT NULL CONSTRAINT hash_entry_seeded_by_fk REFERENCES user_account,
      note text,
      created_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT hash_entry_hash_key UNIQUE (bank_id, hash))`);
  await runner.query(`CREATE INDEX hash_entry_seq_idx ON hash_entry (bank_id, seq)`);
  await runner.query(
    `CREATE INDEX hash_entry_slots_idx ON hash_entry USING gin (pdq_slots(hash)) WITH (fastupdate = off)`,
  );
}

async function createMatches(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE hash_scan (
      id uuid CONSTRAINT hash_scan_pkey PRIMARY KEY,
      bank_id uuid NOT NULL CONSTRAINT hash_scan_bank_fk REFERENCES hash_bank ON DELETE CASCADE,
      state text NOT NULL CONSTRAINT hash_scan_state_check
        CHECK (state IN ('running', 'held', 'applying', 'done', 'discarded')),
      is_preview boolean NOT NULL,
      from_seq bigint NOT NULL,
      through_seq bigint NOT NULL,
      total integer NOT NULL,
      done integer NOT NULL DEFAULT 0,
      matched integer NOT NULL DEFAULT 0,
      applied integer NOT NULL DEFAULT 0,
      last_content_id uuid,
      decided_by uuid,
      created_at timestamptz NOT NULL DEFAULT now(),
      updated_at timestamptz NOT NULL DEFAULT now(),
      finished_at timestamptz)`);
  await runner.query(`CREATE INDEX hash_scan_bank_idx ON hash_scan (bank_id, id)`);
  await runner.query(
    `CREATE UNIQUE INDEX hash_scan_open_key ON hash_scan (bank_id) WHERE state IN ('running', 'held', 'applying')`,
  );
  await runner.query(`
    CREATE TABLE hash_match (
      bank_id uuid NOT NULL CONSTRAINT hash_match_bank_fk REFERENCES hash_bank ON DELETE CASCADE,
      content_id uuid NOT NULL CONSTRAINT hash_match_content_fk REFERENCES content ON DELETE CASCADE,
      entry_id uuid NOT NULL CONSTRAINT hash_match_entry_fk REFERENCES hash_entry ON DELETE CASCADE,
      sha256 text NOT NULL,
      bits smallint NOT NULL,
      turn smallint NOT NULL,
      effect text NOT NULL CONSTRAINT hash_match_effect_check
        CHECK (effect IN ('found', 'quarantined', 'raised', 'allowed', 'overruled')),
      case_id uuid,
      scan_id uuid,
      matched_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT hash_match_pkey PRIMARY KEY (bank_id, content_id))`);
  await runner.query(`CREATE INDEX hash_match_file_idx ON hash_match (bank_id, sha256)`);
  await runner.query(`CREATE INDEX hash_match_content_idx ON hash_match (content_id)`);
  await runner.query(`CREATE INDEX hash_match_entry_idx ON hash_match (entry_id)`);
  await runner.query(`CREATE INDEX hash_match_case_idx ON hash_match (case_id)`);
  await runner.query(`CREATE INDEX hash_match_scan_idx ON hash_match (scan_id) WHERE effect = 'found'`);
}

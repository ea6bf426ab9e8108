import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A hash in sixteen pieces, each with its place: two hashes that differ in at most 31 bits differ in at most one bit of some piece. */
const SLOTS = Array.from(
  { length: 16 },
  (_, slot) => `${slot * 65_536} + substring(hash from ${slot * 16 + 1} for 16)::bit(16)::int`,
).join(', ');

const REASONS = `'identical', 'reencoded', 'resized', 'recoloured', 'flipped_or_rotated', 'cropped', 'bordered', 'captioned',
                 'same_scene', 'look_alike'`;

/**
 * Expand. Indexes hashes by pieces, so that a million are matched exactly without reading them all; one pair of contents becomes
 * one row with a reason; clusters, what people decide about pairs, and what was done about clusters. SHARE on perceptual_hash
 * while it is indexed (about 20 s a million), ACCESS EXCLUSIVE on duplicate_pair while its key changes, and on content for a moment.
 */
export class GatherDuplicates20261122224500 implements MigrationInterface {
  readonly name = 'GatherDuplicates1795387500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE content ADD pdq_turned bytea`);
    await runner.query(`
      CREATE FUNCTION pdq_slots(hash bit) RETURNS integer[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
      RETURN ARRAY[${SLOTS}]`);
    await runner.query(`
      CREATE INDEX perceptual_hash_slots_idx ON perceptual_hash USING gin (pdq_slots(hash)) WITH (fastupdate = off)
      WHERE quality >= 50`);
    await runner.query(`
      DELETE FROM duplicate_pair s USING duplicate_pair n
      WHERE s.kind = 'similar' AND n.kind = 'near_duplicate' AND n.first_id = s.first_id AND n.second_id = s.second_id`);
    await runner.query(`
      ALTER TABLE duplicate_pair
        DROP CONSTRAINT duplicate_pair_pkey,
        ADD CONSTRAINT duplicate_pair_pkey PRIMARY KEY (first_id, second_id),
        ADD reason text CONSTRAINT duplicate_pair_reason_check CHECK (reason IN (${REASONS})),
        ADD evidence jsonb NOT NULL DEFAULT '{}',
        ADD compared_by smallint NOT NULL DEFAULT 0`);
    await runner.query(`
      CREATE TABLE duplicate_ruling (
        first_id uuid NOT NULL CONSTRAINT duplicate_ruling_first_fk REFERENCES content ON DELETE CASCADE,
        second_id uuid NOT NULL CONSTRAINT duplicate_ruling_second_fk REFERENCES content ON DELETE CASCADE,
        verdict text NOT NULL CONSTRAINT duplicate_ruling_verdict_check CHECK (verdict IN ('not_duplicates', 'keep_both')),
        resolution_id uuid NOT NULL,
        decided_by uuid NOT NULL,
        decided_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT duplicate_ruling_pkey PRIMARY KEY (first_id, second_id),
        CONSTRAINT duplicate_ruling_order CHECK (first_id < second_id))`);
    await runner.query(`CREATE INDEX duplicate_ruling_second_idx ON duplicate_ruling (second_id)`);
    await runner.query(`CREATE INDEX duplicate_ruling_resolution_idx ON duplicate_ruling (resolution_id)`);
    await runner.query(`
      CREATE TABLE duplicate_cluster (
        id uuid CONSTRAINT duplicate_cluster_pkey PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        size smallint NOT NULL,
        reasons text[] NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`
      CREATE TABLE duplicate_member (
        content_id uuid CONSTRAINT duplicate_member_pkey PRIMARY KEY
          CONSTRAINT duplicate_member_content_fk REFERENCES content ON DELETE CASCADE,
        cluster_id uuid NOT NULL CONSTRAINT duplicate_member_cluster_fk REFERENCES duplicate_cluster ON DELETE CASCADE)`);
    await runner.query(`CREATE INDEX duplicate_member_cluster_idx ON duplicate_member (cluster_id)`);
    await runner.query(`
      CREATE TABLE duplicate_resolution (
        id uuid CONSTRAINT duplicate_resolution_pkey PRIMARY KEY,
        cluster_id uuid NOT NULL,
        user_id uuid NOT NULL,
        changes jsonb NOT NULL,
        resolved_at timestamptz NOT NULL DEFAULT now(),
        undone_at timestamptz)`);
    await runner.query(`CREATE INDEX duplicate_resolution_user_idx ON duplicate_resolution (user_id, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE duplicate_resolution, duplicate_member, duplicate_cluster, duplicate_ruling`);
    await runner.query(`
      ALTER TABLE duplicate_pair
        DROP COLUMN reason, DROP COLUMN evidence, DROP COLUMN compared_by,
        DROP CONSTRAINT duplicate_pair_pkey,
        ADD CONSTRAINT duplicate_pair_pkey PRIMARY KEY (first_id, second_id, kind)`);
    await runner.query(`DROP INDEX perceptual_hash_slots_idx`);
    await runner.query(`DROP FUNCTION pdq_slots(bit)`);
    await runner.query(`ALTER TABLE content DROP pdq_turned`);
  }
}

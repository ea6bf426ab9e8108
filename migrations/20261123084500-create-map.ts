import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Creates maps of the collection, empty. SHARE ROW EXCLUSIVE on content and embedding_engine for a moment. */
export class CreateMap20261123084500 implements MigrationInterface {
  readonly name = 'CreateMap1795423500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE map_version (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT map_version_pkey PRIMARY KEY,
        engine_id uuid NOT NULL CONSTRAINT map_version_engine_fk REFERENCES embedding_engine ON DELETE CASCADE,
        state text NOT NULL CONSTRAINT map_version_state_check CHECK (state IN ('building', 'serving', 'retired', 'failed')),
        method text NOT NULL,
        parameters jsonb NOT NULL,
        seed integer NOT NULL,
        landmarks integer,
        model bytea,
        placed_up_to uuid,
        done integer NOT NULL DEFAULT 0,
        total integer NOT NULL DEFAULT 0,
        placed integer NOT NULL DEFAULT 0,
        placed_since integer NOT NULL DEFAULT 0,
        strange_since integer NOT NULL DEFAULT 0,
        quality jsonb,
        failure text,
        created_at timestamptz NOT NULL DEFAULT now(),
        completed_at timestamptz,
        labelled_at timestamptz)`);
    await runner.query(`CREATE INDEX map_version_engine_idx ON map_version (engine_id, id)`);
    await runner.query(
      `CREATE UNIQUE INDEX map_version_building_key ON map_version (engine_id) WHERE state = 'building'`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX map_version_serving_key ON map_version (engine_id) WHERE state = 'serving'`,
    );
    await runner.query(`
      CREATE TABLE map_point (
        version_id integer NOT NULL CONSTRAINT map_point_version_fk REFERENCES map_version ON DELETE CASCADE,
        content_id uuid NOT NULL CONSTRAINT map_point_content_fk REFERENCES content ON DELETE CASCADE,
        x real NOT NULL,
        y real NOT NULL,
        cell integer NOT NULL,
        region smallint NOT NULL,
        CONSTRAINT map_point_pkey PRIMARY KEY (version_id, content_id))`);
    // Every tile is a range of cells.
    await runner.query(`CREATE INDEX map_point_cell_idx ON map_point (version_id, cell)`);
    await runner.query(`CREATE INDEX map_point_content_idx ON map_point (content_id)`);
    await runner.query(`
      CREATE TABLE map_region (
        version_id integer NOT NULL CONSTRAINT map_region_version_fk REFERENCES map_version ON DELETE CASCADE,
        level smallint NOT NULL,
        region smallint NOT NULL,
        x real NOT NULL,
        y real NOT NULL,
        words text[] NOT NULL,
        CONSTRAINT map_region_pkey PRIMARY KEY (version_id, level, region))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE map_region, map_point, map_version`);
  }
}

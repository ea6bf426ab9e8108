import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Creates feature_toggle, empty: what has no row stands as the registry in the code has it. */
export class CreateFeatureToggles20261122184500 implements MigrationInterface {
  readonly name = 'CreateFeatureToggles1795373100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE feature_toggle (
        name text CONSTRAINT feature_toggle_pkey PRIMARY KEY,
        is_on boolean NOT NULL,
        roles text[] NOT NULL,
        percentage integer NOT NULL CONSTRAINT feature_toggle_percentage_check CHECK (percentage BETWEEN 0 AND 100),
        version integer NOT NULL,
        updated_at timestamptz NOT NULL,
        updated_by uuid NOT NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE feature_toggle`);
  }
}

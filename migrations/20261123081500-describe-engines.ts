import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. An engine says what computes its vectors, what kinds of question it reads, how far it has come and how good it is.
 * ACCESS EXCLUSIVE on embedding_engine for an instant; every row (a handful) is rewritten. The engines that were there compute
 * with the package model of their name, serve, and are the defaults: what an installation answers stays as it was.
 */
export class DescribeEngines20261123081500 implements MigrationInterface {
  readonly name = 'DescribeEngines1795421700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE embedding_engine
        ADD backend jsonb,
        ADD reads text[] NOT NULL DEFAULT '{}',
        ADD state text NOT NULL DEFAULT 'building'
          CONSTRAINT embedding_engine_state_check CHECK (state IN ('building', 'serving', 'retired')),
        ADD is_default boolean NOT NULL DEFAULT false,
        ADD precision text NOT NULL DEFAULT 'single'
          CONSTRAINT embedding_engine_precision_check CHECK (precision IN ('single', 'half')),
        ADD quality jsonb NOT NULL DEFAULT '[]',
        ADD replaces uuid CONSTRAINT embedding_engine_replaces_fk REFERENCES embedding_engine ON DELETE SET NULL,
        ADD revision integer NOT NULL DEFAULT 1`);
    await runner.query(`
      UPDATE embedding_engine e
         SET backend = jsonb_build_object('kind', 'package', 'model', e.name),
             reads = CASE e.type WHEN 'content' THEN '{image}'::text[] ELSE '{text}'::text[] END,
             state = CASE WHEN e.supported THEN 'serving' ELSE 'retired' END,
             is_default = e.supported AND NOT EXISTS (
               SELECT 1 FROM embedding_engine older
                WHERE older.type = e.type AND older.modality = e.modality AND older.supported
                  AND (older.created_at, older.id) < (e.created_at, e.id))`);
    await runner.query(`
      ALTER TABLE embedding_engine
        ALTER backend SET NOT NULL,
        ADD CONSTRAINT embedding_engine_default_check CHECK (NOT is_default OR state = 'serving')`);
    await runner.query(
      `CREATE UNIQUE INDEX embedding_engine_default_key ON embedding_engine (type, modality) WHERE is_default`,
    );
    await runner.query(`CREATE INDEX embedding_engine_replaces_idx ON embedding_engine (replaces)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX embedding_engine_default_key, embedding_engine_replaces_idx`);
    await runner.query(`
      ALTER TABLE embedding_engine
        DROP CONSTRAINT embedding_engine_default_check,
        DROP backend, DROP reads, DROP state, DROP is_default, DROP precision, DROP quality, DROP replaces, DROP revision`);
  }
}

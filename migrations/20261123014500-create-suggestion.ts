import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Creates the tables of suggestions, empty; short locks on content, annotation and their kin for the references. */
export class CreateSuggestion20261123014500 implements MigrationInterface {
  readonly name = 'CreateSuggestion1795398300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE suggestion_model (
        id uuid CONSTRAINT suggestion_model_pkey PRIMARY KEY,
        name text NOT NULL,
        model_version text NOT NULL,
        kind text NOT NULL,
        source_id uuid NOT NULL CONSTRAINT suggestion_model_source_fk REFERENCES annotation_source,
        runs text NOT NULL,
        endpoint text,
        is_on boolean NOT NULL DEFAULT false,
        min_score double precision NOT NULL DEFAULT 0,
        accepts_itself boolean NOT NULL DEFAULT false,
        wanted_precision double precision NOT NULL,
        wanted_decisions integer NOT NULL,
        control_share double precision NOT NULL,
        accepts_for uuid,
        proof_lost_at timestamptz,
        user_id uuid,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT suggestion_model_acceptance_check CHECK (NOT accepts_itself OR accepts_for IS NOT NULL))`);
    await runner.query(`CREATE UNIQUE INDEX suggestion_model_name_key ON suggestion_model (lower(name))`);
    await runner.query(`CREATE INDEX suggestion_model_source_idx ON suggestion_model (source_id)`);
    await runner.query(`
      CREATE TABLE suggestion (
        id uuid CONSTRAINT suggestion_pkey PRIMARY KEY,
        content_id uuid NOT NULL CONSTRAINT suggestion_content_fk REFERENCES content ON DELETE CASCADE,
        model_id uuid NOT NULL CONSTRAINT suggestion_model_fk REFERENCES suggestion_model ON DELETE CASCADE,
        model_version text NOT NULL,
        piece text NOT NULL,
        label text NOT NULL,
        value jsonb NOT NULL,
        score double precision CONSTRAINT suggestion_score_check CHECK (score BETWEEN 0 AND 1),
        state text NOT NULL DEFAULT 'pending',
        is_control boolean NOT NULL DEFAULT false,
        is_automatic boolean NOT NULL DEFAULT false,
        decided_by uuid,
        decided_at timestamptz,
        edited_value jsonb,
        annotation_id uuid CONSTRAINT suggestion_annotation_fk REFERENCES annotation ON DELETE SET NULL,
        annotation_version integer,
        created_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(
      `CREATE UNIQUE INDEX suggestion_piece_key ON suggestion (content_id, model_id, model_version, piece)`,
    );
    await runner.query(`CREATE INDEX suggestion_model_idx ON suggestion (model_id, model_version, state)`);
    await runner.query(
      `CREATE INDEX suggestion_decided_idx ON suggestion (model_id, model_version, decided_at DESC) WHERE decided_at IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX suggestion_annotation_idx ON suggestion (annotation_id) WHERE annotation_id IS NOT NULL`,
    );
    await runner.query(`
      CREATE TABLE suggestion_look (
        content_id uuid NOT NULL CONSTRAINT suggestion_look_content_fk REFERENCES content ON DELETE CASCADE,
        model_id uuid NOT NULL CONSTRAINT suggestion_look_model_fk REFERENCES suggestion_model ON DELETE CASCADE,
        model_version text NOT NULL,
        made integer NOT NULL,
        refused integer NOT NULL DEFAULT 0,
        failure text,
        attempts integer NOT NULL DEFAULT 0,
        looked_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT suggestion_look_pkey PRIMARY KEY (content_id, model_id))`);
    await runner.query(`CREATE INDEX suggestion_look_model_idx ON suggestion_look (model_id, model_version)`);
    await runner.query(`
      CREATE TABLE suggestion_run (
        id uuid CONSTRAINT suggestion_run_pkey PRIMARY KEY,
        model_id uuid NOT NULL CONSTRAINT suggestion_run_model_fk REFERENCES suggestion_model ON DELETE CASCADE,
        set_id uuid CONSTRAINT suggestion_run_set_fk REFERENCES content_set ON DELETE SET NULL,
        user_id uuid NOT NULL,
        state text NOT NULL DEFAULT 'queued',
        after_id uuid,
        total integer NOT NULL,
        done integer NOT NULL DEFAULT 0,
        failed integer NOT NULL DEFAULT 0,
        failure text,
        created_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz)`);
    await runner.query(`CREATE INDEX suggestion_run_model_idx ON suggestion_run (model_id, created_at)`);
    await runner.query(`CREATE INDEX suggestion_run_set_idx ON suggestion_run (set_id) WHERE set_id IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE suggestion_run, suggestion_look, suggestion, suggestion_model`);
  }
}

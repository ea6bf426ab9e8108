import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Creates batches of decisions and their items, empty. */
export class CreateModerationBatches20261123124000 implements MigrationInterface {
  readonly name = 'CreateModerationBatches1795437600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE moderation_batch (
        id uuid CONSTRAINT moderation_batch_pkey PRIMARY KEY,
        state text NOT NULL CONSTRAINT moderation_batch_state_check
          CHECK (state IN ('planned', 'applying', 'applied', 'undoing', 'undone', 'failed')),
        selection jsonb NOT NULL,
        action text NOT NULL,
        policy text,
        note text,
        plan_hash text NOT NULL,
        representative_id uuid,
        created_by uuid NOT NULL CONSTRAINT moderation_batch_created_by_fk REFERENCES user_account,
        undone_by uuid,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        applied_at timestamptz,
        undo_until timestamptz)`);
    await runner.query(`CREATE INDEX moderation_batch_creator_idx ON moderation_batch (created_by, id)`);
    await runner.query(`
      CREATE TABLE moderation_batch_item (
        batch_id uuid NOT NULL CONSTRAINT moderation_batch_item_batch_fk REFERENCES moderation_batch ON DELETE CASCADE,
        position integer NOT NULL,
        case_id uuid NOT NULL CONSTRAINT moderation_batch_item_case_fk REFERENCES moderation_case,
        subject_type text NOT NULL,
        subject_id uuid NOT NULL,
        relation text,
        bits smallint,
        from_status text,
        exclusion text,
        outcome text CONSTRAINT moderation_batch_item_outcome_check CHECK (outcome IN ('decided', 'changed_since', 'refused')),
        code text,
        decision_id uuid,
        to_status text,
        undo_outcome text CONSTRAINT moderation_batch_item_undo_check CHECK (undo_outcome IN ('restored', 'changed_since')),
        CONSTRAINT moderation_batch_item_pkey PRIMARY KEY (batch_id, position))`);
    await runner.query(`CREATE INDEX moderation_batch_item_case_idx ON moderation_batch_item (case_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE moderation_batch_item, moderation_batch`);
  }
}

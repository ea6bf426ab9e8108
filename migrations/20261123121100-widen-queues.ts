import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Title, and minutes until a case of severity 0, 1 … 4 is due. */
const STANDING = [
  ['pending', 'New uploads', [4320, 2880, 1440, 480, 120]],
  ['flagged', 'Suspicions', [1440, 1440, 720, 240, 60]],
  ['reports', 'Reports', [1440, 1440, 720, 240, 60]],
  ['appeals', 'Appeals', [10_080, 10_080, 7200, 4320, 1440]],
] as const;

/**
 * Expand, and contract `due_minutes`: programs of before cannot open cases beside it. Four queues are rewritten; the columns
 * of moderation_case have constant defaults, so its rows stay as they are, under a short exclusive lock.
 */
export class WidenQueues20261123121100 implements MigrationInterface {
  readonly name = 'WidenQueues1795435860000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE moderation_queue
        ADD title text,
        ADD hidden_actions text[] NOT NULL DEFAULT '{}'::text[],
        ADD policies text[] NOT NULL DEFAULT '{}'::text[],
        ADD due_minutes_by_severity integer[] NOT NULL DEFAULT '{4320,2880,1440,480,120}'::integer[]
          CONSTRAINT moderation_queue_due CHECK (cardinality(due_minutes_by_severity) = 5 AND 0 < ALL (due_minutes_by_severity)),
        ADD is_standing boolean NOT NULL DEFAULT false,
        ADD version integer NOT NULL DEFAULT 1`);
    await runner.query(
      `UPDATE moderation_queue SET title = name, due_minutes_by_severity = array_fill(due_minutes, ARRAY[5])`,
    );
    for (const queue of STANDING) {
      await runner.query(
        `UPDATE moderation_queue SET title = $2, due_minutes_by_severity = $3, is_standing = true WHERE name = $1`,
        [...queue],
      );
    }
    await runner.query(`ALTER TABLE moderation_queue ALTER title SET NOT NULL, DROP due_minutes`);
    await runner.query(`
      CREATE TABLE moderation_queue_member (
        queue text NOT NULL CONSTRAINT moderation_queue_member_queue_fk REFERENCES moderation_queue ON DELETE CASCADE,
        user_id uuid NOT NULL CONSTRAINT moderation_queue_member_user_fk REFERENCES user_account ON DELETE CASCADE,
        CONSTRAINT moderation_queue_member_pkey PRIMARY KEY (queue, user_id))`);
    await runner.query(`CREATE INDEX moderation_queue_member_user_idx ON moderation_queue_member (user_id)`);
    await runner.query(`
      ALTER TABLE moderation_case
        ADD purpose text NOT NULL DEFAULT 'decide'
          CONSTRAINT moderation_case_purpose CHECK (purpose IN ('decide', 'gold', 'second_review')),
        ADD cause jsonb,
        ADD is_pinned boolean NOT NULL DEFAULT false,
        ADD barred uuid[] NOT NULL DEFAULT '{}'::uuid[],
        ADD lease_kind text NOT NULL DEFAULT 'normal'
          CONSTRAINT moderation_case_lease_kind CHECK (lease_kind IN ('normal', 'hold', 'handover')),
        ADD hold_reason text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE moderation_case DROP purpose, DROP cause, DROP is_pinned, DROP barred, DROP lease_kind, DROP hold_reason`);
    await runner.query(`DROP TABLE moderation_queue_member`);
    await runner.query(`ALTER TABLE moderation_queue ADD due_minutes integer`);
    await runner.query(`UPDATE moderation_queue SET due_minutes = due_minutes_by_severity[1]`);
    await runner.query(`
      ALTER TABLE moderation_queue ALTER due_minutes SET NOT NULL,
        DROP title, DROP hidden_actions, DROP policies, DROP due_minutes_by_severity, DROP is_standing, DROP version`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What one statement did to the cases, as differences of the counts of the queues. */
const COUNT_CASES = `
  CREATE FUNCTION count_moderation_cases() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'INSERT' THEN
      INSERT INTO moderation_queue_delta (queue, open, overdue)
      SELECT queue, count(*), count(breached_at) FROM after WHERE closed_at IS NULL GROUP BY queue;
    ELSIF TG_OP = 'DELETE' THEN
      INSERT INTO moderation_queue_delta (queue, open, overdue)
      SELECT queue, -count(*), -count(breached_at) FROM before WHERE closed_at IS NULL GROUP BY queue;
    ELSE
      INSERT INTO moderation_queue_delta (queue, open, overdue)
      SELECT queue, sum(open), sum(overdue)
        FROM (SELECT queue, 1 AS open, (breached_at IS NOT NULL)::integer AS overdue FROM after WHERE closed_at IS NULL
              UNION ALL
              SELECT queue, -1, -(breached_at IS NOT NULL)::integer FROM before WHERE closed_at IS NULL) AS step
       GROUP BY queue HAVING sum(open) <> 0 OR sum(overdue) <> 0;
    END IF;
    RETURN NULL;
  END $$`;

/**
 * Expand. Counts the open cases once, and adds three indexes on them: locks writes for about three seconds a million cases.
 * From then on a trigger writes differences: rows of its own, so that two moderators never wait for the same counter.
 */
export class CountQueues20261123123100 implements MigrationInterface {
  readonly name = 'CountQueues1795437060000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE moderation_case ADD breached_at timestamptz, ADD raise_at timestamptz`);
    await runner.query(`
      CREATE TABLE moderation_queue_total (
        queue text CONSTRAINT moderation_queue_total_pkey PRIMARY KEY,
        open bigint NOT NULL,
        overdue bigint NOT NULL)`);
    await runner.query(`
      CREATE TABLE moderation_queue_delta (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT moderation_queue_delta_pkey PRIMARY KEY,
        queue text NOT NULL,
        open integer NOT NULL,
        overdue integer NOT NULL)`);
    await runner.query(`
      INSERT INTO moderation_queue_total (queue, open, overdue)
      SELECT queue, count(*), 0 FROM moderation_case WHERE closed_at IS NULL GROUP BY queue`);
    await runner.query(COUNT_CASES);
    await runner.query(`
      CREATE TRIGGER moderation_case_counted_in AFTER INSERT ON moderation_case
        REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_moderation_cases()`);
    await runner.query(`
      CREATE TRIGGER moderation_case_counted_on AFTER UPDATE ON moderation_case
        REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_moderation_cases()`);
    await runner.query(`
      CREATE TRIGGER moderation_case_counted_out AFTER DELETE ON moderation_case
        REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION count_moderation_cases()`);
    await runner.query(
      `CREATE INDEX moderation_case_due_idx ON moderation_case (queue, due_at) WHERE closed_at IS NULL AND breached_at IS NULL`,
    );
    await runner.query(
      `CREATE INDEX moderation_case_age_idx ON moderation_case (queue, opened_at) WHERE closed_at IS NULL`,
    );
    await runner.query(
      `CREATE INDEX moderation_case_raise_idx ON moderation_case (raise_at) WHERE closed_at IS NULL AND raise_at IS NOT NULL`,
    );
    await runner.query(`
      CREATE TABLE moderation_skip (
        case_id uuid NOT NULL CONSTRAINT moderation_skip_case_fk REFERENCES moderation_case ON DELETE CASCADE,
        user_id uuid NOT NULL CONSTRAINT moderation_skip_user_fk REFERENCES user_account ON DELETE CASCADE,
        reason text NOT NULL,
        note text,
        at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT moderation_skip_pkey PRIMARY KEY (case_id, user_id))`);
    await runner.query(`CREATE INDEX moderation_skip_at_idx ON moderation_skip (at DESC, case_id, user_id)`);
    await runner.query(`CREATE INDEX moderation_skip_user_idx ON moderation_skip (user_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE moderation_skip`);
    await runner.query(`DROP TRIGGER moderation_case_counted_in ON moderation_case`);
    await runner.query(`DROP TRIGGER moderation_case_counted_on ON moderation_case`);
    await runner.query(`DROP TRIGGER moderation_case_counted_out ON moderation_case`);
    await runner.query(`DROP FUNCTION count_moderation_cases`);
    await runner.query(`DROP TABLE moderation_queue_delta, moderation_queue_total`);
    await runner.query(`DROP INDEX moderation_case_age_idx`);
    await runner.query(`ALTER TABLE moderation_case DROP breached_at, DROP raise_at`);
  }
}

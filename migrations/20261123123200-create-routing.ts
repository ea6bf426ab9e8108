import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What waits where from the start: a suspicion beside new uploads, everything else in the queue of its family. */
const FIRST = JSON.stringify([{ title: 'Suspicions', queue: 'flagged', when: { isSuspected: true } }]);
const DEFAULTS = JSON.stringify({ intake: 'pending', reports: 'reports', appeals: 'appeals' });

/** Expand. Creates a table with one row. */
export class CreateRouting20261123123200 implements MigrationInterface {
  readonly name = 'CreateRouting1795437120000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE moderation_routing (
        version integer CONSTRAINT moderation_routing_pkey PRIMARY KEY,
        rules jsonb NOT NULL,
        defaults jsonb NOT NULL,
        to_move integer NOT NULL DEFAULT 0,
        moved integer NOT NULL DEFAULT 0,
        made_by uuid,
        made_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz)`);
    await runner.query(
      `INSERT INTO moderation_routing (version, rules, defaults, finished_at) VALUES (1, $1::jsonb, $2::jsonb, now())`,
      [FIRST, DEFAULTS],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE moderation_routing`);
  }
}

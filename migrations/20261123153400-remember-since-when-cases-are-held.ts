import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Adds nullable moderation_case.held_since (ACCESS EXCLUSIVE for an instant, no rewrite). */
export class RememberSinceWhenCasesAreHeld20261123153400 implements MigrationInterface {
  readonly name = 'RememberSinceWhenCasesAreHeld1795448040000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE moderation_case ADD COLUMN held_since timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE moderation_case DROP COLUMN held_since`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Adds an empty column and a check to moderation_rule, a table of few rows. */
export class LetRulesActWhileTheyChange20261123203000 implements MigrationInterface {
  readonly name = 'LetRulesActWhileTheyChange1795465800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE moderation_rule ADD COLUMN acting_version integer,
        ADD CONSTRAINT moderation_rule_acting CHECK (acting_version IS NULL OR acting_version < version AND status IN ('draft', 'shadow'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE moderation_rule DROP COLUMN acting_version`);
  }
}

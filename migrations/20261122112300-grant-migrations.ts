import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expand. Lets the processes see which migrations have run, for readiness: that table is older than the default rights. */
export class GrantMigrations20261122112300 implements MigrationInterface {
  readonly name = 'GrantMigrations1795346580000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`GRANT SELECT ON migrations TO odr_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`REVOKE SELECT ON migrations FROM odr_app`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. A function that says when the oldest running transaction began. The processes act as `odr_app`, to which PostgreSQL
 * does not show what the sessions of their login do; whoever reads changes by their time has to know who still writes.
 */
export class SeeOldestTransaction20261123021700 implements MigrationInterface {
  readonly name = 'SeeOldestTransaction1795400220000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION oldest_transaction() RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
        RETURN (SELECT min(xact_start) FROM pg_stat_activity
                 WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL)`);
    await runner.query(`REVOKE ALL ON FUNCTION oldest_transaction() FROM PUBLIC`);
    await runner.query(`GRANT EXECUTE ON FUNCTION oldest_transaction() TO odr_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION oldest_transaction()`);
  }
}

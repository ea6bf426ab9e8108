import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand. Creates the database roles that the processes take on (`odr_app`) and that reports use (`odr_reader`), and the
 * trigger function behind append-only tables. No table is touched.
 * Roles belong to the whole server: two databases that migrate at once may both try, so a loser's error is ignored.
 */
export class CreateRoles20261122100000 implements MigrationInterface {
  readonly name = 'CreateRoles1795341600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const role of ['odr_app', 'odr_reader']) {
      await runner.query(`
        DO $$ BEGIN
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} NOLOGIN; END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$`);
      await runner.query(`
        DO $$ BEGIN
          IF NOT pg_has_role(current_user, '${role}', 'MEMBER') THEN GRANT ${role} TO current_user; END IF;
        EXCEPTION WHEN unique_violation OR internal_error THEN NULL;
        END $$`);
    }
    await runner.query(`GRANT USAGE ON SCHEMA public TO odr_app, odr_reader`);
    await runner.query(
      `ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO odr_app`,
    );
    await runner.query(`ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO odr_app`);
    await runner.query(`ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO odr_reader`);
    await runner.query(`CREATE EXTENSION IF NOT EXISTS vector`);
    await runner.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'table % is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION refuse_change()`);
    await runner.query(`ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE SELECT ON TABLES FROM odr_reader`);
    await runner.query(`ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE USAGE ON SEQUENCES FROM odr_app`);
    await runner.query(
      `ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE SELECT, INSERT, UPDATE, DELETE ON TABLES FROM odr_app`,
    );
    await runner.query(`REVOKE USAGE ON SCHEMA public FROM odr_app, odr_reader`);
    // The roles and the extension stay: other databases of this server may use the roles, other schemas the extension.
  }
}

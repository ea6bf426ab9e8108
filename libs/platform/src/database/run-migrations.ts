import { DataSource, type MigrationInterface } from 'typeorm';

type MigrationClass = new () => MigrationInterface;

/** Any number will do as long as nothing else in this database takes the same lock. */
const MIGRATION_LOCK = 2_051_101_122;

/**
 * Applies the migrations that this database lacks, oldest first, each in a transaction of its own. Of two starts at once
 * the second waits and then finds nothing to do.
 * @param url with the owner's rights
 * @returns the names of those applied
 */
export async function runMigrations(url: string, migrations: readonly MigrationClass[]): Promise<string[]> {
  const source = new DataSource({
    type: 'postgres',
    url,
    poolSize: 2,
    migrations: [...migrations],
    migrationsTransactionMode: 'each',
    // Reading a schema asks many things of one connection at once.
    extra: { application_name: 'odr-migrate', pipeline: true },
  });
  await source.initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = await source.runMigrations();
    return applied.map(({ name }) => name);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await lock.release();
    await source.destroy();
  }
}

import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../database/data-source.js';
import { Database } from '../database/database.js';
import { publishedTestServer } from './test-database.config.js';
import { databaseUrl, onServer } from './test-server.js';

/** A migrated, empty database that belongs to one test file. */
export interface TestDatabase {
  /** Connection string with the owner's rights. */
  readonly url: string;
  /** What repositories are built on; acts as the role `odr_app`, as the processes do. */
  readonly db: Database;
  readonly source: DataSource;
  /** Runs a statement with the owner's rights. */
  asOwner<Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** A migrated, empty database that nobody is connected to yet: a copy of the template (about 100 ms). */
export async function copiedDatabase(): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  const server = publishedTestServer();
  const name = `${server.template}_${randomBytes(6).toString('hex')}`;
  await onServer(server.url, `CREATE DATABASE ${name} TEMPLATE ${server.template}`);
  return {
    url: databaseUrl(server.url, name),
    drop: () => onServer(server.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** Close it in `afterAll`. */
export async function testDatabase(): Promise<TestDatabase> {
  const { url, drop } = await copiedDatabase();

  const source = new DataSource(dataSourceOptions({ url, role: 'odr_app', poolSize: 20 }));
  await source.initialize();
  const owner = new pg.Pool({ connectionString: url, max: 2 });
  // DROP … WITH (FORCE) may reach a connection that is just saying goodbye; that is no test's failure.
  owner.on('error', () => undefined);
  return {
    url,
    db: new Database(source),
    source,
    async asOwner<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
      return (await owner.query<Row>(sql, [...parameters])).rows;
    },
    async close() {
      await source.destroy();
      await owner.end();
      await drop();
    },
  };
}

import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { MIGRATIONS } from '../../../../migrations/index.js';
import { runMigrations } from '../database/run-migrations.js';
import { EmbeddedPostgres } from '../embedded/index.js';
import { givenTestServerUrl, publishTestServer } from './test-database.config.js';

/** Losing the data of a test run is fine, waiting for the disk is not. */
const THROW_AWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 200 } as const;

interface RunningTestServer {
  readonly url: string;
  readonly template: string;
  readonly server?: EmbeddedPostgres;
  readonly dir?: string;
}

// Set-up and teardown are loaded apart from each other; only the global object is the same for both.
const shared = globalThis as { odrTestServer?: RunningTestServer };

/** The server of one test run: the embedded one on a folder that is thrown away, or the one of DATABASE_URL. */
export const TestServer = {
  /** Starts it, makes the template database and publishes the address. */
  async start(): Promise<void> {
    const running = await startServer();
    shared.odrTestServer = running;
    await onServer(running.url, `CREATE DATABASE ${running.template}`);
    await runMigrations(databaseUrl(running.url, running.template), MIGRATIONS);
    publishTestServer({ url: running.url, template: running.template });
  },

  /** Stops it and removes what belongs to this run. */
  async stop(): Promise<void> {
    const running = shared.odrTestServer;
    if (!running) return;
    if (!running.server) await dropDatabasesOf(running);
    await running.server?.stop();
    if (running.dir !== undefined) await rm(running.dir, { recursive: true, force: true });
  },
};

/** The same server's address with another database. */
export function databaseUrl(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

/** Runs one statement on a connection of its own: CREATE DATABASE allows no transaction. */
export async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function startServer(): Promise<RunningTestServer> {
  const template = `odr_test_${randomBytes(6).toString('hex')}`;
  const given = givenTestServerUrl();
  if (given !== undefined) return { url: given, template };

  const dir = await mkdtemp(join(tmpdir(), 'odr-test-'));
  const server = await EmbeddedPostgres.start({ dir: join(dir, 'postgres'), settings: THROW_AWAY });
  return { url: server.url(), template, server, dir };
}

/** The template and its copies share a prefix that no other run has. */
async function dropDatabasesOf({ url, template }: RunningTestServer): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [template],
    );
    for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}

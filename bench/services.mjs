import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { EmbeddedPostgres, EmbeddedQueueServer, freePort } from '../dist/libs/platform/src/embedded/index.js';
import { MIGRATIONS } from '../dist/migrations/index.js';

/** Brings a database up to date. */
export async function migrate(url) {
  const source = await new DataSource({
    type: 'postgres',
    url,
    migrations: [...MIGRATIONS],
    migrationsTransactionMode: 'each',
  }).initialize();
  await source.runMigrations();
  await source.destroy();
}

/**
 * A migrated database and a queue server on a folder that is thrown away, and processes beside them.
 * @param given a server of the caller's, to use instead of a new one
 */
export async function services(given) {
  const dir = await mkdtemp(join(tmpdir(), 'odr-bench-'));
  const postgres = given ?? (await EmbeddedPostgres.start({ dir: join(dir, 'postgres') }));
  const queue = await EmbeddedQueueServer.start({ dir: join(dir, 'queue') });
  await migrate(postgres.url());
  const pool = new pg.Pool({ connectionString: postgres.url(), max: 2 });
  const children = [];
  const start = (script, settings) => {
    const env = {
      ...process.env,
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      DATABASE_URL: postgres.url(),
      REDIS_URL: queue.url,
      ODR_DATA_DIR: dir,
      STORAGE_DIR: join(dir, 'blobs'),
      ...settings,
    };
    const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    children.push(child);
    return child;
  };

  return {
    databaseUrl: postgres.url(),

    query: (sql, parameters) => pool.query(sql, parameters),

    /** Starts a Node process that listens on PORT, with further settings, and waits until the path answers 200. */
    async serve(script, path, settings = {}) {
      const port = await freePort();
      const child = start(script, { PORT: String(port), ...settings });
      const url = `http://127.0.0.1:${port}`;
      for (let tries = 0; tries < 150; tries += 1) {
        if (
          await fetch(url + path).then(
            (response) => response.ok,
            () => false,
          )
        )
          return { url, pid: child.pid };
        await sleep(200);
      }
      throw new Error(`${script} did not answer ${path}`);
    },

    /** Starts a Node process that serves no HTTP, and waits until it says that it is ready. */
    async work(script, settings = {}) {
      const child = start(script, settings);
      await new Promise((resolve, reject) => {
        child.on('message', ({ type }) => type === 'ready' && resolve());
        child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
      });
      return { pid: child.pid, child };
    },

    async stop() {
      await Promise.all(
        children.map((child) => new Promise((resolve) => child.once('exit', resolve) && child.kill('SIGTERM'))),
      );
      await pool.end();
      await queue.stop();
      if (!given) await postgres.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

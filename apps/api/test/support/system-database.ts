import { join } from 'node:path';
import { EmbeddedPostgres } from '@odr/platform/embedded';
import pg from 'pg';
import { RunningSystem } from './running-system.js';

/** Runs statements on the running system's own database: for rows that would take too long to make through the front door. */
export async function onSystemDatabase<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const given = process.env['DATABASE_URL'];
  const address = given || (await EmbeddedPostgres.addressOf(join(RunningSystem.get().dataDir, 'postgres'), 'odr'));
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

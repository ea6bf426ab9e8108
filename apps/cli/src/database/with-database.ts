import { join } from 'node:path';
import { EmbeddedPostgres } from '@odr/platform/embedded';
import type { StartConfig } from '../cli.config.js';
import { runningOn } from '../start/data-lock.js';

const DATABASE = 'odr';

/**
 * Works on the installation's database with the owner's rights, whether it runs or not: the given one, the embedded one
 * of a running start, or the embedded one started for the moment.
 */
export async function withDatabase<T>(config: StartConfig, work: (url: string) => Promise<T>): Promise<T> {
  if (config.databaseUrl !== undefined) return work(config.databaseUrl);
  const dir = join(config.dataDir, 'postgres');
  if (await runningOn(config.dataDir)) return work(await EmbeddedPostgres.addressOf(dir, DATABASE));
  const server = await EmbeddedPostgres.start({ dir, onProgress: console.error });
  try {
    await server.ensureDatabase(DATABASE);
    return await work(server.url(DATABASE));
  } finally {
    await server.stop();
  }
}

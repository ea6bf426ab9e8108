import { join } from 'node:path';
import {
  assertFitPostgres,
  EmbeddedPostgres,
  EmbeddedQueueServer,
  EmbeddedServerUnavailable,
  UnfitPostgres,
} from '@odr/platform/embedded';
import type { StartConfig } from '../cli.config.js';
import { Failure } from '../terminal/failure.js';
import { step, type Write } from '../terminal/steps.js';
import { keepAlive } from './kept-alive.js';
import type { Shutdown } from './shutdown.js';

/** Addresses of what our processes stand on. */
export interface Services {
  readonly databaseUrl: string;
  readonly redisUrl: string;
}

const DATABASE = 'odr';

/** Brings up the servers that were not given, side by side, and checks the ones that were. */
export async function startServices(config: StartConfig, shutdown: Shutdown, write: Write): Promise<Services> {
  const [database, queue] = await Promise.allSettled([
    config.databaseUrl === undefined
      ? embeddedDatabase(config, shutdown, write)
      : givenDatabase(config.databaseUrl, write),
    config.redisUrl === undefined ? embeddedQueue(config, shutdown, write) : config.redisUrl,
  ]);
  // Both are awaited before either's failure counts: a server that comes up later would be left behind.
  if (database.status === 'rejected') throw asFailure(database.reason);
  if (queue.status === 'rejected') throw asFailure(queue.reason);
  return { databaseUrl: database.value, redisUrl: queue.value };
}

async function givenDatabase(url: string, write: Write): Promise<string> {
  await step('checking the database of DATABASE_URL', () => assertFitPostgres(url), write);
  return url;
}

async function embeddedDatabase(config: StartConfig, shutdown: Shutdown, write: Write): Promise<string> {
  const server = await step(
    'starting the embedded PostgreSQL',
    (say) => EmbeddedPostgres.start({ dir: join(config.dataDir, 'postgres'), onProgress: say }),
    write,
  );
  shutdown.add('database', () => server.stop());
  keepAlive('database', server, write, () => shutdown.isStopping);
  await server.ensureDatabase(DATABASE);
  return server.url(DATABASE);
}

async function embeddedQueue(config: StartConfig, shutdown: Shutdown, write: Write): Promise<string> {
  const server = await step(
    'starting the queue server',
    (say) => EmbeddedQueueServer.start({ dir: join(config.dataDir, 'queue'), onProgress: say }),
    write,
  );
  shutdown.add('queue server', () => server.stop());
  keepAlive('queue server', server, write, () => shutdown.isStopping);
  write(`  queue server: ${server.description}`);
  return server.url;
}

function asFailure(error: unknown): unknown {
  const isExpected = error instanceof EmbeddedServerUnavailable || error instanceof UnfitPostgres;
  return isExpected ? new Failure(error.message) : error;
}

import { join } from 'node:path';
import type { Command } from 'commander';
import { isPortFree } from '@odr/platform/embedded';
import { portOf, ROOT, startConfig, type StartConfig } from '../cli.config.js';
import { Failure } from '../terminal/failure.js';
import { step, type Write } from '../terminal/steps.js';
import { administratorFile } from './administrator.js';
import { lockData } from './data-lock.js';
import { endLeftOvers } from './process-notes.js';
import { untilReady } from './readiness.js';
import { startServices } from './services.js';
import { Shutdown, stopOnSignals } from './shutdown.js';
import { SupervisedProcess } from './supervised-process.js';

/** Long enough for running requests and for a worker to put a job down, short enough for whoever pressed Ctrl-C. */
const GRACE_MS = 5_000;

interface StartOptions {
  readonly demo?: boolean;
  readonly port?: string;
}

export function addStartCommand(program: Command): void {
  program
    .command('start')
    .description('Runs everything: database, queue server, API, worker and console, until Ctrl-C')
    .option('--demo', 'also load a few public-domain pictures through the real pipeline')
    .option('--port <port>', 'port of the console and the API (default: PORT or 3000)')
    .action((options: StartOptions) => start(options));
}

async function start(options: StartOptions): Promise<void> {
  const config = configOf(options);
  const shutdown = new Shutdown(console.log);
  stopOnSignals(shutdown, console.log);
  try {
    await bringUp(config, shutdown, console.log);
    if (options.demo && !shutdown.isStopping) {
      const { loadDemo } = await import('../demo/load-demo.js');
      await loadDemo(console.log);
    }
  } catch (error) {
    // A start that Ctrl-C interrupts fails somewhere in the middle; that is not worth telling.
    const wasStopping = shutdown.isStopping;
    await shutdown.run();
    if (wasStopping) return;
    throw error;
  }
}

function configOf(options: StartOptions): StartConfig {
  const config = startConfig();
  return options.port === undefined ? config : { ...config, port: portOf(options.port) };
}

const localUrl = ({ port }: StartConfig): string => `http://localhost:${port}`;

async function bringUp(config: StartConfig, shutdown: Shutdown, write: Write): Promise<void> {
  const url = localUrl(config);
  write(`Open Data Repository, data in ${config.dataDir}`);
  shutdown.add('lock', await lockData(config.dataDir, url));
  await endLeftOvers(config.dataDir, write);
  if (!(await isPortFree(config.port))) {
    throw new Failure(`Port ${config.port} is in use by another program. Choose another one: PORT=3001 npm start`);
  }
  const services = await startServices(config, shutdown, write);

  const { migrateDatabase, firstAdministrator } = await import('../database/prepare.js');
  await step('bringing the database up to date', (say) => migrateDatabase(services.databaseUrl, say), write);
  const administrator = await firstAdministrator(services.databaseUrl, config);

  const api = await startProcesses(config, services, shutdown, write);
  await step('starting the API and the worker', () => untilReady(config.port, api, () => shutdown.isStopping), write);
  if (shutdown.isStopping) return;
  write('ready\n');
  write(`Console: ${url}`);
  write(`Administrator: ${administrator.email}`);
  if (administrator.password !== undefined) write(`Password: ${administrator.password}`);
  else
    write(`(the password is in ${administratorFile(config.dataDir)}; a new one: npm run odr -- admin reset-password)`);
  write('Press Ctrl-C to stop.\n');
}

async function startProcesses(
  config: StartConfig,
  services: { readonly databaseUrl: string; readonly redisUrl: string },
  shutdown: Shutdown,
  write: Write,
): Promise<SupervisedProcess> {
  const env = {
    DATABASE_URL: services.databaseUrl,
    REDIS_URL: services.redisUrl,
    PORT: String(config.port),
    PUBLIC_URL: config.publicUrl ?? localUrl(config),
    ODR_DATA_DIR: config.dataDir,
    STORAGE_DIR: join(config.dataDir, 'blobs'),
    ODR_CONSOLE_DIR: join(ROOT, 'dist/apps/admin/browser'),
  };
  const processes = ['api', 'worker'].map((name) => {
    const script = join(ROOT, `dist/apps/${name}/src/main.js`);
    return new SupervisedProcess({ name, script, env, dataDir: config.dataDir, write });
  });
  shutdown.add('processes', async () => {
    await Promise.all(processes.map((one) => one.stop(GRACE_MS)));
  });
  await Promise.all(processes.map((one) => one.start()));
  return processes[0] as SupervisedProcess;
}

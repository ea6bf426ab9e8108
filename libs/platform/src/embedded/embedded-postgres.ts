import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, open, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { childEnvironment } from './embedded.config.js';
import { EmbeddedServerUnavailable } from './embedded-server-unavailable.js';
import { keptPort } from './free-port.js';
import { nativePostgres } from './native-postgres.js';
import { endProcess, isAlive, processesIn } from './processes.js';
import { runProgram } from './run-program.js';
import { type Runner, unprivilegedRunner } from './unprivileged.js';

/** What an embedded PostgreSQL is started with. */
export interface EmbeddedPostgresOptions {
  /** Folder of its own: cluster, port, superuser's password, log. */
  readonly dir: string;
  /** Further server settings. */
  readonly settings?: Readonly<Record<string, string | number>>;
  /** How to run it; found out when left away. */
  readonly runner?: Runner;
  /** Told what is going on where it may take a while. */
  readonly onProgress?: (message: string) => void;
}

const SUPERUSER = 'postgres';
const START_TIMEOUT_MS = 60_000;

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  // TCP with a password only: a socket path under a deep project folder would exceed 107 bytes.
  unix_socket_directories: '',
  max_connections: 100,
  shared_buffers: '128MB',
  jit: 'off',
  // Parallel HNSW builds are defective before pgvector 0.8.2.
  max_parallel_maintenance_workers: 0,
  // The details of an error quote what is stored, such as the address that somebody has registered.
  log_error_verbosity: 'terse',
  log_timezone: 'UTC',
  timezone: 'UTC',
} as const;

/**
 * A PostgreSQL with pgvector on a free port of 127.0.0.1, run as a child of this process from a folder of its own.
 * @throws EmbeddedServerUnavailable where this machine cannot run it
 */
export class EmbeddedPostgres {
  private stopping = false;

  private constructor(
    private readonly options: EmbeddedPostgresOptions,
    private readonly root: string,
    private readonly runner: Runner,
    readonly port: number,
    private readonly password: string,
    private child: ChildProcess,
  ) {}

  /** Starts the server, creating its cluster on the first call; a left-over server on the same folder is stopped first. */
  static async start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    const say = options.onProgress ?? ((): void => undefined);
    await mkdir(dirname(options.dir), { recursive: true });
    await mkdir(options.dir, { recursive: true, mode: 0o700 });
    const runner = options.runner ?? (await unprivilegedRunner());
    const { root } = await nativePostgres(() => say('fetching the vector extension for PostgreSQL (once, 10 MB)'));
    const home = runner.uid === undefined ? root : await copyForOtherUser(root, options.dir, runner.uid);

    await stopLeftOver(options.dir, say);
    if (!existsSync(clusterOf(options.dir))) {
      say('creating the database cluster');
      await createCluster(options.dir, home, runner);
    }
    const port = await keptPort(join(options.dir, 'port'));
    const password = (await readFile(join(options.dir, 'password'), 'utf8')).trim();
    const child = await launch(options, home, runner, port);
    const server = new EmbeddedPostgres(options, home, runner, port, password, child);
    await server.untilReady();
    return server;
  }

  /** The superuser's connection string to a server that another process runs on `dir`. */
  static async addressOf(dir: string, database: string): Promise<string> {
    const [port, password] = await Promise.all(['port', 'password'].map((file) => readFile(join(dir, file), 'utf8')));
    return addressOf(Number(port), database, (password ?? '').trim());
  }

  /** The connection string of the superuser. */
  url(database = 'postgres'): string {
    return addressOf(this.port, database, this.password);
  }

  /** Creates the database unless it is there. */
  async ensureDatabase(name: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.url() });
    await client.connect();
    try {
      const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
      if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
    } finally {
      await client.end();
    }
  }

  /** The server's process id. */
  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Calls back when the server ends without having been asked to. */
  onDeath(listener: () => void): void {
    this.child.once('exit', () => {
      if (!this.stopping) listener();
    });
  }

  /** Starts the server again on the same port after it died. */
  async restart(): Promise<void> {
    await stopLeftOver(this.options.dir, () => undefined);
    this.child = await launch(this.options, this.root, this.runner, this.port);
    await this.untilReady();
  }

  /** Fast shutdown: open transactions are rolled back, everything committed is written; harder means after 10 s each. */
  async stop(): Promise<void> {
    this.stopping = true;
    if (this.child.pid !== undefined) await endProcess(this.child.pid, ['SIGINT', 'SIGQUIT', 'SIGKILL'], 10_000);
  }

  private async untilReady(): Promise<void> {
    const deadline = performance.now() + START_TIMEOUT_MS;
    while (performance.now() < deadline) {
      if (this.child.exitCode !== null || this.child.signalCode !== null) break;
      if (await canConnect(this.url())) return;
      await sleep(50);
    }
    await this.stop();
    const log = await readFile(join(this.options.dir, 'postgres.log'), 'utf8').catch(() => '');
    throw new Error(
      `PostgreSQL did not start; the end of ${join(this.options.dir, 'postgres.log')}:\n${log.slice(-1_500)}`,
    );
  }
}

function addressOf(port: number, database: string, password: string): string {
  return `postgres://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

function clusterOf(dir: string): string {
  return join(dir, 'cluster');
}

async function launch(
  options: EmbeddedPostgresOptions,
  root: string,
  runner: Runner,
  port: number,
): Promise<ChildProcess> {
  const settings = Object.entries({ ...SETTINGS, ...options.settings, port });
  const log = await open(join(options.dir, 'postgres.log'), 'a', 0o600);
  const [program = '', ...args] = [
    ...runner.prefix,
    join(root, 'bin/postgres'),
    ...['-D', clusterOf(options.dir)],
    ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const child = spawn(program, args, {
    // A session of its own: Ctrl-C in the terminal reaches the launcher, which stops the database last.
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    cwd: '/',
    env: childEnvironment({ LC_ALL: 'C' }),
    ...(runner.uid === undefined ? {} : { uid: runner.uid, gid: runner.uid }),
  });
  // A program that cannot be started shows as an exit with its reason in the log.
  child.on('error', () => undefined);
  await log.close();
  return child;
}

async function createCluster(dir: string, root: string, runner: Runner): Promise<void> {
  const fresh = join(dir, 'cluster.new');
  await rm(fresh, { recursive: true, force: true });
  const passwordFile = join(dir, 'password');
  await writeFile(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  await mkdir(fresh, { mode: 0o700 });
  if (runner.uid !== undefined) {
    for (const path of [dir, fresh, passwordFile]) await chown(path, runner.uid, runner.uid);
  }
  const [program = '', ...args] = [
    ...runner.prefix,
    join(root, 'bin/initdb'),
    ...['-D', fresh, '-U', SUPERUSER, '--pwfile', passwordFile, '--auth', 'scram-sha-256', '--encoding', 'UTF8'],
    // The built-in provider sorts the same on every machine, whatever its C library or locales are.
    ...['--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    '--no-instructions',
  ];
  await runProgram(program, args, {
    cwd: '/',
    env: { LC_ALL: 'C' },
    ...(runner.uid === undefined ? {} : { uid: runner.uid }),
  });
  await rename(fresh, clusterOf(dir));
}

async function stopLeftOver(dir: string, say: (message: string) => void): Promise<void> {
  const lock = join(clusterOf(dir), 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number((await readFile(lock, 'utf8')).split('\n')[0]);
  const home = await realpath(clusterOf(dir));
  if ((await processesIn(home)).includes(pid)) {
    say('stopping the database server a killed start left behind');
    await endProcess(pid, ['SIGINT', 'SIGQUIT', 'SIGKILL'], 10_000);
  }
  for (const straggler of await processesIn(home)) await endProcess(straggler, ['SIGQUIT', 'SIGKILL'], 5_000);
  // With every process of this cluster gone the file is stale; PostgreSQL itself would trust a zombie's or a reused pid.
  if (!(await isAlive(pid)) || !(await processesIn(home)).includes(pid)) await rm(lock, { force: true });
}

/** Another user can't enter a private cache folder: it gets a copy beside its data, which then has to be reachable for it. */
async function copyForOtherUser(root: string, dir: string, uid: number): Promise<string> {
  const copy = join(dir, 'server');
  if (!existsSync(copy)) {
    await cp(root, `${copy}.new`, { recursive: true, verbatimSymlinks: true });
    await rename(`${copy}.new`, copy);
  }
  await chown(dir, uid, uid);
  await chmod(copy, 0o755);
  try {
    await runProgram(join(copy, 'bin/postgres'), ['--version'], { cwd: '/', uid });
  } catch (cause) {
    const hint = `user ${uid}, whom it runs as, cannot enter ${dir}; set ODR_DATA_DIR to a folder that others may enter`;
    throw new EmbeddedServerUnavailable('PostgreSQL', hint, cause);
  }
  return copy;
}

async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  // Errors of a connection that is already being given up would otherwise end this process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    // Not up yet; the caller knows how long to ask.
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { childEnvironment } from './embedded.config.js';
import { keptPort } from './free-port.js';
import { commandLineOf, endProcess } from './processes.js';
import { type QueueServerOrigin, type QueueServerProgram, queueServerProgram } from './queue-server-program.js';
import { askRedis } from './redis-question.js';
import { parentWatch } from './unprivileged.js';

/** What an embedded queue server is started with. */
export interface EmbeddedQueueServerOptions {
  /** Folder of its own: port, password, pid file, log. */
  readonly dir: string;
  /** Where the program may come from, best first; all of them when left away. */
  readonly origins?: readonly QueueServerOrigin[];
  /** Told what is going on where it may take a while. */
  readonly onProgress?: (message: string) => void;
}

const START_TIMEOUT_MS = 15_000;

/**
 * A Redis protocol server on a free port of 127.0.0.1, run as a child of this process. It keeps nothing on disk: what it
 * holds can be made again from the database.
 * @throws EmbeddedServerUnavailable where this machine has none
 */
export class EmbeddedQueueServer {
  private stopping = false;
  private child: ChildProcess | undefined;

  private constructor(
    private readonly dir: string,
    private readonly program: QueueServerProgram,
    private readonly port: number,
    private readonly password: string,
  ) {}

  /** Starts the server; one that a killed start left behind on the same folder is stopped first. */
  static async start(options: EmbeddedQueueServerOptions): Promise<EmbeddedQueueServer> {
    const say = options.onProgress ?? ((): void => undefined);
    await mkdir(options.dir, { recursive: true, mode: 0o700 });
    await stopLeftOver(options.dir, say);
    const program = await queueServerProgram(options.origins, () => say('fetching a queue server (once, 10 MB)'));
    const port = await keptPort(join(options.dir, 'port'));
    const server = new EmbeddedQueueServer(
      options.dir,
      program,
      port,
      await keptPassword(join(options.dir, 'password')),
    );
    await server.launch();
    return server;
  }

  /** Which program runs, for people. */
  get description(): string {
    return this.program.description;
  }

  get url(): string {
    return `redis://:${this.password}@127.0.0.1:${this.port}`;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Calls back when the server ends without having been asked to. */
  onDeath(listener: () => void): void {
    this.child?.once('exit', () => {
      if (!this.stopping) listener();
    });
  }

  /** Starts the server again on the same port after it died. */
  async restart(): Promise<void> {
    await stopLeftOver(this.dir, () => undefined);
    await this.launch();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    if (this.child?.pid !== undefined) await endProcess(this.child.pid, ['SIGTERM', 'SIGKILL'], 3_000);
    await rm(pidFileOf(this.dir), { force: true });
  }

  private async launch(): Promise<void> {
    const watch = await parentWatch('TERM');
    const log = await open(join(this.dir, 'queue-server.log'), 'a', 0o600);
    const [program = '', ...args] = [...watch, this.program.program, ...this.program.args(this.port)];
    const child = spawn(program, args, {
      // A session of its own: Ctrl-C reaches the launcher, which stops it after the processes that use it.
      detached: true,
      stdio: ['pipe', log.fd, log.fd],
      cwd: this.dir,
      env: childEnvironment(this.program.env),
    });
    this.child = child;
    await log.close();
    child.on('error', () => undefined);
    child.stdin?.on('error', () => undefined);
    if (this.program.readsConfiguration) child.stdin?.end(configuration(this.port, this.password));
    await writeFile(pidFileOf(this.dir), `${child.pid ?? ''}\n${this.port}\n`, { mode: 0o600 });
    await this.untilReady(child);
  }

  private async untilReady(child: ChildProcess): Promise<void> {
    const deadline = performance.now() + START_TIMEOUT_MS;
    const question = this.program.readsConfiguration
      ? `AUTH ${this.password}\r\nPING\r\n`
      : `CONFIG SET requirepass ${this.password}\r\nAUTH ${this.password}\r\nPING\r\n`;
    while (performance.now() < deadline && child.exitCode === null && child.signalCode === null) {
      if ((await askRedis(this.port, question)).includes('+PONG')) return;
      await sleep(25);
    }
    await this.stop();
    throw new Error(`${this.program.description} did not start; see ${join(this.dir, 'queue-server.log')}.`);
  }
}

/** Settings go by standard input: on a command line every user of the machine could read the password. */
function configuration(port: number, password: string): string {
  return [
    'bind 127.0.0.1',
    `port ${port}`,
    `requirepass ${password}`,
    // Bull's keys must never be dropped to make room; a full server refuses writes, and the rows in the database wait.
    'maxmemory-policy noeviction',
    'save ""',
    'appendonly no',
    'daemonize no',
    '',
  ].join('\n');
}

async function stopLeftOver(dir: string, say: (message: string) => void): Promise<void> {
  if (!existsSync(pidFileOf(dir))) return;
  const [pid = 0, port = 0] = (await readFile(pidFileOf(dir), 'utf8')).split('\n').map(Number);
  const words = pid > 0 ? ((await commandLineOf(pid)) ?? []).join(' ') : '';
  // Process ids are reused: only a queue server on the noted port is ours.
  if (/redis|valkey|odr-queue-server/.test(words) && words.includes(String(port))) {
    say('stopping the queue server a killed start left behind');
    await endProcess(pid, ['SIGTERM', 'SIGKILL'], 3_000);
  }
  await rm(pidFileOf(dir), { force: true });
}

async function keptPassword(file: string): Promise<string> {
  if (!existsSync(file)) await writeFile(file, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  return (await readFile(file, 'utf8')).trim();
}

const pidFileOf = (dir: string): string => join(dir, 'pid');

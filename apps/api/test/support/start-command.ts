import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processesOf } from './processes.js';

const ROOT = join(import.meta.dirname, '../../../..');
const STOP_MS = 30_000;

/** What the start command says on lines of their own. */
export interface Announcement {
  readonly url: string;
  readonly email: string;
  /** Printed at the first start only. */
  readonly password?: string;
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** `npm start` with a data folder and port of its own, as a child that can be interrupted like in a terminal. */
export class StartCommand {
  private output = '';
  private exitCode: number | undefined;

  private constructor(
    private readonly child: ChildProcess,
    readonly dataDir: string,
    readonly port: number,
  ) {}

  /**
   * @param args what stands after `npm start --`
   * @param logFile where its output is kept for when something goes wrong
   */
  static async run({ dataDir, args = [], env = {}, logFile, cwd = ROOT }: StartOptions): Promise<StartCommand> {
    const port = await freePort();
    const child = spawn('npm', ['start', ...(args.length > 0 ? ['--', ...args] : [])], {
      cwd,
      env: { ...withoutTestSettings(process.env), PORT: String(port), ODR_DATA_DIR: dataDir, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const command = new StartCommand(child, dataDir, port);
    const log = createWriteStream(logFile, { flags: 'a' });
    const collect = (chunk: Buffer): void => {
      command.output += chunk.toString();
      log.write(chunk);
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.once('exit', (code) => (command.exitCode = code ?? 1));
    return command;
  }

  /** Waits for `GET /health/ready` to answer 200. */
  async ready(timeoutMs: number): Promise<Announcement> {
    const endsMs = Date.now() + timeoutMs;
    while (Date.now() < endsMs) {
      if (this.exitCode !== undefined) throw new Error(`npm start ended with ${this.exitCode}:\n${this.output}`);
      const url = /^Console: (\S+)/m.exec(this.output)?.[1];
      const isReady = url !== undefined && (await answers(`http://127.0.0.1:${this.port}/health/ready`));
      if (isReady) return this.announcement(url);
      await sleep(200);
    }
    throw new Error(`npm start was not ready after ${timeoutMs} ms:\n${this.output}`);
  }

  /** Everything it has printed so far. */
  get printed(): string {
    return this.output;
  }

  /** Interrupts the whole group, as Ctrl-C does, and waits for the end of every process of this data folder. */
  async interrupt(): Promise<void> {
    const { pid } = this.child;
    if (pid !== undefined && this.exitCode === undefined) process.kill(-pid, 'SIGINT');
    const endsMs = Date.now() + STOP_MS;
    let left = await processesOf(this.dataDir);
    while (left.length > 0 && Date.now() < endsMs) {
      await sleep(200);
      left = await processesOf(this.dataDir);
    }
    if (left.length === 0) return;
    for (const { pid: leftover } of left) process.kill(leftover, 'SIGKILL');
    throw new Error(
      `Ctrl-C left processes behind:\n${left.map(({ pid: id, command }) => `${id} ${command}`).join('\n')}`,
    );
  }

  private announcement(url: string): Announcement {
    return {
      url: url.replace(/\/$/, ''),
      email: /^Administrator: (\S+)/m.exec(this.output)?.[1] ?? '',
      password: /^Password: (\S+)/m.exec(this.output)?.[1],
    };
  }
}

interface StartOptions {
  readonly dataDir: string;
  readonly logFile: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

const answers = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    (response) => response.ok,
    // Nothing listens yet: that is what is being waited for.
    () => false,
  );

/** jest's own settings would change how the system under test behaves. */
function withoutTestSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { NODE_ENV: _nodeEnv, NODE_OPTIONS: _nodeOptions, JEST_WORKER_ID: _worker, ...rest } = env;
  return rest;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { endProcess } from '@odr/platform/embedded';
import { processEnvironment } from '../cli.config.js';
import type { Write } from '../terminal/steps.js';
import { Backoff } from './backoff.js';
import { forgetProcess, noteProcess } from './process-notes.js';

const WATCH = new URL('./end-with-supervisor.js', import.meta.url).href;
const MAX_LOG_BYTES = 20_000_000;

/** One of our own processes that has to be up as long as the installation is. */
export interface SupervisedProcessOptions {
  readonly name: string;
  /** Built script. */
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  readonly dataDir: string;
  readonly write: Write;
}

/** Starts a Node process, starts it again when it ends, and stops it on request. Its output goes to a log file. */
export class SupervisedProcess {
  private child: ChildProcess | undefined;
  private stopping = false;
  private readonly backoff = new Backoff();
  /** Ends in a row before the first sign of readiness; the start gives up on a process that never comes up. */
  failures = 0;

  constructor(private readonly options: SupervisedProcessOptions) {}

  get logFile(): string {
    return join(this.options.dataDir, 'logs', `${this.options.name}.log`);
  }

  async start(): Promise<void> {
    const { name, script, env, dataDir } = this.options;
    const log = await this.openLog();
    const startedMs = performance.now();
    const child = spawn(process.execPath, ['--enable-source-maps', '--import', WATCH, script], {
      // A session of its own, so that Ctrl-C reaches us alone and the order of stopping is ours. Its end of the IPC
      // channel closes when we die, however we die; it then ends by itself.
      detached: true,
      stdio: ['ignore', log.fd, log.fd, 'ipc'],
      env: processEnvironment(env),
    });
    this.child = child;
    child.on('error', () => undefined);
    child.once('exit', (code, signal) => void this.ended(signal ?? `code ${code}`, performance.now() - startedMs));
    await log.close();
    await noteProcess(dataDir, name, child.pid);
  }

  async stop(graceMs: number): Promise<void> {
    this.stopping = true;
    if (this.child?.pid !== undefined) await endProcess(this.child.pid, ['SIGTERM', 'SIGKILL'], graceMs);
    await forgetProcess(this.options.dataDir, this.options.name);
  }

  /** The last lines of its log, for the message about why it does not come up. */
  async lastWords(): Promise<string> {
    return (await readFile(this.logFile, 'utf8').catch(() => '')).slice(-3_000);
  }

  private async ended(how: string, livedMs: number): Promise<void> {
    if (this.stopping) return;
    this.failures += 1;
    const delayMs = this.backoff.delayAfter(livedMs);
    this.options.write(
      `The ${this.options.name} process ended (${how}); starting it again in ${delayMs} ms. Log: ${this.logFile}`,
    );
    await sleep(delayMs);
    if (!this.stopping) await this.start();
  }

  private async openLog(): Promise<Awaited<ReturnType<typeof open>>> {
    await mkdir(dirname(this.logFile), { recursive: true, mode: 0o700 });
    if (existsSync(this.logFile) && (await stat(this.logFile)).size > MAX_LOG_BYTES) {
      await rename(this.logFile, `${this.logFile}.1`);
    }
    return open(this.logFile, 'a', 0o600);
  }
}

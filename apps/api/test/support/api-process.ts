import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './start-command.js';

const ROOT = join(import.meta.dirname, '../../../..');
const BOOT_MS = 60_000;

type Settings = Readonly<Record<string, string>>;

const builtScript = (app: 'api' | 'cli'): string => join(ROOT, `dist/apps/${app}/src/main.js`);

/** One API process of the built product; it ends with the test run, however that ends. */
export class ApiProcess {
  private constructor(
    readonly url: string,
    /** Where it writes what it has to say. */
    readonly logFile: string,
    private readonly child: ChildProcess,
  ) {}

  static async start(settings: Settings, logDir: string): Promise<ApiProcess> {
    const port = settings['PORT'] === undefined ? await freePort() : Number(settings['PORT']);
    const logFile = join(logDir, `api-${port}.log`);
    const log = openSync(logFile, 'a');
    const child = spawn(process.execPath, [builtScript('api')], {
      env: environment({ ...settings, PORT: String(port) }),
      stdio: ['ignore', log, log, 'ipc'],
    });
    const started = new ApiProcess(`http://127.0.0.1:${port}`, logFile, child);
    await started.ready();
    return started;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const killer = setTimeout(() => this.child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(killer);
  }

  /** Ends it in the middle of whatever it does. */
  async kill(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }

  private async ready(): Promise<void> {
    const endsMs = Date.now() + BOOT_MS;
    while (Date.now() < endsMs && this.child.exitCode === null) {
      const answer = await fetch(`${this.url}/health/ready`).catch(() => undefined);
      if (answer?.ok) return;
      await sleep(100);
    }
    throw new Error(`The API did not come up; see ${this.logFile}.`);
  }
}

/** Runs a built program to its end. @returns what it printed @throws Error with its output when it fails */
export async function runBuilt(app: 'cli', words: readonly string[], settings: Settings): Promise<string> {
  const child = spawn(process.execPath, [builtScript(app), ...words], {
    env: environment(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (chunk: Buffer): void => void (output += chunk.toString());
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`odr ${words.join(' ')} ended with ${code}:\n${output}`);
  return output;
}

/** As in production, and without jest's own settings, which would change how the system under test behaves. */
function environment(settings: Settings): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _options, JEST_WORKER_ID: _worker, ...rest } = process.env;
  return { ...rest, NODE_ENV: 'production', ...settings };
}

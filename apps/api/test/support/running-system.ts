import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartCommand } from './start-command.js';

const POINTER = 'ODR_E2E_SYSTEM';
/** The first start of a fresh checkout builds, fetches the vector extension and makes a database. */
const FIRST_START_MS = 240_000;

/** What a test file needs to know about the system it talks to. */
export interface System {
  readonly url: string;
  readonly dataDir: string;
  readonly admin: { readonly email: string; readonly password: string };
}

// Set-up and teardown are loaded apart from each other; only the global object is the same for both.
const shared = globalThis as { odrSystem?: { command: StartCommand; folder: string } };

/** The one system of a test run: started before the first file, interrupted after the last. */
export const RunningSystem = {
  /** @param more settings of the whole run */
  async start(more: Readonly<Record<string, string>> = {}): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), 'odr-e2e-'));
    const logFile = join(folder, 'start.log');
    process.stderr.write(`starting the system, output in ${logFile}\n`);
    // Nobody waits ten minutes for a digest in a test, and sites of the web that tests fetch from are on this machine.
    const env = {
      NOTICE_DIGEST_SECONDS: '1',
      CONTENT_FETCH_ALLOW: '127.0.0.1',
      CONTENT_FETCH_DELAY_MS: '0',
      EMBEDDING_ENDPOINTS_ALLOW: '127.0.0.1',
      EMBEDDING_MODELS_DIR: join(folder, 'models'),
      // Looking for marks takes longer than all else together, and no test of this run asks for one.
      SCANS_OFF: 'watermark',
      ...more,
    };
    const command = await StartCommand.run({ dataDir: join(folder, 'data'), logFile, env });
    shared.odrSystem = { command, folder };
    const { url, email, password } = await command.ready(FIRST_START_MS).catch(async (error: unknown) => {
      await command.interrupt();
      throw error;
    });
    if (password === undefined) throw new Error(`The first start printed no password:\n${command.printed}`);
    const system: System = { url, dataDir: command.dataDir, admin: { email, password } };
    const file = join(folder, 'system.json');
    writeFileSync(file, JSON.stringify(system), { mode: 0o600 });
    process.env[POINTER] = file;
  },

  async stop(): Promise<void> {
    const running = shared.odrSystem;
    if (!running) return;
    await running.command.interrupt();
    rmSync(running.folder, { recursive: true, force: true });
  },

  /** For test files. */
  get(): System {
    const file = process.env[POINTER];
    if (file === undefined) throw new Error('No system is running: start these tests with `npm test -- e2e`.');
    return JSON.parse(readFileSync(file, 'utf8')) as System;
  },
};

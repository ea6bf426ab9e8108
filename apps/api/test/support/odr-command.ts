import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { RunningSystem } from './running-system.js';

const ROOT = join(import.meta.dirname, '../../../..');

export interface CommandResult {
  readonly code: number;
  readonly output: string;
}

/** `npm run odr -- …` against the running system, as its administrator. */
export function odr(...words: string[]): Promise<CommandResult> {
  return new Promise((resolve) => {
    const { NODE_OPTIONS: _options, NODE_ENV: _environment, ...env } = process.env;
    const options = { cwd: ROOT, env: { ...env, ODR_DATA_DIR: RunningSystem.get().dataDir }, maxBuffer: 64e6 };
    execFile('npm', ['run', '--silent', 'odr', '--', ...words], options, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, output: stdout + stderr });
    });
  });
}

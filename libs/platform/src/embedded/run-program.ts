import { spawn } from 'node:child_process';
import { childEnvironment } from './embedded.config.js';

/** How to run a program, where the defaults do not fit. */
export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly timeoutMs?: number;
  /** Numeric user and group to run as; needs root. */
  readonly uid?: number;
}

/**
 * Runs a program to its end.
 * @returns what it wrote to its standard output
 * @throws with the tail of its error output when it cannot be started, fails or takes longer than `timeoutMs` (default 5 min)
 */
export function runProgram(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: childEnvironment(options.env),
      timeout: options.timeoutMs ?? 300_000,
      ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(output);
      reject(
        new Error(`${program} ended with ${signal ?? `code ${code}`}: ${(errors || output).trim().slice(-2_000)}`),
      );
    });
    // A program may end without reading its input; the exit code says what is to know about that.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });
}

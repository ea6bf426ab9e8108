import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../../../..');
const LONGEST_OUTPUT = 200_000;
const running = new Set();

/** Ctrl-C must not leave compilers or browsers behind: each child leads a process group of its own, and all groups are ended. */
function endAll() {
  for (const child of running) endGroup(child, 'SIGTERM');
  process.exitCode = 130;
  setTimeout(() => process.exit(), 10_000).unref();
}

/** Listens only while something runs: the commands that live in this process afterwards stop themselves in their own time. */
function listen(method) {
  for (const signal of ['SIGINT', 'SIGTERM']) process[method](signal, endAll);
}

function endGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already, which is what was asked for.
  }
}

/**
 * Runs a program of this repository under the Node that runs us.
 * @param {string[]} args script and its arguments
 * @param {{ env?: Record<string, string>, show?: false | 'all' | 'stderr', timeoutMs?: number }} options show: what passes through as it comes; the rest is collected
 * @returns {Promise<{ code: number, output: string, timedOut: boolean }>}
 */
export function runNode(args, { env = {}, show = false, timeoutMs = 600_000 } = {}) {
  const path = `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH}`;
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, PATH: path, ...env },
    stdio: ['ignore', show === 'all' ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    detached: true,
  });
  if (running.size === 0) listen('on');
  running.add(child);
  return new Promise((resolve) => {
    let output = '';
    let timedOut = false;
    const collect = (chunk) => (output = (output + chunk).slice(-LONGEST_OUTPUT));
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    const timer = setTimeout(() => {
      timedOut = true;
      endGroup(child, 'SIGTERM');
      setTimeout(() => endGroup(child, 'SIGKILL'), 15_000).unref();
    }, timeoutMs);
    child.on('close', (code) => {
      clearTimeout(timer);
      running.delete(child);
      if (running.size === 0) listen('off');
      resolve({ code: code ?? 1, output, timedOut });
    });
  });
}

/** The script behind a package's command, so that no shell and no PATH stand between. */
export const bin = (name) => join(ROOT, 'node_modules/.bin', name);

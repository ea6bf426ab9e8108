import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../dist/libs/platform/src/embedded/index.js';

const ROOT = join(import.meta.dirname, '..');
const LONGEST_MS = 300_000;

/** Seconds from `npm start` to ready: on an empty data folder, and once more on the same. The build is there already. */
export default async function run() {
  const dataDir = await mkdtemp(join(tmpdir(), 'odr-bench-start-'));
  try {
    const first = await secondsToReady(dataDir);
    const second = await secondsToReady(dataDir);
    return [
      {
        name: 'first start: seconds to ready',
        ratio: first,
        limit: 60,
        ours: `${first.toFixed(1)} s`,
        baseline: '60 s',
      },
      {
        name: 'second start: seconds to ready',
        ratio: second,
        limit: 15,
        ours: `${second.toFixed(1)} s`,
        baseline: '15 s',
      },
    ];
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function secondsToReady(dataDir) {
  const port = await freePort();
  const startedMs = performance.now();
  const env = { ...process.env, PORT: String(port), ODR_DATA_DIR: dataDir };
  const child = spawn('npm', ['start'], { cwd: ROOT, env, stdio: 'ignore', detached: true });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    while (!(await isReady(port))) {
      if (performance.now() - startedMs > LONGEST_MS) throw new Error('npm start never became ready');
      await sleep(50);
    }
    return (performance.now() - startedMs) / 1_000;
  } finally {
    process.kill(-child.pid, 'SIGINT');
    await ended;
  }
}

const isReady = (port) =>
  fetch(`http://127.0.0.1:${port}/health/ready`).then(
    (response) => response.ok,
    () => false,
  );

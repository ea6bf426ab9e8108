import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../terminal/failure.js';
import type { SupervisedProcess } from './supervised-process.js';

const PATIENCE_MS = 60_000;
const TOO_OFTEN = 3;

/** Waits until the API says that it and everything under it can serve. */
export async function untilReady(port: number, api: SupervisedProcess, isStopping: () => boolean): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline && api.failures < TOO_OFTEN && !isStopping()) {
    if (await isReady(port)) return;
    await sleep(100);
  }
  if (isStopping()) return;
  throw new Failure(`The API did not become ready. The end of ${api.logFile}:\n${await api.lastWords()}`);
}

async function isReady(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(2_000) });
    return response.status === 200;
  } catch {
    // Nobody listens yet.
    return false;
  }
}

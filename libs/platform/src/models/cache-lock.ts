import { open, rm, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

export interface LockOptions {
  /** A holder that has not finished by then has died; its lock is taken over. */
  readonly staleMs: number;
  readonly signal?: AbortSignal;
  readonly pollMs?: number;
}

/**
 * Does work on a shared file or folder in one process at a time; the others wait, and find it done.
 * @param target what the work makes; the lock lies beside it
 */
export async function underLock(
  target: string,
  isDone: () => Promise<boolean>,
  work: () => Promise<void>,
  { staleMs, signal, pollMs = 500 }: LockOptions,
): Promise<void> {
  const lock = `${target}.lock`;
  while (!(await isDone())) {
    if (!(await takeLock(lock, staleMs))) {
      await sleep(pollMs, undefined, { signal });
      continue;
    }
    try {
      if (!(await isDone())) await work();
    } finally {
      await rm(lock, { force: true });
    }
  }
}

/** Whether this process now holds the lock. */
async function takeLock(path: string, staleMs: number): Promise<boolean> {
  try {
    await (await open(path, 'wx')).close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const held = await stat(path).catch(() => undefined);
  if (held && Date.now() - held.mtimeMs > staleMs) await rm(path, { force: true });
  return false;
}

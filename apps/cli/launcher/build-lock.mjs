import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './checks/run.mjs';

/** Lets one process build at a time; the others wait, and then find that there is nothing left to do. */
export const withBuildLock = (work) => withLock('build/lock', work);

/**
 * Lets one process of this checkout do such work at a time.
 * @template T
 * @param {string} name where the lock lies below dist/.cache
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  const lock = join(ROOT, 'dist/.cache', name);
  await mkdir(dirname(lock), { recursive: true });
  while (!(await taken(lock))) await sleep(250);
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function taken(lock) {
  try {
    const file = await open(lock, 'wx');
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const holder = Number(await readFile(lock, 'utf8').catch(() => ''));
    // A killed process leaves its lock. An empty file is one that is just being written.
    if (holder > 0 && !exists(holder)) await rm(lock, { force: true });
    return false;
  }
}

function exists(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

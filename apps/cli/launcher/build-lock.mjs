import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './checks/run.mjs';

const LOCK = join(ROOT, 'dist/.cache/build/lock');

/** Lets one process build at a time; the others wait, and then find that there is nothing left to do. */
export async function withBuildLock(work) {
  await mkdir(dirname(LOCK), { recursive: true });
  while (!(await taken())) await sleep(250);
  try {
    return await work();
  } finally {
    await rm(LOCK, { force: true });
  }
}

async function taken() {
  try {
    const file = await open(LOCK, 'wx');
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const holder = Number(await readFile(LOCK, 'utf8').catch(() => ''));
    // A killed build leaves its lock. An empty file is one that is just being written.
    if (holder > 0 && !exists(holder)) await rm(LOCK, { force: true });
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

import { readdir, readFile, readlink } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a running process was started with; undefined when it is gone, a zombie, or not ours to read. Linux only. */
export async function commandLineOf(pid: number): Promise<readonly string[] | undefined> {
  try {
    const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0').filter((word) => word !== '');
    return words.length > 0 ? words : undefined;
  } catch {
    // No such process, or no /proc at all: nobody to talk about either way.
    return undefined;
  }
}

/** The living processes whose working folder is `folder`. PostgreSQL's processes, all of them, stand in their data folder. */
export async function processesIn(folder: string): Promise<number[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const homes = await Promise.all(
    pids.map(async (pid) => ({ pid: Number(pid), home: await readlink(`/proc/${pid}/cwd`).catch(() => '') })),
  );
  return homes.filter(({ home }) => home === folder).map(({ pid }) => pid);
}

/** Whether a process exists and is not a zombie waiting for its parent. */
export async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return !/\) [ZX] /.test(status);
}

/** Sends signals in turn until the process is gone, waiting `patienceMs` after each. Absent processes are fine. */
export async function endProcess(pid: number, signals: readonly NodeJS.Signals[], patienceMs: number): Promise<void> {
  for (const signal of signals) {
    if (!(await isAlive(pid))) return;
    try {
      process.kill(pid, signal);
    } catch {
      // It ended between the two calls.
      return;
    }
    if (await isGoneWithin(pid, patienceMs)) return;
  }
}

async function isGoneWithin(pid: number, patienceMs: number): Promise<boolean> {
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    if (!(await isAlive(pid))) return true;
    await sleep(25);
  }
  return false;
}

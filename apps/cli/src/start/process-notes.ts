import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endProcess, isAlive } from '@odr/platform/embedded';
import type { Write } from '../terminal/steps.js';
import { startMarkOf } from './data-lock.js';

const folderOf = (dataDir: string): string => join(dataDir, 'processes');

/** Writes down that a process belongs to this installation, in a form that survives the reuse of its id. */
export async function noteProcess(dataDir: string, name: string, pid: number | undefined): Promise<void> {
  if (pid === undefined) return;
  await mkdir(folderOf(dataDir), { recursive: true, mode: 0o700 });
  await writeFile(join(folderOf(dataDir), name), `${pid} ${startMarkOf(pid)}\n`);
}

export async function forgetProcess(dataDir: string, name: string): Promise<void> {
  await rm(join(folderOf(dataDir), name), { force: true });
}

/** Ends what a killed start left running. They end by themselves when their supervisor dies; one that hangs does not. */
export async function endLeftOvers(dataDir: string, write: Write): Promise<void> {
  const names = await readdir(folderOf(dataDir)).catch(() => []);
  await Promise.all(
    names.map(async (name) => {
      const [pid = '', mark = ''] = (await readFile(join(folderOf(dataDir), name), 'utf8')).trim().split(' ');
      if ((await isAlive(Number(pid))) && startMarkOf(Number(pid)) === mark) {
        write(`  stopping the ${name} process a killed start left behind`);
        await endProcess(Number(pid), ['SIGTERM', 'SIGKILL'], 5_000);
      }
      await forgetProcess(dataDir, name);
    }),
  );
}

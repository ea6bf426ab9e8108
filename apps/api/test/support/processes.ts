import { readdir, readFile, readlink } from 'node:fs/promises';

/** One process that belongs to a data folder. */
export interface FoundProcess {
  readonly pid: number;
  readonly command: string;
}

/**
 * Processes that carry the folder in their command line or environment, or work in it: all that a start command with this data folder began.
 * Zombies count as gone. Linux only.
 */
export async function processesOf(folder: string): Promise<readonly FoundProcess[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(pids.filter((pid) => pid !== process.pid).map((pid) => describe(pid, folder)));
  return found.filter((process) => process !== undefined);
}

async function describe(pid: number, folder: string): Promise<FoundProcess | undefined> {
  const read = (name: string): Promise<string> => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
  const workingFolder = readlink(`/proc/${pid}/cwd`).catch(() => '');
  const [command, environment, stat, cwd] = await Promise.all([
    read('cmdline'),
    read('environ'),
    read('stat'),
    workingFolder,
  ]);
  const isZombie = /^\d+ \(.*\) Z /.test(stat);
  if (isZombie || ![command, environment, cwd].some((text) => text.includes(folder))) return undefined;
  return { pid, command: command.replaceAll('\0', ' ').trim() };
}

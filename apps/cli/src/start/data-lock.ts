import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from '@odr/platform/embedded';
import { Failure } from '../terminal/failure.js';

/** What a running installation tells about itself to later starts and to commands that look for it. */
export interface RunningInstallation {
  readonly pid: number;
  /** When the process started, in the kernel's own count: process ids are reused, this pair is not. */
  readonly startedAt: string;
  readonly url: string;
}

/** Thrown when the data folder is in use. */
export class AlreadyRunning extends Failure {
  constructor(folder: string, { pid, url }: RunningInstallation) {
    super(
      `Open Data Repository already runs on ${folder}: process ${pid}, ${url}. Stop it first, or set ODR_DATA_DIR and PORT for a second one.`,
    );
  }
}

const lockFile = (folder: string): string => join(folder, 'running.json');

/** A mark that tells two processes of the same id apart; empty where there is no /proc. */
export function startMarkOf(pid: number): string {
  try {
    // Field 22 counts from after the last parenthesis: the program's name before it may contain anything.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

/** The installation that uses this folder at this moment, if any. */
export const runningOn = (folder: string): Promise<RunningInstallation | undefined> => aliveIn(lockFile(folder));

async function aliveIn(file: string): Promise<RunningInstallation | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  if (text === '') return undefined;
  const noted = JSON.parse(text) as RunningInstallation;
  const isSame = (await isAlive(noted.pid)) && startMarkOf(noted.pid) === noted.startedAt;
  return isSame ? noted : undefined;
}

/**
 * Takes the folder for this process.
 * @returns how to give it back
 * @throws AlreadyRunning
 */
export async function lockData(folder: string, url: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const mine: RunningInstallation = { pid: process.pid, startedAt: startMarkOf(process.pid), url };
  for (;;) {
    if (await createWhole(lockFile(folder), JSON.stringify(mine))) return () => rm(lockFile(folder), { force: true });
    const other = await runningOn(folder);
    if (other) throw new AlreadyRunning(folder, other);
    await removeStale(folder);
  }
}

/** Moves a killed start's note away, unless a faster start has put its own there since it was looked at. */
async function removeStale(folder: string): Promise<void> {
  const aside = `${lockFile(folder)}.${randomUUID()}.old`;
  const hasMoved = await rename(lockFile(folder), aside).then(
    () => true,
    () => false,
  );
  if (hasMoved && (await aliveIn(aside))) await link(aside, lockFile(folder)).catch(() => undefined);
  await rm(aside, { force: true });
}

/** Creates a file that nobody ever sees half written; false when it is there already. */
async function createWhole(path: string, text: string): Promise<boolean> {
  const draft = `${path}.${randomUUID()}.new`;
  await writeFile(draft, text, { mode: 0o600 });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

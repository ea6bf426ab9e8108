import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { cacheFolder } from './embedded.config.js';
import { sha256OfFile } from './file-hash.js';

const RECEIPT = 'receipt.json';

/** What a finished folder promises: the hash of each file that has to be whole. */
type Receipt = Readonly<Record<string, string>>;

/**
 * A folder of the cache that is either whole or absent. It is built beside its place and renamed, so a killed build leaves
 * nothing half done, and of two processes that build at once one wins and the other uses the winner's.
 * @param name says what is inside, with versions: content never changes under a name
 * @param build fills the empty folder it is given and returns the files that must stay unchanged (relative paths)
 */
export async function cachedFolder(
  name: string,
  build: (folder: string) => Promise<readonly string[]>,
  cache = cacheFolder(),
): Promise<string> {
  const place = join(cache, name);
  if (await isWhole(place)) return place;

  const building = `${place}.${randomUUID()}.new`;
  await mkdir(building, { recursive: true });
  try {
    const files = await build(building);
    await writeFile(join(building, RECEIPT), JSON.stringify(await receiptOf(building, files)));
    await takePlace(building, place);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
  return place;
}

async function takePlace(building: string, place: string): Promise<void> {
  try {
    await rename(building, place);
  } catch (error) {
    // Another process was faster, or a damaged folder is in the way; which one cannot be known before the rename.
    if (!existsSync(place)) throw error;
    if (await isWhole(place)) return;
    await rm(place, { recursive: true, force: true });
    await rename(building, place);
  }
}

async function receiptOf(folder: string, files: readonly string[]): Promise<Receipt> {
  const hashed = await Promise.all(files.map(async (file) => [file, await sha256OfFile(join(folder, file))] as const));
  return Object.fromEntries(hashed);
}

async function isWhole(folder: string): Promise<boolean> {
  try {
    const receipt = JSON.parse(await readFile(join(folder, RECEIPT), 'utf8')) as Receipt;
    const now = await receiptOf(folder, Object.keys(receipt));
    return Object.entries(receipt).every(([file, hash]) => now[file] === hash);
  } catch {
    // Absent, unreadable or cut short: all three mean "build it again".
    return false;
  }
}

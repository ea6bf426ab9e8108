import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { once } from 'node:events';
import { Failure } from '../terminal/failure.js';
import { prunedLabels, updatedDescription } from './pruned-labels.js';
import { prunedParquet } from './pruned-parquet.js';
import { prunedTar } from './pruned-tar.js';

/** What has to go from a copy: ids and hashes of withdrawn items. */
export type Doomed = ReadonlySet<string>;

/** What was done to a copy, by path. */
export interface PrunedFiles {
  readonly deleted: readonly string[];
  readonly rewritten: readonly string[];
  /** Files that cannot be rewritten, and held something withdrawn: a new export has them without it. */
  readonly dropped: readonly string[];
}

/** Programs and identity, which name no item. */
const KEPT = new Set([
  'verify-dataset.mjs',
  'verify_dataset.py',
  'version.json',
  'withdrawals.json',
  'SHA256SUMS',
  'README.md',
]);
const BY_LINE = /\.(?:jsonl|ndjson|md|txt|tmp)$/;

const names = (text: string, doomed: Doomed): boolean =>
  (text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}/g) ?? []).some((name) => doomed.has(name));

/** Takes items out of every file of a copy, and brings its list of checksums up to date. */
export async function pruneCopy(folder: string, doomed: Doomed): Promise<PrunedFiles> {
  const [deleted, rewritten, dropped]: [string[], string[], string[]] = [[], [], []];
  for (const path of await filesOf(folder)) {
    const name = relative(folder, path);
    if (KEPT.has(name)) continue;
    if (names(name, doomed)) {
      await rm(path);
      deleted.push(name);
    } else if (BY_LINE.test(name)) {
      if (await prunedLines(path, doomed)) rewritten.push(name);
    } else if (name.endsWith('.tar')) {
      if (await prunedTar(path, (text) => names(text, doomed))) rewritten.push(name);
    } else {
      const isPruned = await prunedFile(path, (text) => names(text, doomed));
      if (isPruned) rewritten.push(name);
      else if (isPruned === undefined && (await holds(path, doomed))) {
        await rm(path);
        dropped.push(name);
      }
    }
  }
  if (await describedAnew(folder, rewritten)) rewritten.push(DESCRIPTION);
  await updateSums(folder, new Set([...deleted, ...dropped]), new Set(rewritten));
  return { deleted, rewritten, dropped };
}

/** @returns whether something went; undefined for files that cannot be rewritten */
async function prunedFile(path: string, isDoomed: (text: string) => boolean): Promise<boolean | undefined> {
  const prune = path.endsWith('.parquet') ? prunedParquet : path.endsWith('.json') ? prunedLabels : prunedRecords;
  if (prune === prunedRecords && !path.endsWith('.csv')) return undefined;
  try {
    return await prune(path, isDoomed);
  } catch {
    // A table that cannot be read cannot be shown to be without them either.
    await rm(`${path}.pruned`, { force: true });
    if (!path.endsWith('.parquet')) return undefined;
    throw new Failure(
      `${path} cannot be read, so nobody can tell whether it holds something withdrawn: export it anew.`,
    );
  }
}

const DESCRIPTION = 'croissant.json';

async function describedAnew(folder: string, rewritten: readonly string[]): Promise<boolean> {
  const path = join(folder, DESCRIPTION);
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  if (!isThere || rewritten.length === 0) return false;
  const files = new Map<string, { size: number; sha256: string }>();
  for (const name of rewritten)
    files.set(name, { size: (await stat(join(folder, name))).size, sha256: await sha256Of(join(folder, name)) });
  return updatedDescription(path, files);
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  // The manifest last: as long as it names them, a pruning that died half-way finds them again.
  const isManifest = (path: string): number => Number(path === join(folder, 'manifest.ndjson'));
  return paths.sort((a, b) => isManifest(a) - isManifest(b) || (a < b ? -1 : 1));
}

/** @returns whether a line went */
async function prunedLines(path: string, doomed: Doomed): Promise<boolean> {
  const draft = `${path}.pruned`;
  const output = createWriteStream(draft);
  let gone = 0;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    if (names(line, doomed)) gone += 1;
    else if (!output.write(`${line}\n`)) await once(output, 'drain');
  }
  output.end();
  await finished(output);
  if (gone > 0) await rename(draft, path);
  else await rm(draft);
  return gone > 0;
}

/** The same for CSV, where a quoted cell can go over several lines. @returns whether a record went */
async function prunedRecords(path: string, isDoomed: (text: string) => boolean): Promise<boolean> {
  const draft = `${path}.pruned`;
  const output = createWriteStream(draft);
  let gone = 0;
  for await (const record of recordsOf(path))
    if (isDoomed(record)) gone += 1;
    else if (!output.write(record)) await once(output, 'drain');
  output.end();
  await finished(output);
  if (gone > 0) await rename(draft, path);
  else await rm(draft);
  return gone > 0;
}

/** With their line ends, as they stand. */
async function* recordsOf(path: string): AsyncGenerator<string> {
  let [rest, record] = ['', ''];
  for await (const chunk of createReadStream(path, { encoding: 'utf8' })) {
    const lines = (rest + (chunk as string)).split(/(?<=\n)/);
    rest = lines.at(-1)?.endsWith('\n') ? '' : (lines.pop() ?? '');
    for (const line of lines) {
      record += line;
      if ((record.match(/"/g)?.length ?? 0) % 2 === 1) continue;
      yield record;
      record = '';
    }
  }
  if (record + rest !== '') yield record + rest;
}

/** Whether a file of another kind names one of them anywhere, as text or as bytes of a hash. */
async function holds(path: string, doomed: Doomed): Promise<boolean> {
  const needles = [...doomed].map((name) => Buffer.from(name));
  const longest = 64;
  const file = await open(path);
  try {
    let rest = Buffer.alloc(0);
    for await (const chunk of file.createReadStream({ highWaterMark: 1 << 20 })) {
      const bytes = Buffer.concat([rest, chunk as Buffer]);
      if (needles.some((needle) => bytes.includes(needle))) return true;
      rest = Buffer.from(bytes.subarray(Math.max(0, bytes.length - longest)));
    }
    return false;
  } finally {
    await file.close();
  }
}

async function updateSums(folder: string, gone: ReadonlySet<string>, changed: ReadonlySet<string>): Promise<void> {
  const path = join(folder, 'SHA256SUMS');
  const lines = (await readFile(path, 'utf8').catch(() => '')).split('\n').filter(Boolean);
  const kept: string[] = [];
  for (const line of lines) {
    const name = line.slice(66);
    if (gone.has(name)) continue;
    kept.push(changed.has(name) ? `${await sha256Of(join(folder, name))}  ${name}` : line);
  }
  if (lines.length > 0) await writeFile(path, `${kept.join('\n')}\n`);
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

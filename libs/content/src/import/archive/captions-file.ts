import { dirname } from 'node:path/posix';
import { dirname as folderOf } from 'node:path';
import type { BlobStore } from '@odr/platform';
import { readGraphcapObject, type GraphcapCaption } from '../graphcap/graphcap-line.js';
import type { Listed, ListedItem } from '../import-source.js';
import { openTable } from '../table/open-table.js';
import { isGraphcap } from '../table/table-listing.js';
import { isReadable, type TableReader } from '../table/table-reader.js';
import { skipped, type Container, type ContainerEntry } from './container.js';
import { baseName, cleanPath, isHidden, isHostileName } from './entry-name.js';

const LINES = /\.(?:jsonl|ndjson)$/i;
const MAX_BYTES = 2 * 1024 ** 3;

/** Whether captions may stand in it; only opening tells. */
export const mayHoldCaptions = (path: string): boolean => LINES.test(path) && !isHostileName(path) && !isHidden(path);

/**
 * What graphcap says about the pictures beside its file. Lines that say nothing are listed with their reason.
 * @returns whether graphcap wrote the file at all; nothing is listed otherwise
 * @throws TableUnreadable, BlobTooLarge
 */
export async function* captionsBeside(
  blobs: BlobStore,
  container: Container,
  { path, locator }: ContainerEntry,
): AsyncGenerator<Listed, boolean> {
  const staged = await blobs.stage(container.open(locator), { maxBytes: MAX_BYTES });
  try {
    const table = await openTable({ path: staged.path, name: path, folder: folderOf(staged.path) });
    try {
      if (!isGraphcap(table.columns, {})) return false;
      yield* linesOf(table, path);
      return true;
    } finally {
      await table.close();
    }
  } finally {
    await blobs.discard(staged);
  }
}

async function* linesOf(table: TableReader, path: string): AsyncGenerator<Listed> {
  for await (const row of table.rows()) {
    const key = `${cleanPath(path)} line ${row.row + 1}`;
    const bad = (code: string, detail: string): ListedItem => ({
      key,
      fileName: baseName(path),
      locator: {},
      refusal: skipped(`import.${code}`, detail),
    });
    if (!isReadable(row)) {
      yield bad(row.reason, row.detail);
      continue;
    }
    const reading = readGraphcapObject(row.values, row.row + 1);
    if (!reading.ok) {
      yield bad(reading.error.problem, reading.error.detail);
      continue;
    }
    const { filename, config, value } = reading.caption;
    const otherwise = bad('no_such_picture', `There is no picture “${filename}” for the caption.`);
    yield { describes: namesOf(reading.caption, dirname(path)), captions: [{ field: config, value }], otherwise };
  }
}

/** By its name beside the file, and by its path from there; graphcap may have run elsewhere, so only one of them fits. */
function namesOf({ filename, baseName: name }: GraphcapCaption, folder: string): string[] {
  const isRelative = !isHostileName(filename) && !filename.includes('://');
  return [...new Set([name, ...(isRelative ? [filename] : [])].map((one) => cleanPath(`${folder}/${one}`)))];
}

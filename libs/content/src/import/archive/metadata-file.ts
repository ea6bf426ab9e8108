import { dirname } from 'node:path/posix';
import { dirname as folderOf } from 'node:path';
import type { BlobStore } from '@odr/platform';
import type { LateDescription } from '../import-source.js';
import { columnsWith } from '../mapping/table-mapping.js';
import { openTable } from '../table/open-table.js';
import { isReadable, type TableReader } from '../table/table-reader.js';
import type { Container, ContainerEntry } from './container.js';
import { cleanPath, isHostileName } from './entry-name.js';
import { mappingBeside, wordsOf } from './table-words.js';

const METADATA = /(?:^|\/)metadata\.(?:csv|jsonl|parquet)$/;
const MAX_BYTES = 2 * 1024 ** 3;
const LOOKED_AT = 50;

/** Whether it is the file in which ImageFolder describes the pictures beside it. */
export const isMetadataFile = (path: string): boolean => METADATA.test(path);

/** What a metadata file says, row by row, about the pictures in and below its folder. @throws TableUnreadable, BlobTooLarge */
export async function* describeByFile(
  blobs: BlobStore,
  container: Container,
  { path, locator }: ContainerEntry,
): AsyncGenerator<LateDescription> {
  const staged = await blobs.stage(container.open(locator), { maxBytes: MAX_BYTES });
  try {
    const table = await openTable({ path: staged.path, name: path, folder: folderOf(staged.path) });
    try {
      yield* describe(table, dirname(path));
    } finally {
      await table.close();
    }
  } finally {
    await blobs.discard(staged);
  }
}

async function* describe(table: TableReader, folder: string): AsyncGenerator<LateDescription> {
  const mapping = mappingBeside(table.columns, await firstRows(table));
  const nameColumns = columnsWith(mapping, 'fileName');
  for await (const row of table.rows()) {
    if (!isReadable(row)) continue;
    const name = nameColumns.map((column) => row.values[column]).find((value) => typeof value === 'string');
    // Rows lead to files beside them only: never out of the folder, never to the web.
    if (name === undefined || isHostileName(name) || name.includes('://')) continue;
    yield { describes: cleanPath(`${folder}/${name}`), ...wordsOf(mapping, row.values) };
  }
}

async function firstRows(table: TableReader): Promise<Readonly<Record<string, unknown>>[]> {
  const rows: Readonly<Record<string, unknown>>[] = [];
  for await (const row of table.rows()) {
    if (isReadable(row)) rows.push(row.values);
    if (rows.length >= LOOKED_AT) break;
  }
  return rows;
}

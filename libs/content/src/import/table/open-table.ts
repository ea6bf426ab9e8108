import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { firstBytes } from './first-bytes.js';
import { CsvTable } from './csv-table.js';
import { JsonTable } from './json-table.js';
import { ParquetTable } from './parquet-table.js';
import { formatOf, isGzip } from './table-format.js';
import { MAX_UNPACKED_BYTES } from './table-limits.js';
import { TableUnreadable } from './table.errors.js';
import type { TableReader } from './table-reader.js';

export interface TableFile {
  readonly path: string;
  /** As its contributor calls it; decides between formats that look alike. */
  readonly name: string;
  /** A folder for what is unpacked, whoever removes it. */
  readonly folder: string;
  /** What a gzip stream may unpack to. */
  readonly maxUnpackedBytes?: number;
}

const HEAD_BYTES = 512;

/** Opens a table by its content: CSV, TSV, JSON lines, a JSON array, Parquet, the text formats also as .gz. @throws TableUnreadable */
export async function openTable(file: TableFile): Promise<TableReader> {
  const packed = await firstBytes(file.path, HEAD_BYTES);
  if (packed.length === 0) throw new TableUnreadable('empty', 'The file is empty.');
  const path = isGzip(packed) ? await unpack(file) : file.path;
  const head = path === file.path ? packed : await firstBytes(path, HEAD_BYTES);
  if (head.length === 0) throw new TableUnreadable('empty', 'The file is empty.');
  if (isUtf16(head)) throw new TableUnreadable('not_utf8', 'The table is written in UTF-16; save it as UTF-8.');
  const format = formatOf(head, file.name);
  switch (format) {
    case undefined:
      throw new TableUnreadable('unknown_format', 'The file is no CSV, TSV, JSON lines, JSON array or Parquet.');
    case 'parquet':
      return ParquetTable.open(path);
    case 'csv':
    case 'tsv':
      return CsvTable.open(path, format);
    case 'jsonl':
    case 'json':
      return JsonTable.open(path, format);
  }
}

/** Rows are read again one by one later, which a packed stream does not allow. */
async function unpack({ path, folder, maxUnpackedBytes = MAX_UNPACKED_BYTES }: TableFile): Promise<string> {
  const target = join(folder, 'unpacked-table');
  let size = 0;
  try {
    await pipeline(
      createReadStream(path),
      createGunzip(),
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          size += chunk.length;
          if (size > maxUnpackedBytes)
            throw new TableUnreadable('unpacks_too_large', `The file unpacks to more than ${maxUnpackedBytes} bytes.`);
          yield chunk;
        }
      },
      createWriteStream(target, { mode: 0o600 }),
    );
  } catch (error) {
    // zlib alone knows whether a stream is whole; a full disk is ours.
    if (isZlibError(error)) throw new TableUnreadable('broken', 'The gzip stream is broken.');
    throw error;
  }
  return target;
}

const isZlibError = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('Z_');

const isUtf16 = (head: Buffer): boolean => ['fffe', 'feff'].includes(head.toString('hex', 0, 2));

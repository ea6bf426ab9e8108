import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { byteLines, type ByteLine } from './byte-lines.js';
import { jsonElements } from './json-elements.js';
import { columnsOfRows, readJsonRow } from './row-values.js';
import { TableUnreadable } from './table.errors.js';
import { MAX_COLUMNS, MAX_ROW_BYTES, SAMPLE_ROWS } from './table-limits.js';
import {
  isReadable,
  type BadRow,
  type RowSpan,
  type TableColumn,
  type TableReader,
  type TableRow,
} from './table-reader.js';

/** JSON lines, or one array of objects. The columns are what the first rows have. */
export class JsonTable implements TableReader {
  private constructor(
    private readonly path: string,
    readonly format: 'jsonl' | 'json',
    readonly columns: readonly TableColumn[],
  ) {}

  /** @throws TableUnreadable */
  static async open(path: string, format: 'jsonl' | 'json'): Promise<JsonTable> {
    const sample: TableRow[] = [];
    let looked = 0;
    for await (const row of new JsonTable(path, format, []).rows()) {
      if (isReadable(row)) sample.push(row);
      if (++looked >= SAMPLE_ROWS) break;
    }
    if (looked === 0) throw new TableUnreadable('empty', 'The table is empty.');
    const columns = columnsOfRows(sample);
    if (columns.length > MAX_COLUMNS)
      throw new TableUnreadable(
        'too_many_columns',
        `The table has ${columns.length} columns; ${MAX_COLUMNS} is the limit.`,
      );
    return new JsonTable(path, format, columns);
  }

  async *rows(from = 0): AsyncGenerator<TableRow | BadRow> {
    let row = 0;
    for await (const piece of this.pieces()) {
      if (isBlank(piece)) continue;
      if (row >= from) yield read(row, piece);
      row += 1;
    }
  }

  async row(row: number, span?: RowSpan): Promise<TableRow | undefined> {
    if (!span || span.length > MAX_ROW_BYTES) return undefined;
    const file = await open(this.path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(span.length), 0, span.length, span.offset);
      const found = readJsonRow(row, buffer.subarray(0, bytesRead), span);
      return isReadable(found) ? found : undefined;
    } finally {
      await file.close();
    }
  }

  /** JSON has no binary cells. */
  cell(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private pieces(): AsyncIterable<ByteLine> {
    const limits = { maxBytes: MAX_ROW_BYTES };
    const source = createReadStream(this.path);
    return this.format === 'jsonl' ? byteLines(source, limits) : jsonElements(source, limits);
  }
}

function read(row: number, { bytes, offset, length }: ByteLine): TableRow | BadRow {
  if (bytes) return readJsonRow(row, bytes, { offset, length });
  return { row, reason: 'row_too_long', detail: `The row has ${length} bytes; ${MAX_ROW_BYTES} is the limit.` };
}

const isBlank = ({ bytes }: ByteLine): boolean => bytes !== undefined && bytes.toString('latin1').trim() === '';

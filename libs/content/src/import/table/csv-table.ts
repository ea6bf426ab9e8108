import { createReadStream } from 'node:fs';
import { csvRecords, type CsvRecord } from './csv-records.js';
import { headerNames, sniffDelimiter } from './csv-dialect.js';
import { firstBytes } from './first-bytes.js';
import { TableUnreadable } from './table.errors.js';
import { MAX_COLUMNS } from './table-limits.js';
import type { BadRow, RowSpan, TableColumn, TableReader, TableRow } from './table-reader.js';

const HEAD_BYTES = 65_536;

/** CSV and its relatives: quoted newlines, any usual delimiter, UTF-8 with or without a mark. Cells are text; empty ones are null. */
export class CsvTable implements TableReader {
  readonly columns: readonly TableColumn[];

  private constructor(
    private readonly path: string,
    readonly format: 'csv' | 'tsv',
    private readonly delimiter: string,
    private readonly names: readonly string[],
  ) {
    this.columns = names.map((name) => ({ name, type: 'text' }));
  }

  /** @throws TableUnreadable */
  static async open(path: string, format: 'csv' | 'tsv'): Promise<CsvTable> {
    const delimiter = format === 'tsv' ? '\t' : sniffDelimiter((await firstBytes(path, HEAD_BYTES)).toString('utf8'));
    for await (const header of csvRecords(createReadStream(path), { delimiter })) {
      if (!('cells' in header)) throw new TableUnreadable('broken', `The header cannot be read: ${header.detail}`);
      const count = header.cells.length;
      if (count > MAX_COLUMNS)
        throw new TableUnreadable('too_many_columns', `The table has ${count} columns; ${MAX_COLUMNS} is the limit.`);
      return new CsvTable(path, format, delimiter, headerNames(header.cells));
    }
    throw new TableUnreadable('empty', 'The table is empty.');
  }

  async *rows(from = 0): AsyncGenerator<TableRow | BadRow> {
    let row = -1;
    for await (const record of csvRecords(createReadStream(this.path), { delimiter: this.delimiter })) {
      if (row >= from) yield this.read(row, record);
      row += 1;
    }
  }

  async row(row: number, span?: RowSpan): Promise<TableRow | undefined> {
    if (!span) return undefined;
    const source = createReadStream(this.path, { start: span.offset, end: span.offset + span.length - 1 });
    for await (const record of csvRecords(source, { delimiter: this.delimiter, offset: span.offset })) {
      const found = this.read(row, record);
      return 'values' in found ? found : undefined;
    }
    return undefined;
  }

  /** Text has no binary cells. */
  cell(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private read(row: number, record: CsvRecord): TableRow | BadRow {
    if (!('cells' in record)) return { row, ...record };
    const { cells, span } = record;
    if (cells.length !== this.names.length) {
      const detail = `The row has ${cells.length} cells; the table has ${this.names.length} columns.`;
      return { row, reason: 'broken_row', detail };
    }
    const values = this.names.map((name, index) => [name, cells[index] === '' ? null : cells[index]] as const);
    return { row, values: Object.fromEntries(values), span };
  }
}

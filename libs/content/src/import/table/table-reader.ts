/** What the cells of a column are, as far as the file itself says. */
export const COLUMN_TYPES = [
  'text',
  'integer',
  'number',
  'boolean',
  'date',
  'bytes',
  'image',
  'list',
  'object',
  'unknown',
] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

export interface TableColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** Where the bytes of a row lie in the unpacked file, so that one row can be read again without the others. */
export interface RowSpan {
  readonly offset: number;
  readonly length: number;
}

/** A row as it was written; cells of `bytes` and `image` columns are left out, `TableReader.cell` gives them. */
export interface TableRow {
  /** Counted from 0. */
  readonly row: number;
  readonly values: Readonly<Record<string, unknown>>;
  /** For formats of lines. */
  readonly span?: RowSpan;
}

export type BadRowReason = 'broken_row' | 'row_too_long' | 'not_an_object';

/** A row that cannot be read. It costs nothing but itself. */
export interface BadRow {
  readonly row: number;
  readonly reason: BadRowReason;
  readonly detail: string;
}

/** Bytes that stand in a cell, with the name some writers put beside them. */
export interface BinaryCell {
  readonly bytes: Buffer;
  readonly path?: string;
}

/** One table on disk, read in bounded memory whatever its size. To be closed. */
export interface TableReader {
  readonly format: TableFormat;
  readonly columns: readonly TableColumn[];
  /** Undefined where only reading to the end would tell. */
  readonly rowCount?: number;
  /**
   * Rows in the order of the file.
   * @param from the first row wanted
   * @throws TableUnreadable when nothing after this point can be read
   */
  rows(from?: number): AsyncIterable<TableRow | BadRow>;
  /**
   * One row again.
   * @param span as `rows` gave it; formats of lines need it
   */
  row(row: number, span?: RowSpan): Promise<TableRow | undefined>;
  /** The bytes of a cell; undefined when it is empty. Only formats with binary columns have any. */
  cell(row: number, column: string): Promise<BinaryCell | undefined>;
  close(): Promise<void>;
}

export const TABLE_FORMATS = ['csv', 'tsv', 'jsonl', 'json', 'parquet'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** Whether a row can be used. */
export const isReadable = (row: TableRow | BadRow): row is TableRow => 'values' in row;

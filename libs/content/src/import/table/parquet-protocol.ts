import type { TableFault } from './table.errors.js';
import type { BadRow, TableColumn, TableRow } from './table-reader.js';

/** What is asked of a process that reads one Parquet file. The first question names the file. */
export type ParquetQuestion =
  | { readonly ask: 'open'; readonly path: string }
  | { readonly ask: 'rows'; readonly from: number; readonly count: number }
  | { readonly ask: 'cell'; readonly row: number; readonly column: string };

export interface OpenedParquet {
  readonly columns: readonly TableColumn[];
  readonly rowCount: number;
}

export interface ParquetRows {
  readonly rows: readonly (TableRow | BadRow)[];
}

export interface ParquetCell {
  /** Absent when the cell is empty. */
  readonly bytes?: Uint8Array;
  readonly path?: string;
}

/** `fault`: of the file. `error`: ours. */
export type ParquetAnswer =
  | { readonly result: OpenedParquet | ParquetRows | ParquetCell }
  | { readonly fault: { readonly reason: TableFault; readonly detail: string } }
  | { readonly error: string };

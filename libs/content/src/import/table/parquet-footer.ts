import type { FileMetaData } from 'hyparquet';
import { MAX_COLUMNS } from './table-limits.js';
import { TableUnreadable } from './table.errors.js';

/** Footers of real files have kilobytes; tens of megabytes only with millions of row groups. */
export const MAX_FOOTER_BYTES = 64 * 1024 * 1024;
const MAX_ROWS = 2 ** 40;

/**
 * Whether a footer can be true of a file of this size, before anything is allocated by what it says.
 * @throws TableUnreadable
 */
export function assertPlausible(metadata: FileMetaData, fileBytes: number): void {
  if (metadata.schema.length > 4 * MAX_COLUMNS)
    throw new TableUnreadable('too_many_columns', `The table has more than ${MAX_COLUMNS} columns.`);
  const total = Number(metadata.num_rows);
  if (!isCount(total, MAX_ROWS)) throw lies('the number of rows');
  let rows = 0;
  for (const group of metadata.row_groups) {
    const groupRows = Number(group.num_rows);
    if (!isCount(groupRows, total)) throw lies('the number of rows of a group');
    rows += groupRows;
    for (const { meta_data: column, file_path: elsewhere } of group.columns) {
      if (elsewhere) throw new TableUnreadable('broken', 'The table keeps columns in other files.');
      if (!column) throw new TableUnreadable('encrypted', 'The table is encrypted.');
      const size = Number(column.total_compressed_size);
      const start = Number(column.dictionary_page_offset ?? column.data_page_offset);
      if (!isCount(size, fileBytes) || !isCount(start, fileBytes) || start + size > fileBytes)
        throw lies('where a column lies');
      if (!isCount(Number(column.total_uncompressed_size), Number.MAX_SAFE_INTEGER)) throw lies('the size of a column');
    }
  }
  if (rows !== total) throw lies('the number of rows');
}

const isCount = (value: number, most: number): boolean => Number.isSafeInteger(value) && value >= 0 && value <= most;

const lies = (about: string): TableUnreadable =>
  new TableUnreadable('broken', `The footer contradicts the file about ${about}.`);

import { createHash } from 'node:crypto';
import type { TableColumn } from '../table/table-reader.js';

/** Names the shape of a table: the same columns, in any order and of any type, give the same. */
export function columnFingerprint(columns: readonly Pick<TableColumn, 'name'>[]): string {
  const names = columns.map(({ name }) => name).sort();
  return createHash('sha256').update(JSON.stringify(names)).digest('hex');
}

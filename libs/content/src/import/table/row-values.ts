import type { BadRow, ColumnType, TableColumn, TableRow, RowSpan } from './table-reader.js';
import { decodeUtf8 } from './byte-lines.js';
import { TableUnreadable } from './table.errors.js';

/** The row that stands in a piece of JSON, or why there is none. */
export function readJsonRow(row: number, bytes: Buffer, span: RowSpan): TableRow | BadRow {
  try {
    const value: unknown = JSON.parse(decodeUtf8(bytes));
    return isObject(value)
      ? { row, values: value, span }
      : { row, reason: 'not_an_object', detail: 'The row is not a JSON object.' };
  } catch (error) {
    // JSON.parse and the decoder are the only checks there are.
    if (!(error instanceof SyntaxError || error instanceof TableUnreadable)) throw error;
    return { row, reason: 'broken_row', detail: error.message.slice(0, 300) };
  }
}

/** The columns that some rows have, in the order they first appear; one type each, `unknown` where rows disagree. */
export function columnsOfRows(rows: readonly TableRow[]): TableColumn[] {
  const types = new Map<string, ColumnType | undefined>();
  for (const { values } of rows) {
    for (const [name, value] of Object.entries(values)) types.set(name, joined(types.get(name), typeOf(value)));
  }
  return [...types].map(([name, type]) => ({ name, type: type ?? 'unknown' }));
}

function typeOf(value: unknown): ColumnType | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return Array.isArray(value) ? 'list' : 'object';
}

function joined(one: ColumnType | undefined, other: ColumnType | undefined): ColumnType | undefined {
  if (one === undefined || other === undefined || one === other) return one ?? other;
  const bothNumbers = [one, other].every((type) => type === 'integer' || type === 'number');
  return bothNumbers ? 'number' : 'unknown';
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

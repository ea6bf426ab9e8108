import { DomainError } from './domain-error.js';

/** One page of a list. `nextCursor` is null on the last page; `total` is there only when it was asked for. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
  readonly total?: number;
}

/** The position after the last row of a page: the values of the sort columns, in order. */
export type CursorKey = readonly (string | number | null)[];

export class MalformedCursor extends DomainError {
  readonly code = 'request.malformed_cursor';
  constructor() {
    super('The cursor is not one that this server gave out for this sort order.');
  }
}

export const encodeCursor = (key: CursorKey): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/**
 * Reads a cursor back.
 * @param length how many sort columns the query has
 * @throws MalformedCursor if it is anything else than that many plain values
 */
export function decodeCursor(cursor: string, length: number): CursorKey {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === length && key.every(isPlain)) return key;
  } catch {
    // Not JSON: a cursor someone made up. Falls through to the same error as a wrong shape.
  }
  throw new MalformedCursor();
}

const isPlain = (value: unknown): value is string | number | null =>
  value === null || typeof value === 'string' || typeof value === 'number';

/**
 * Turns `limit + 1` rows into a page: the extra row only says that there is more.
 * @param keyOf the sort columns of a row, as the next query needs them
 */
export function toPage<T>(rows: readonly T[], limit: number, keyOf: (row: T) => CursorKey): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null };
}

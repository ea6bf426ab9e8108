import { decodeCursor, MalformedCursor, type CursorKey } from '@odr/kernel';

type CursorValue = CursorKey[number];

/** What a part of a position may be, so that no made-up cursor reaches a cast in SQL. */
const KINDS = {
  smallint: (value: CursorValue) => isWhole(value, 2 ** 15 - 1),
  integer: (value: CursorValue) => isWhole(value, 2 ** 31 - 1),
  bigint: (value: CursorValue) => isWhole(value, Number.MAX_SAFE_INTEGER),
  /** As PostgreSQL writes a time in UTC, with its microseconds. */
  time: (value: CursorValue) =>
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00$/.test(value) &&
    !Number.isNaN(Date.parse(value.replace(' ', 'T').replace('+00', 'Z'))),
  uuid: (value: CursorValue) =>
    typeof value === 'string' && /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value),
} as const;

/**
 * Reads the position after which a page begins.
 * @param kinds of its parts, in the order of the query's sort columns
 * @returns the parts, or none for the first page
 * @throws MalformedCursor
 */
export function positionOf(cursor: string | undefined, kinds: readonly (keyof typeof KINDS)[]): CursorKey {
  if (cursor === undefined) return [];
  const key = decodeCursor(cursor, kinds.length);
  if (!kinds.every((kind, index) => KINDS[kind](key[index] ?? null))) throw new MalformedCursor();
  return key;
}

const isWhole = (value: CursorValue, max: number): boolean => Number.isInteger(value) && Math.abs(Number(value)) <= max;

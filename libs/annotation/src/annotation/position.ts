import { decodeCursor, MalformedCursor } from '@odr/kernel';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id in a cursor; a made-up one must not reach the database, which would call it our error. @throws MalformedCursor */
export function idAt(cursor: string): string {
  const [id] = decodeCursor(cursor, 1);
  if (typeof id !== 'string' || !UUID.test(id)) throw new MalformedCursor();
  return id;
}

/** The corrected rating, null where there is none, and the id in a cursor. @throws MalformedCursor */
export function ratingAt(cursor: string): { readonly rating: number | null; readonly id: string } {
  const [rating, id] = decodeCursor(cursor, 2);
  if (typeof rating === 'string' || rating === undefined || typeof id !== 'string' || !UUID.test(id))
    throw new MalformedCursor();
  return { rating, id };
}

/** The version number in a cursor. @throws MalformedCursor */
export function versionAt(cursor: string): number {
  const [version] = decodeCursor(cursor, 1);
  if (typeof version !== 'number' || !Number.isInteger(version) || version > 2_147_483_647) throw new MalformedCursor();
  return version;
}

/** Microseconds as PostgreSQL writes them; a cursor in milliseconds would repeat what was deleted within one. */
const MOMENT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/;

/** The time and id in a cursor. @throws MalformedCursor */
export function momentAt(cursor: string): { readonly at: string; readonly id: string } {
  const [at, id] = decodeCursor(cursor, 2);
  if (typeof at !== 'string' || !MOMENT.test(at) || typeof id !== 'string' || !UUID.test(id))
    throw new MalformedCursor();
  return { at, id };
}

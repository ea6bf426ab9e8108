import { createHash } from 'node:crypto';

/**
 * The id of something that is what it says: the same words have the same id, wherever and whenever they are said.
 * @returns a UUID of version 8 (RFC 9562)
 */
function idOf(kind: string, ...words: readonly (string | null)[]): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([kind, ...words]))
    .digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** A source is its kind and value: two items that name the same page have the same source. */
export const sourceId = ({ type, value }: { readonly type: string; readonly value: string }): string =>
  idOf('source', type, value);

/** A credit is a name with a page, or without one. */
export const authorId = ({ name, url }: { readonly name: string; readonly url?: string | null }): string =>
  idOf('author', name, url ?? null);

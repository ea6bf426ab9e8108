import { createHash } from 'node:crypto';

/** What the first row of a chain is chained to. */
export const GENESIS_HASH: Buffer = Buffer.alloc(32);

/** JSON with the keys of every object in code-unit order, so that the same row always has the same bytes (RFC 8785 in spirit). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((entry) => canonicalJson(entry ?? null)).join(',')}]`;
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`);
  return `{${fields.join(',')}}`;
}

/**
 * sha256(previous hash || canonical JSON of the row).
 * @param row every column but the hashes; times in whole milliseconds, or they do not survive the way through JavaScript
 */
export const chainHash = (prevHash: Buffer, row: object): Buffer =>
  createHash('sha256').update(prevHash).update(canonicalJson(row)).digest();

import type { ParquetCell } from './parquet-protocol.js';

/** Whether some bytes are text that its writer forgot to call so. */
export function isPlainText(bytes: Uint8Array): boolean {
  try {
    return !/[\0-\x08\x0e-\x1f]/.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // The decoder is the check.
    return false;
  }
}

/** Parquet's values as JSON has them: times are ISO, whole numbers stay exact, stray bytes of text become text. */
export function plainValue(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value.toString();
  }
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return isPlainText(value) ? Buffer.from(value).toString('utf8') : null;
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<unknown>, plainValue);
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainValue(inner)]));
  return value;
}

/** A cell of a `bytes` or `image` column, whichever way its writer wrapped it. */
export function binaryCell(value: unknown): ParquetCell {
  if (value instanceof Uint8Array) return value.length > 0 ? { bytes: value } : {};
  if (typeof value !== 'object' || value === null) return {};
  const { bytes, path } = value as Record<string, unknown>;
  const name = typeof path === 'string' ? path : path instanceof Uint8Array ? Buffer.from(path).toString('utf8') : '';
  return {
    ...(bytes instanceof Uint8Array && bytes.length > 0 ? { bytes } : {}),
    ...(name === '' ? {} : { path: name }),
  };
}

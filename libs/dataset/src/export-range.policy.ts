/** First and last byte, both inclusive. */
export interface FileRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a `Range` header with one range of bytes.
 * @returns undefined to send the whole file: no range, another unit, or several ranges, which may be ignored (RFC 9110)
 */
export function readRange(header: string | undefined, sizeBytes: number): FileRange | 'unsatisfiable' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const start = from === '' ? Math.max(0, sizeBytes - Number(to)) : Number(from);
  const end = from === '' || to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1);
  return start > end || start >= sizeBytes ? 'unsatisfiable' : { start, end };
}

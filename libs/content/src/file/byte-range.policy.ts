import type { ByteRange } from '@odr/platform';

/**
 * Reads a `Range` header.
 * @returns undefined to send the whole file (no range, several ranges, another unit), null if the range lies outside the file
 */
export function parseRange(header: string | undefined, sizeBytes: number): ByteRange | undefined | null {
  // Several ranges may cost more than the file itself; the standard allows ignoring them.
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const start = from === '' ? Math.max(0, sizeBytes - Number(to)) : Number(from);
  const end = from === '' || to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1);
  return start > end || start >= sizeBytes ? null : { start, end };
}

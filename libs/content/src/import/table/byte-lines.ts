import { TableUnreadable } from './table.errors.js';

/** One line without its end, and where it lies. `bytes` is absent when it is longer than anybody will read. */
export interface ByteLine {
  readonly offset: number;
  readonly length: number;
  readonly bytes?: Buffer;
}

const NEWLINE = 0x0a;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** Splits a stream at its newlines. A line beyond `maxBytes` is counted, not kept. */
export async function* byteLines(
  source: AsyncIterable<Uint8Array>,
  { maxBytes, offset = 0 }: { readonly maxBytes: number; readonly offset?: number },
): AsyncGenerator<ByteLine> {
  let start = offset;
  let length = 0;
  let parts: Uint8Array[] = [];
  const take = (part: Uint8Array): void => {
    length += part.length;
    if (length <= maxBytes) parts.push(part);
    else parts = [];
  };
  const finish = (): ByteLine => {
    const line =
      length <= maxBytes ? { offset: start, length, bytes: Buffer.concat(parts) } : { offset: start, length };
    start += length + 1;
    length = 0;
    parts = [];
    return line;
  };
  for await (const chunk of source) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
      take(chunk.subarray(from, end));
      yield finish();
      from = end + 1;
    }
    take(chunk.subarray(from));
  }
  if (length > 0) yield finish();
}

/** @throws TableUnreadable when the bytes are not UTF-8 */
export function decodeUtf8(bytes: Buffer): string {
  const withoutMark = bytes.subarray(0, 3).equals(BOM) ? bytes.subarray(3) : bytes;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(withoutMark);
  } catch {
    // Nobody but the decoder can tell.
    throw new TableUnreadable('not_utf8', 'The line is not UTF-8.');
  }
}

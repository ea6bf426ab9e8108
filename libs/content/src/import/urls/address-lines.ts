import { byteLines } from '../table/byte-lines.js';

/** Longer lines are no addresses. */
const MAX_LINE_BYTES = 8_000;

/** Addresses of a plain list: one a line; empty lines and those that begin with # are passed over. */
export async function* addressLines(source: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  for await (const { bytes } of byteLines(source, { maxBytes: MAX_LINE_BYTES })) {
    // A line that is too long, or no UTF-8, is listed all the same: its owner finds it among what failed.
    const line =
      bytes === undefined
        ? TOO_LONG
        : bytes
            .toString('utf8')
            .replace(/^\uFEFF/, '')
            .trim();
    if (line !== '' && !line.startsWith('#')) yield line;
  }
}

const TOO_LONG = '(a line of more than 8,000 bytes)';

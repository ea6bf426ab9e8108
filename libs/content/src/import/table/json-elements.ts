import { TableUnreadable } from './table.errors.js';
import type { ByteLine } from './byte-lines.js';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);
const SPACE = new Set([0x20, 0x09, 0x0a, 0x0d]);

/**
 * The elements of one JSON array, each as the bytes it is written with: the array may be larger than memory.
 * Only brackets and strings are followed; whether an element is JSON is for whoever parses it.
 * @throws TableUnreadable when it is no array, or ends too early
 */
export async function* jsonElements(
  source: AsyncIterable<Uint8Array>,
  { maxBytes }: { readonly maxBytes: number },
): AsyncGenerator<ByteLine> {
  const state = { depth: 0, inString: false, isEscaped: false, isOver: false };
  let at = 0;
  let start = -1;
  let length = 0;
  let parts: Uint8Array[] = [];
  const keep = (part: Uint8Array): void => {
    length += part.length;
    if (length <= maxBytes) parts.push(part);
    else parts = [];
  };
  const finish = (): ByteLine => {
    const element = { offset: start, length, ...(length <= maxBytes ? { bytes: Buffer.concat(parts) } : {}) };
    start = -1;
    length = 0;
    parts = [];
    return element;
  };
  for await (const chunk of source) {
    let from = 0;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] ?? 0;
      if (state.inString) {
        if (state.isEscaped) state.isEscaped = false;
        else if (byte === BACKSLASH) state.isEscaped = true;
        else if (byte === QUOTE) state.inString = false;
        continue;
      }
      if (SPACE.has(byte) || isMark(at + i, byte)) continue;
      if (state.isOver) throw broken('Something follows the end of the array.');
      if (state.depth === 0 && byte !== 0x5b) throw broken('The file is not one JSON array.');
      const endsElement = state.depth === 1 && (byte === COMMA || CLOSING.has(byte));
      if (endsElement && start !== -1) {
        keep(chunk.subarray(from, i));
        yield finish();
      } else if (state.depth >= 1 && !endsElement && start === -1) {
        start = at + i;
        from = i;
      }
      if (byte === QUOTE) state.inString = true;
      else if (OPENING.has(byte)) state.depth += 1;
      else if (CLOSING.has(byte)) {
        state.depth -= 1;
        state.isOver = state.depth === 0;
      }
    }
    if (start !== -1) keep(chunk.subarray(from));
    at += chunk.length;
  }
  if (!state.isOver) throw broken('The array ends in the middle.');
}

/** The three bytes of a byte order mark, which may stand first. */
const isMark = (at: number, byte: number): boolean => at < 3 && byte === [0xef, 0xbb, 0xbf][at];

const broken = (detail: string): TableUnreadable => new TableUnreadable('broken', detail);

import { lineBatches } from '../bulk/line-batches.js';
import type { Unreadable } from './exchange.js';

/** Lines beyond this are no annotations: the values of the API are a tenth of it. */
const MAX_LINE_BYTES = 16_000_000;
const MARK = Buffer.from('\uFEFF');

/** A line without its end, counted from 1. */
export interface TextLine {
  readonly line: number;
  readonly text: string;
}

/** The lines of a stream, without blank ones; one that is too long or not UTF-8 is told, and the others go on. */
export async function* textLines(input: AsyncIterable<Uint8Array>): AsyncGenerator<TextLine | Unreadable> {
  for await (const batch of lineBatches(input, MAX_LINE_BYTES)) {
    for (const { line, text, isTooLong } of batch) {
      if (text !== undefined) yield { line, text: text.replace(/\r$/, '') };
      else {
        const message = isTooLong ? `The line has more than ${MAX_LINE_BYTES} bytes.` : 'The line is not UTF-8.';
        yield { where: `line ${line}`, code: 'broken', message };
      }
    }
  }
}

/** A whole stream as text. @throws RangeError beyond the limit, TypeError for what is not UTF-8 */
export async function wholeText(input: AsyncIterable<Uint8Array>, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of input) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new RangeError(`It has more than ${maxBytes} bytes.`);
    chunks.push(chunk);
  }
  return utf8(Buffer.concat(chunks));
}

/** Bytes as text, without a byte order mark. @throws TypeError for what is not UTF-8: guessing would corrupt words in silence */
export function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new TypeError('It is not UTF-8.', { cause });
  }
}

/** The same bytes without a byte order mark before them. */
export async function* withoutMark(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let start: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of input) {
    if (!start) {
      yield chunk;
      continue;
    }
    start = Buffer.concat([start, chunk]);
    if (start.length < MARK.length) continue;
    yield unmarked(start);
    start = undefined;
  }
  if (start) yield unmarked(start);
}

const unmarked = (bytes: Buffer): Buffer =>
  bytes.subarray(0, MARK.length).equals(MARK) ? bytes.subarray(MARK.length) : bytes;

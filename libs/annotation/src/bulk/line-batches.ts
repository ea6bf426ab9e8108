import { setTimeout as sleep } from 'node:timers/promises';

/** A line of an NDJSON stream, counted from 1; `text` is undefined when it was too long to keep or is not UTF-8. */
export interface InputLine {
  readonly line: number;
  readonly text: string | undefined;
  readonly isTooLong: boolean;
}

const NEWLINE = 0x0a;
/** A batch is one transaction: enough lines to make it cheap, few enough to be done soon. */
const BATCH_LINES = 500;
const BATCH_BYTES = 2_000_000;
/** A client that sends without waiting sends its next chunk sooner than this. */
const QUIET_MS = 10;

/**
 * Splits a byte stream into lines, a few hundred at a time. When nothing comes for a moment, the batch ends as it is, so that a
 * client that waits for answers is never kept waiting for more input. A line beyond the limit is counted, not kept. Of a stream that
 * breaks, what waited is given up: nobody could be answered.
 */
export async function* lineBatches(
  input: AsyncIterable<Uint8Array>,
  maxLineBytes: number,
): AsyncGenerator<InputLine[]> {
  const splitter = new LineSplitter(maxLineBytes);
  const chunks = input[Symbol.asyncIterator]();
  let batch: InputLine[] = [];
  let bytes = 0;
  try {
    let coming = chunks.next();
    for (;;) {
      const next = batch.length === 0 ? await coming : await soon(coming);
      if (next !== 'later' && next.done !== true) {
        coming = chunks.next();
        // It may break while a batch is being worked on; it is told when it is waited for.
        coming.catch(() => undefined);
        batch.push(...splitter.linesOf(next.value));
        bytes += next.value.length;
        if (batch.length < BATCH_LINES && bytes < BATCH_BYTES) continue;
      }
      const isEnd = next !== 'later' && next.done === true;
      if (isEnd) batch.push(...splitter.rest());
      if (batch.length > 0) yield batch;
      if (isEnd) return;
      batch = [];
      bytes = 0;
    }
  } finally {
    await chunks.return?.();
  }
}

async function soon<T>(coming: Promise<T>): Promise<T | 'later'> {
  const done = new AbortController();
  const quiet = sleep(QUIET_MS, 'later' as const, { signal: done.signal }).catch(() => 'later' as const);
  try {
    return await Promise.race([coming, quiet]);
  } finally {
    done.abort();
  }
}

class LineSplitter {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private parts: Uint8Array[] = [];
  private length = 0;
  private line = 0;

  constructor(private readonly maxLineBytes: number) {}

  /** The lines that a chunk completes. */
  linesOf(chunk: Uint8Array): InputLine[] {
    const lines: InputLine[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      this.take(chunk.subarray(start, end));
      lines.push(...this.finish());
      start = end + 1;
    }
    this.take(chunk.subarray(start));
    return lines;
  }

  /** The last line, which nothing ends. */
  rest(): InputLine[] {
    return this.length > 0 ? this.finish() : [];
  }

  private take(part: Uint8Array): void {
    this.length += part.length;
    if (this.length > this.maxLineBytes) this.parts = [];
    else if (part.length > 0) this.parts.push(part);
  }

  private finish(): InputLine[] {
    const isTooLong = this.length > this.maxLineBytes;
    const text = isTooLong ? undefined : this.decode();
    const isBlank = !isTooLong && text !== undefined && text.trim() === '';
    this.line += 1;
    this.parts = [];
    this.length = 0;
    return isBlank ? [] : [{ line: this.line, text, isTooLong }];
  }

  private decode(): string | undefined {
    const [only, ...others] = this.parts;
    try {
      return this.decoder.decode(others.length === 0 ? only : Buffer.concat(this.parts));
    } catch {
      // Not UTF-8, so not JSON either; guessing another encoding would corrupt somebody's captions in silence.
      return undefined;
    }
  }
}

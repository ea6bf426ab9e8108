/** A line of an NDJSON stream, counted from 1; `text` is undefined when it was too long to keep or is not UTF-8. */
export interface InputLine {
  readonly line: number;
  readonly text: string | undefined;
  readonly isTooLong: boolean;
}

const NEWLINE = 0x0a;

/**
 * Splits a byte stream into lines. Each chunk of the network gives one batch with the lines it completes, so that a
 * client that waits for answers is never kept waiting for more input. A line beyond the limit is counted, not kept.
 */
export async function* lineBatches(
  input: AsyncIterable<Uint8Array>,
  maxLineBytes: number,
): AsyncGenerator<InputLine[]> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let line = 0;

  const take = (part: Uint8Array): void => {
    length += part.length;
    if (length > maxLineBytes) parts = [];
    else if (part.length > 0) parts.push(part);
  };
  const finish = (): InputLine[] => {
    const isTooLong = length > maxLineBytes;
    const text = isTooLong ? undefined : decode(parts);
    const isBlank = !isTooLong && text !== undefined && text.trim() === '';
    line += 1;
    parts = [];
    length = 0;
    return isBlank ? [] : [{ line, text, isTooLong }];
  };

  for await (const chunk of input) {
    const batch: InputLine[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      take(chunk.subarray(start, end));
      batch.push(...finish());
      start = end + 1;
    }
    take(chunk.subarray(start));
    if (batch.length > 0) yield batch;
  }
  if (length > 0) {
    const rest = finish();
    if (rest.length > 0) yield rest;
  }
}

function decode(parts: readonly Uint8Array[]): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
  } catch {
    // Not UTF-8, so not JSON either; guessing another encoding would corrupt somebody's captions in silence.
    return undefined;
  }
}

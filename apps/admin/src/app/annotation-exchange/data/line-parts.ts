/** Some whole lines of a file, small enough for one request. */
export interface LinePart {
  readonly bytes: Blob;
  /** How many lines stand before it. */
  readonly before: number;
  readonly lines: number;
  /** Where it ends in the file. */
  readonly end: number;
}

const NEWLINE = 0x0a;
/** The server begins to answer while it reads, and a browser reads only once it has sent all: so many answers it keeps for us. */
const MAX_LINES = 5_000;
const MAX_BYTES = 8_000_000;

/**
 * A file of lines in parts, so that each is soon answered, and a lost connection costs one. The same file gives the same parts.
 * @param from goes on behind this part
 */
export async function* lineParts(file: Blob, from?: LinePart, maxLines = MAX_LINES): AsyncGenerator<LinePart> {
  let start = from?.end ?? 0;
  let before = from ? from.before + from.lines : 0;
  while (start < file.size) {
    const { length, lines } = await wholeLines(file, start, maxLines);
    yield { bytes: file.slice(start, start + length), before, lines, end: start + length };
    start += length;
    before += lines;
  }
}

/** A line may be larger than what is read at once; it is sent whole all the same, for the server to refuse. */
async function wholeLines(
  file: Blob,
  start: number,
  maxLines: number,
): Promise<{ readonly length: number; readonly lines: number }> {
  let [length, lines] = [0, 0];
  for (let at = start; at < file.size; at += MAX_BYTES) {
    const bytes = new Uint8Array(await file.slice(at, at + MAX_BYTES).arrayBuffer());
    for (let end = bytes.indexOf(NEWLINE); end >= 0 && lines < maxLines; end = bytes.indexOf(NEWLINE, end + 1)) {
      lines += 1;
      length = at - start + end + 1;
    }
    if (lines > 0 && at + MAX_BYTES < file.size) return { length, lines };
    if (lines >= maxLines) return { length, lines };
  }
  // What the last line end leaves is the last line.
  const rest = file.size - start;
  return rest > length ? { length: rest, lines: lines + 1 } : { length, lines };
}

/** These lines of a file, counted from 1, in its order. */
export async function pickedLines(file: Blob, numbers: ReadonlySet<number>): Promise<Blob> {
  const picked: BlobPart[] = [];
  for await (const { bytes, before, lines } of lineParts(file)) {
    if (![...numbers].some((number) => number > before && number <= before + lines)) continue;
    const texts = (await bytes.text()).split('\n');
    for (let at = 0; at < lines; at += 1) if (numbers.has(before + at + 1)) picked.push(`${texts[at] ?? ''}\n`);
  }
  return new Blob(picked, { type: 'application/x-ndjson' });
}

import { parse } from 'csv-parse/sync';
import { byteLines, decodeUtf8, type ByteLine } from './byte-lines.js';
import { MAX_ROW_BYTES } from './table-limits.js';
import { TableUnreadable } from './table.errors.js';
import type { BadRowReason, RowSpan } from './table-reader.js';
import { utf8Checked } from './utf8.js';

export type CsvRecord =
  | { readonly cells: readonly string[]; readonly span: RowSpan }
  | { readonly reason: BadRowReason; readonly detail: string };

interface Line extends ByteLine {
  readonly text: string;
}

/** A quoted cell that goes on for more lines was never closed. */
const MAX_LINES_OF_A_RECORD = 1_000;
/** Each costs reading its successors again. */
const MAX_GIVEN_UP = 1_000;

/**
 * Splits CSV into records before parsing each alone, so that a quote that nobody closes costs its own line and not the
 * rest of the file, and every record is known by its bytes.
 */
export async function* csvRecords(
  source: AsyncIterable<Uint8Array>,
  { delimiter, offset = 0 }: { readonly delimiter: string; readonly offset?: number },
): AsyncGenerator<CsvRecord> {
  let open: Line[] = [];
  let isQuoted = false;
  let givenUp = 0;
  const take = function* (line: Line): Generator<CsvRecord> {
    if (open.length === 0 && line.text.trim() === '') return;
    open.push(line);
    isQuoted = endsInQuotes(line.text, delimiter, isQuoted);
    if (isQuoted && open.length < MAX_LINES_OF_A_RECORD && sizeOf(open) <= MAX_ROW_BYTES) return;
    const record = isQuoted ? undefined : recordOf(open, delimiter);
    // Several lines that are no record were held together by a quote that does not belong there.
    if (!record || ('reason' in record && open.length > 1)) yield* giveUpFirst();
    else {
      open = [];
      yield record;
    }
  };
  const giveUpFirst = function* (): Generator<CsvRecord> {
    const [, ...rest] = open;
    open = [];
    isQuoted = false;
    if (++givenUp > MAX_GIVEN_UP) throw new TableUnreadable('broken', 'Too many quoted cells are never closed.');
    yield { reason: 'broken_row', detail: 'A quoted cell is never closed.' };
    for (const line of rest) yield* take(line);
  };
  for await (const line of byteLines(utf8Checked(source), { maxBytes: MAX_ROW_BYTES, offset })) {
    if (line.bytes) yield* take({ ...line, text: decodeUtf8(line.bytes).replace(/\r$/, '') });
    else yield { reason: 'row_too_long', detail: `The row has ${line.length} bytes; ${MAX_ROW_BYTES} is the limit.` };
  }
  while (open.length > 0) yield* giveUpFirst();
}

function recordOf(lines: readonly Line[], delimiter: string): CsvRecord {
  const [first] = lines;
  const last = lines.at(-1);
  if (!first || !last) return { reason: 'broken_row', detail: 'The row is empty.' };
  try {
    const text = lines.map((line) => line.text).join('\n');
    const records = parse(text, { delimiter, relax_column_count: true, record_delimiter: '\0' }) as string[][];
    const [cells] = records;
    if (!cells || records.length !== 1) return { reason: 'broken_row', detail: 'The row is not one row of CSV.' };
    return { cells, span: { offset: first.offset, length: last.offset + last.length - first.offset } };
  } catch (error) {
    // The parser is the only check there is, and says what is wrong in words.
    return { reason: 'broken_row', detail: error instanceof Error ? error.message.replace(/ at line \d+/, '') : '' };
  }
}

/** Whether a quoted cell is still open at the end of a line. A quote inside of a plain cell opens nothing. */
function endsInQuotes(text: string, delimiter: string, wasQuoted: boolean): boolean {
  let cell: 'start' | 'plain' | 'quoted' | 'closed' = wasQuoted ? 'quoted' : 'start';
  for (const character of text) {
    if (cell === 'quoted') cell = character === '"' ? 'closed' : 'quoted';
    else if (character === delimiter) cell = 'start';
    // A doubled quote closes and opens again.
    else if (character === '"' && cell !== 'plain') cell = 'quoted';
    else cell = 'plain';
  }
  return cell === 'quoted';
}

const sizeOf = (lines: readonly Line[]): number => lines.reduce((sum, { length }) => sum + length, 0);

import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';

import { tokensOf } from '../cleaning/token-count.js';
import type {
  AnnotatedPicture,
  ExchangeAnnotation,
  ExchangePicture,
  Found,
  IncomingFile,
  JsonObject,
} from './exchange.js';
import { isRecord, referenceTo, sourceOfValue } from './exchange.js';
import type { AnnotationFormat, ExportExtras } from './format.js';
import { isTooDeep, TOO_DEEP } from './json-text.js';
import type { LossTally } from './loss-report.js';
import { utf8, withoutMark } from './text-lines.js';

const HEADER = [
  'content_id',
  'sha256',
  'file_name',
  'width',
  'height',
  'annotation_id',
  'sources',
  'caption',
  'language',
  'tags',
  'annotation',
];
const MAX_CELL = 4_000_000;

/** What makes a spreadsheet reckon instead of show, quoted already or not. */
const FORMULA = /^'*[=+\-@\t\r]/;

/** A table with a row for each annotation; `annotation` is its whole value as JSON, the columns before it are for people. */
export const csvFormat: AnnotationFormat = {
  mediaType: 'text/csv',
  ending: '.csv',

  async *write(
    pictures: () => AsyncIterable<AnnotatedPicture>,
    losses: LossTally,
    { tokens }: ExportExtras = {},
  ): AsyncGenerator<string> {
    yield line([...HEADER, ...(tokens ? ['tokens'] : [])]);
    for await (const { picture, annotations } of pictures()) {
      for (const annotation of annotations) {
        losses.carried('native');
        yield line([...cellsOf(picture, annotation), ...(tokens ? [captionTokens(annotation.value)] : [])]);
      }
    }
  },

  async *read(file: IncomingFile): AsyncGenerator<Found> {
    const parser = parse({
      // As bytes: what is not UTF-8 is told, not replaced.
      encoding: null,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      skip_empty_lines: true,
      info: true,
      max_record_size: MAX_CELL,
    });
    pipeline(Readable.from(withoutMark(file.open())), parser, () => undefined);
    let header: readonly string[] | undefined;
    let inQuotes = 0;
    try {
      for await (const { record, info } of parser as AsyncIterable<{
        record: readonly Buffer[];
        info: { lines: number };
      }>) {
        // The parser counts both characters of a line end in quotes.
        inQuotes += record.reduce((sum, bytes) => sum + lineEndsIn(bytes), 0);
        const where = `line ${info.lines - inQuotes}`;
        const cells = cellsIn(record);
        if (header)
          yield cells ? readRow(header, cells, where) : { where, code: 'broken', message: 'The row is not UTF-8.' };
        else {
          header = cells && headerOf(cells);
          if (!header)
            return yield { where, code: 'broken', message: 'The header is not UTF-8, or names a column twice.' };
        }
      }
    } catch (error) {
      // What follows a broken quote cannot be told apart from it.
      yield {
        where: 'the rest of the file',
        code: 'broken',
        message: error instanceof Error ? error.message : 'is no CSV',
      };
    }
  },
};

function cellsOf(picture: ExchangePicture, { id, sources, value }: ExchangeAnnotation): unknown[] {
  const { caption, language, tags } = value;
  const { contentId, sha256, name, width, height } = picture;
  const shown = (given: unknown): unknown =>
    typeof given === 'string' ? given : given === undefined ? '' : JSON.stringify(given);
  return [
    contentId,
    sha256,
    name,
    width,
    height,
    id,
    JSON.stringify(sources),
    shown(caption),
    shown(language),
    shown(tags),
    JSON.stringify(value),
  ];
}

/** Of all its captions together; nothing where there is none. */
function captionTokens(value: JsonObject): number | null {
  const counts = Object.values(tokensOf(value));
  return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count);
}

const LINE_END = Buffer.from('\r\n');

function lineEndsIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_END); at >= 0; at = bytes.indexOf(LINE_END, at + 2)) count += 1;
  return count;
}

function cellsIn(record: readonly Buffer[]): string[] | undefined {
  try {
    return record.map(utf8);
  } catch {
    // Not UTF-8: which character was meant cannot be known.
    return undefined;
  }
}

function headerOf(cells: readonly string[]): readonly string[] | undefined {
  const names = cells.map((name) => name.trim().toLowerCase());
  return names.some((name, at) => name !== '' && names.indexOf(name) !== at) ? undefined : names;
}

function readRow(header: readonly string[], cells: readonly string[], where: string): Found {
  if (cells.length > header.length)
    return {
      where,
      code: 'broken',
      message: `The row has ${cells.length} cells for ${header.length} columns: put quotes around cells with commas.`,
    };
  const row = Object.fromEntries(cells.map((cell, at) => [header[at] ?? '', unguarded(cell)]));
  const reference = referenceTo({
    contentId: row['content_id'],
    sha256: row['sha256'],
    name: row['file_name'] ?? row['filename'],
  });
  if (!reference)
    return { where, code: 'no_picture', message: 'The row names no picture: give content_id, sha256 or file_name.' };
  try {
    const value = valueOf(row);
    if (!value)
      return { where, code: 'broken', message: 'The row has no annotation: give annotation, caption or tags.' };
    const sources = row['sources'] ? (JSON.parse(row['sources']) as unknown) : [];
    const names = Array.isArray(sources) ? sources.filter((name): name is string => typeof name === 'string') : [];
    return {
      where,
      reference,
      sources: names.length > 0 ? names : [sourceOfValue(value)],
      value,
      losses: lossesOf(row),
    };
  } catch (error) {
    // The parser is the only judge of JSON in a cell.
    return { where, code: 'broken', message: error instanceof Error ? error.message : 'is no JSON' };
  }
}

/** Cells that say something for which the annotation has no place. */
function lossesOf(row: Record<string, string | undefined>): string[] {
  const others = Object.keys(row).filter((name) => row[name] && !KNOWN.has(name));
  const isCaption = !row['annotation'] && (row['caption'] ?? row['text']);
  return isCaption && row['tags'] ? [...others, 'tags'] : others;
}
const KNOWN = new Set(['', ...HEADER, 'filename', 'text', 'tokens']);

function valueOf(row: Record<string, string | undefined>): JsonObject | undefined {
  const { annotation, caption = row['text'], language, tags } = row;
  if (annotation) {
    const value: unknown = JSON.parse(annotation);
    if (!isRecord(value)) throw new TypeError('The annotation of the row is not a JSON object.');
    if (isTooDeep(value)) throw new RangeError(TOO_DEEP);
    return value;
  }
  if (caption) return { caption, ...(language ? { language } : {}) };
  if (!tags) return undefined;
  const given: unknown = tags.startsWith('[') ? JSON.parse(tags) : tags.split(/[,;|]/).map((tag) => tag.trim());
  return { tags: Array.isArray(given) ? given.filter((tag) => tag !== '') : [] };
}

export const line = (values: readonly unknown[]): string => `${values.map(cell).join(',')}\r\n`;

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = String(value);
  // A quote more each time, so that reading can take exactly one away.
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const unguarded = (text: string): string => (text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text);

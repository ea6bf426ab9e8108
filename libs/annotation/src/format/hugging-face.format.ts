import { isBoxObject } from '@odr/contracts';

import { countTokens } from '../cleaning/token-count.js';
import type { AnnotatedPicture, ExchangeAnnotation, Found, IncomingFile, JsonObject } from './exchange.js';
import { isRecord, referenceTo, sourceOfValue } from './exchange.js';
import { EXTENSION, extensionOf, readExtension } from './extension.js';
import { isSame } from './difference.js';
import type { AnnotationFormat, ExportExtras } from './format.js';
import { isTooDeep, TOO_DEEP } from './json-text.js';
import type { LossTally } from './loss-report.js';
import { textLines } from './text-lines.js';

/** The columns that other readers know: the first annotation of each kind stands there. */
const COLUMNS = ['text', 'tags', 'objects'] as const;
type Column = (typeof COLUMNS)[number];

/** `metadata.jsonl` of a Hugging Face image folder: a line for each picture. */
export const huggingFaceFormat: AnnotationFormat = {
  mediaType: 'application/x-ndjson',
  ending: '.jsonl',

  async *write(
    pictures: () => AsyncIterable<AnnotatedPicture>,
    losses: LossTally,
    { tokens }: ExportExtras = {},
  ): AsyncGenerator<string> {
    for await (const { picture, annotations } of pictures()) {
      const columns: Partial<Record<Column, unknown>> = {};
      const extensions: JsonObject[] = [];
      for (const annotation of annotations) {
        const column = columnOf(annotation);
        const isFree = column !== undefined && columns[column] === undefined;
        if (isFree) columns[column] = toColumn(column, annotation.value);
        const back = isFree ? fromColumn(column, columns[column]) : undefined;
        extensions.push({ ...(isFree ? { column } : {}), ...extensionOf(annotation, back, losses) });
      }
      const { contentId, sha256, width, height, license } = picture;
      // Null and not left out: whoever reads the file as a table wants the column in every line.
      const counted = tokens
        ? { text_tokens: typeof columns.text === 'string' ? countTokens(columns.text) : null }
        : {};
      const about = { content_id: contentId, sha256, width, height, license };
      yield `${JSON.stringify({ file_name: fileName(picture.name), ...columns, ...counted, ...about, [EXTENSION]: extensions })}\n`;
    }
  },

  async *read(file: IncomingFile): AsyncGenerator<Found> {
    for await (const line of textLines(file.open())) {
      if ('code' in line) yield line;
      else yield* readLine(line.text, `line ${line.line}`);
    }
  },
};

function* readLine(text: string, where: string): Generator<Found> {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return yield { where, code: 'broken', message: error instanceof Error ? error.message : 'is no JSON' };
  }
  if (!isRecord(data)) return yield { where, code: 'broken', message: 'The line is not a JSON object.' };
  if (isTooDeep(data)) return yield { where, code: 'broken', message: TOO_DEEP };
  const named = (key: string): string | null => (typeof data[key] === 'string' ? data[key] : null);
  const reference = referenceTo({
    contentId: named('content_id'),
    sha256: named('sha256'),
    name: named('file_name') ?? '',
  });
  if (!reference)
    return yield { where, code: 'no_picture', message: 'The line names no picture: file_name is not there.' };
  const given = data[EXTENSION];
  const said = new Set<string>();
  const losses = Object.keys(data).filter((key) => !KNOWN.has(key));
  let isAnything = false;
  for (const one of Array.isArray(given) ? given : []) {
    const extension = readExtension(one);
    const column = COLUMNS.find((name) => isRecord(one) && one['column'] === name);
    const value = valueWith(extension?.value, column, column && data[column]);
    if (column) said.add(column);
    if (!value) continue;
    yield { where, reference, sources: extension?.sources ?? [sourceOfValue(value)], value, losses };
    isAnything = true;
  }
  for (const column of COLUMNS.filter((name) => !said.has(name))) {
    const value = fromColumn(column, column === 'text' ? (data['text'] ?? data['caption']) : data[column]);
    if (!value) continue;
    yield { where, reference, sources: [sourceOfValue(value)], value, losses };
    isAnything = true;
  }
  if (!isAnything && losses.length > 0)
    yield {
      where,
      code: 'not_supported',
      message: `It has none of text, caption, tags and objects, but ${losses.join(', ')}.`,
    };
}

/** Columns that are read, or say what is known of the picture anyway. */
const KNOWN = new Set<string>([
  ...COLUMNS,
  'caption',
  'file_name',
  'content_id',
  'sha256',
  'width',
  'height',
  'license',
  EXTENSION,
]);

/** What somebody has changed in a column since counts more than what the extension kept. */
function valueWith(kept: JsonObject | undefined, column: Column | undefined, cell: unknown): JsonObject | undefined {
  if (!column) return kept;
  if (kept && isSame(JSON.parse(JSON.stringify(toColumn(column, kept) ?? null)), cell ?? null)) return kept;
  return fromColumn(column, cell);
}

function columnOf({ value }: ExchangeAnnotation): Column | undefined {
  if (typeof value['caption'] === 'string') return 'text';
  if (Array.isArray(value['tags'])) return 'tags';
  return Array.isArray(value['objects']) && value['objects'].every(isBoxObject) ? 'objects' : undefined;
}

function toColumn(column: Column, value: JsonObject): unknown {
  if (column === 'text') return value['caption'];
  if (column === 'tags')
    return (Array.isArray(value['tags']) ? value['tags'] : []).map((tag: unknown) =>
      isRecord(tag) ? tag['tag'] : tag,
    );
  const objects = (Array.isArray(value['objects']) ? value['objects'] : []).filter(isBoxObject);
  return { bbox: objects.map(({ bbox }) => bbox), categories: objects.map(({ label }) => label) };
}

function fromColumn(column: Column, cell: unknown): JsonObject | undefined {
  if (column === 'text') return typeof cell === 'string' && cell !== '' ? { caption: cell } : undefined;
  if (column === 'tags') return Array.isArray(cell) ? { tags: cell } : undefined;
  if (!isRecord(cell) || !Array.isArray(cell['bbox'])) return undefined;
  const { categories } = cell;
  const labels = Array.isArray(categories) ? categories : [];
  return { objects: cell['bbox'].map((bbox: unknown, index) => ({ label: String(labels[index] ?? 'object'), bbox })) };
}

/** Relative, and nowhere but beside the file: what `datasets` takes. */
const fileName = (name: string): string =>
  name
    .split(/[/\\]/)
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/') || 'picture';

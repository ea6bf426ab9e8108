import { graphcapConfigOf, readGraphcapLine } from '@odr/content';

import type { AnnotatedPicture, ExchangeAnnotation, Found, IncomingFile, JsonObject } from './exchange.js';
import { isRecord, referenceTo, sourceOfValue } from './exchange.js';
import { EXTENSION, extensionOf, readExtension } from './extension.js';
import type { AnnotationFormat } from './format.js';
import { isTooDeep, TOO_DEEP } from './json-text.js';
import type { LossTally } from './loss-report.js';
import { type TextLine, textLines } from './text-lines.js';

const ORIGIN = ['config_name', 'version', 'model', 'provider'] as const;

/** graphcap's lines: one for each annotation, with what the model said under `parsed`. */
export const graphcapFormat: AnnotationFormat = {
  mediaType: 'application/x-ndjson',
  ending: '.jsonl',

  async *write(pictures: () => AsyncIterable<AnnotatedPicture>, losses: LossTally): AsyncGenerator<string> {
    for await (const { picture, annotations } of pictures()) {
      const about = { contentId: picture.contentId, sha256: picture.sha256 };
      for (const annotation of annotations) {
        const native = toLine(picture.name.trim() || 'picture', annotation);
        const extension = extensionOf(annotation, valueOf(native), losses);
        yield `${JSON.stringify({ ...native, [EXTENSION]: { ...about, ...extension } })}\n`;
      }
    }
  },

  async *read(file: IncomingFile): AsyncGenerator<Found> {
    for await (const line of textLines(file.open())) {
      const found = 'code' in line ? line : readLine(line);
      if (found) yield found;
    }
  },
};

function readLine({ line, text }: TextLine): Found | undefined {
  const where = `line ${line}`;
  const reading = readGraphcapLine(text, line);
  if (!reading) return undefined;
  if (!reading.ok) return { where, code: 'broken', message: reading.error.detail };
  const data = JSON.parse(text) as JsonObject;
  if (isTooDeep(data)) return { where, code: 'broken', message: TOO_DEEP };
  const given = data[EXTENSION];
  const extension = readExtension(given);
  const about = isRecord(given) ? given : {};
  const [contentId, sha256] = [textIn(about, 'contentId'), textIn(about, 'sha256')];
  const reference = referenceTo({ contentId, sha256, name: reading.caption.baseName });
  if (!reference) return { where, code: 'no_picture', message: 'Its filename is none.' };
  const value = extension?.value ?? valueOf(data) ?? reading.caption.value;
  return { where, reference, sources: extension?.sources ?? [reading.caption.config], value, losses: [] };
}

function toLine(filename: string, { value, sources }: ExchangeAnnotation): JsonObject {
  const parsed = Object.fromEntries(
    Object.entries(value).filter(([key]) => !(ORIGIN as readonly string[]).includes(key)),
  );
  const origin = Object.fromEntries(ORIGIN.flatMap((key) => (key in value ? [[key, value[key]]] : [])));
  // Lines of other configurations are left out by graphcap's own readers.
  const isOwn = 'tags_list' in value || 'formal_analysis' in value;
  const configName = isOwn ? graphcapConfigOf(value) : `${EXTENSION}.${sources[0] ?? sourceOfValue(value)}`;
  return { filename, config_name: configName, ...origin, parsed };
}

/** What a reader makes of a line that has no extension. */
function valueOf({ parsed, ...line }: JsonObject): JsonObject | undefined {
  if (!isRecord(parsed)) return undefined;
  const origin = Object.fromEntries(ORIGIN.flatMap((key) => (line[key] === undefined ? [] : [[key, line[key]]])));
  return { ...parsed, ...origin };
}

const textIn = (value: JsonObject, key: string): string | null => {
  const found = value[key];
  return typeof found === 'string' ? found : null;
};

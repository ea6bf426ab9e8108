import { isBoxObject } from '@odr/contracts';
import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';

import type {
  AnnotatedPicture,
  ExchangeAnnotation,
  ExchangePicture,
  Found,
  IncomingFile,
  JsonObject,
  PictureReference,
  Unreadable,
} from './exchange.js';
import { isRecord, referenceTo } from './exchange.js';
import { EXTENSION, extensionOf, readExtension } from './extension.js';
import { sourcesOf } from './coco-captions.format.js';
import { isSame } from './difference.js';
import type { AnnotationFormat } from './format.js';
import { isTooDeep } from './json-text.js';
import { baseStem, LOSSES_FILE, pictureOfStem, stemOf } from './label-files.js';
import type { LossTally } from './loss-report.js';
import { wholeText } from './text-lines.js';
import { type ZipFile, zipOf } from './zip-of.js';

/** A picture with more objects than fit in here is no Pascal VOC. */
const MAX_XML = 20_000_000;
const builder = new XMLBuilder({ format: true, suppressEmptyNode: true });
/** Entities other than XML's own five are never replaced, and numbers stay as they are written. */
const parser = new XMLParser({
  parseTagValue: false,
  trimValues: false,
  ignoreAttributes: true,
  processEntities: true,
  isArray: (name) => name === 'object' || name === 'annotations',
});

/** Pascal VOC: an XML file for each picture, boxes by their corners. The rest goes into an element that others leave out. */
export const pascalVocFormat: AnnotationFormat = {
  mediaType: 'application/zip',
  ending: '.zip',
  write: (pictures, losses) => zipOf(files(pictures, losses)),

  async *read(file: IncomingFile): AsyncGenerator<Found> {
    const entries = await file.entries();
    if (!entries) return yield* readXml(file.name, await textOf(file));
    for await (const entry of entries) if (/\.xml$/i.test(entry.path)) yield* readXml(entry.path, await entry.read());
  },
};

async function* files(pictures: () => AsyncIterable<AnnotatedPicture>, losses: LossTally): AsyncGenerator<ZipFile> {
  for await (const { picture, annotations } of pictures())
    yield { path: `Annotations/${stemOf(picture)}.xml`, text: xmlOf(picture, annotations, losses) };
  yield { path: LOSSES_FILE, text: `${JSON.stringify(losses.report(), null, 2)}\n` };
}

function xmlOf(picture: ExchangePicture, annotations: readonly ExchangeAnnotation[], losses: LossTally): string {
  const { name, width, height, contentId, sha256 } = picture;
  const objects: JsonObject[] = [];
  const extensions: JsonObject[] = [];
  for (const annotation of annotations) {
    const own = toObjects(annotation.value);
    const rows = own?.every(({ name }) => isWritable(String(name))) ? own : [];
    const back = rows.length > 0 ? fromObjects(rows) : undefined;
    extensions.push({
      from: objects.length,
      to: objects.length + rows.length,
      ...extensionOf(annotation, back, losses),
    });
    objects.push(...rows);
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({
    annotation: {
      folder: 'Annotations',
      filename: isWritable(name) ? name : 'picture',
      size: { width: width ?? 0, height: height ?? 0, depth: 3 },
      segmented: 0,
      object: objects,
      // In JSON, with everything that XML cannot say or parsers trim written as \u….
      [EXTENSION]: escaped(JSON.stringify({ contentId, sha256, annotations: extensions })),
    },
  })}`;
}

function toObjects({ objects }: JsonObject): JsonObject[] | undefined {
  if (!Array.isArray(objects) || !objects.every(isBoxObject)) return undefined;
  return objects.map(({ label, bbox: [x, y, width, height] }) => ({
    name: label,
    pose: 'Unspecified',
    truncated: '0',
    difficult: '0',
    bndbox: { xmin: String(x), ymin: String(y), xmax: String(x + width), ymax: String(y + height) },
  }));
}

/** What a reader makes of the objects alone; undefined when one of them is no box. */
function fromObjects(objects: readonly JsonObject[]): JsonObject | undefined {
  const boxes = objects.map(boxOf);
  return boxes.includes(undefined) ? undefined : { objects: boxes };
}

function boxOf({ name, bndbox }: JsonObject): JsonObject | undefined {
  const corner = (side: string): number =>
    isRecord(bndbox) && typeof bndbox[side] === 'string' && bndbox[side].trim() !== '' ? Number(bndbox[side]) : NaN;
  const [xmin, ymin, xmax, ymax] = [corner('xmin'), corner('ymin'), corner('xmax'), corner('ymax')];
  const label = typeof name === 'string' ? name.trim() : '';
  const bbox = [xmin, ymin, xmax - xmin, ymax - ymin];
  return label !== '' && bbox.every(Number.isFinite) ? { label, bbox } : undefined;
}

async function textOf(file: IncomingFile): Promise<string | Unreadable> {
  try {
    return await wholeText(file.open(), MAX_XML);
  } catch (error) {
    // Too long or not UTF-8, or trouble in reading it, which is told as well.
    if (error instanceof Error) return { where: file.name, code: 'broken', message: error.message };
    throw error;
  }
}

function parsedXml(text: string): JsonObject | Error {
  try {
    return parser.parse(text) as JsonObject;
  } catch (error) {
    // Nested without end, or names that would change what an object is.
    if (error instanceof Error) return error;
    throw error;
  }
}

function* readXml(where: string, text: string | Unreadable): Generator<Found> {
  if (typeof text !== 'string') return yield text;
  if (/<!DOCTYPE|<!ENTITY/i.test(text))
    return yield {
      where,
      code: 'unsafe',
      message: 'It declares a document type. Entities are how XML unpacks without end, or reads files; none are read.',
    };
  const valid = XMLValidator.validate(text);
  if (valid !== true) return yield { where, code: 'broken', message: `Line ${valid.err.line}: ${valid.err.msg}` };
  const parsed = parsedXml(text);
  if (parsed instanceof Error) return yield { where, code: 'unsafe', message: parsed.message };
  const { annotation } = parsed;
  if (!isRecord(annotation))
    return yield { where, code: 'broken', message: 'It has no <annotation>: this is no Pascal VOC.' };
  const objects = Array.isArray(annotation['object']) ? annotation['object'].filter(isRecord) : [];
  const extension = parsedExtension(annotation[EXTENSION]);
  const reference = referenceOf(annotation, extension, where);
  const told = new Set<number>();
  for (const one of listOf(extension?.['annotations'])) {
    if (!isRecord(one)) continue;
    const [from, to] = [Number(one['from']), Number(one['to'])];
    const own = objects.slice(from, to);
    own.forEach((_object, index) => told.add(from + index));
    const known = readExtension(one);
    const isUntouched = known?.value && isSame((toObjects(known.value) ?? []).map(essence), own.map(essence));
    const value = known?.value && (own.length === 0 || isUntouched) ? known.value : fromObjects(own);
    if (value) yield { where, reference, sources: sourcesOf(known, value), value, losses: [] };
  }
  const rest: JsonObject[] = [];
  for (const [index, object] of objects.entries()) {
    if (told.has(index)) continue;
    if (boxOf(object)) rest.push(object);
    else yield { where: `${where} object ${index + 1}`, code: 'broken', message: NO_BOX };
  }
  const value = fromObjects(rest);
  if (!value || rest.length === 0) return;
  const losses = ['pose', 'truncated', 'difficult', 'occluded', 'part', 'actions'].filter((name) =>
    rest.some(
      (object) =>
        object[name] !== undefined &&
        !['', '0', 'Unspecified'].includes(typeof object[name] === 'string' ? object[name].trim() : 'more'),
    ),
  );
  yield { where, reference, sources: ['boxes'], value, losses };
}

const NO_BOX = 'It has no name, or no four numbers in its bndbox.';

/** What the format itself says, without the spaces around it. */
const essence = ({ name, bndbox }: JsonObject): unknown[] => [
  name,
  ...['xmin', 'ymin', 'xmax', 'ymax'].map((side) => (isRecord(bndbox) ? bndbox[side] : undefined)),
];

function referenceOf(annotation: JsonObject, extension: JsonObject | undefined, where: string): PictureReference {
  const text = (given: unknown): string | null =>
    typeof given === 'string' && given.trim() !== '' ? given.trim() : null;
  return (
    referenceTo({
      contentId: text(extension?.['contentId']),
      sha256: text(extension?.['sha256']),
      name: text(annotation['filename']) ?? '',
    }) ?? pictureOfStem(baseStem(where))
  );
}

function parsedExtension(text: unknown): JsonObject | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) && !isTooDeep(value) ? value : undefined;
  } catch {
    // Another program's element of the same name, as one is that nests deeper than this system keeps.
    return undefined;
  }
}

/** Whether parsers of XML give the text back as it is: no control characters, no space at its ends. */
const WRITABLE = String.raw`[\x21-\x7e\u00a1-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]+`;
const isWritable = (text: string): boolean => new RegExp(`^${WRITABLE}(?: ${WRITABLE})*$`, 'u').test(text);
const escaped = (json: string): string =>
  json.replaceAll(/[^\x20-\x7e]|[&<>]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

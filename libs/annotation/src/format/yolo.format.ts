import { isBoxObject, isPolygonObject } from '@odr/contracts';

import { differences } from './difference.js';
import type { AnnotatedPicture, Found, IncomingFile, JsonObject, KnownPictureSize } from './exchange.js';
import type { AnnotationFormat } from './format.js';
import {
  baseStem,
  LOSSES_FILE,
  pictureOfStem,
  PICTURES_FILE,
  PICTURES_HEADER,
  pictureRow,
  stemOf,
} from './label-files.js';
import type { LossTally } from './loss-report.js';
import { classesIn, type ClassNames, dataYaml } from './yolo-classes.js';
import { type ZipFile, zipOf } from './zip-of.js';

/** Ten-thousandths of a pixel: finer than anybody draws, coarser than what fractions of a width add. */
const GRAIN = 10_000;

/** Ultralytics' label files: `class x y w h` or `class x1 y1 x2 y2 …` in fractions of the picture, a file for each picture. */
export const yoloFormat: AnnotationFormat = {
  mediaType: 'application/zip',
  ending: '.zip',
  write: (pictures, losses) => zipOf(yoloFiles(pictures, losses)),

  async *read(file: IncomingFile): AsyncGenerator<Found> {
    const classes = await classesIn(file);
    if ('code' in classes) return yield classes;
    for await (const entry of (await file.entries()) ?? []) {
      if (!/\.txt$/i.test(entry.path) || /(?:^|\/)(?:classes|readme)\.txt$/i.test(entry.path)) continue;
      const text = await entry.read();
      if (typeof text === 'string') yield* readLabels(entry.path, text, classes.names);
      else yield text;
    }
  },
};

/** The files of it one by one, for whoever packs them with their pictures. */
export async function* yoloFiles(
  pictures: () => AsyncIterable<AnnotatedPicture>,
  losses: LossTally,
): AsyncGenerator<ZipFile> {
  const classes = new Map<string, number>();
  let table = PICTURES_HEADER;
  for await (const { picture, annotations } of pictures()) {
    const { width, height } = picture;
    const lines: string[] = [];
    const kinds = annotations.map(({ value }) => kindOf(value));
    for (const [index, annotation] of annotations.entries()) {
      const { value, sources } = annotation;
      const kind = kinds[index];
      const written = width && height && kind ? toLines(value, { width, height }, classes) : undefined;
      const isAlone = kinds.filter((other) => other === kind).length === 1;
      const back = written && width && height ? fromLines(written, { width, height }, [...classes.keys()]) : undefined;
      // Labels are not told apart by who made them: of two lists of boxes one comes back, which is neither.
      const lost = isAlone ? differences(value, back) : [''];
      if (String(sources) !== kind && !lost.includes('')) lost.push('#sources');
      if (lost.length > 0) losses.lost(picture, annotation, lost);
      else losses.carried('native');
      lines.push(...(written ?? []));
    }
    const stem = stemOf(picture);
    table += pictureRow(stem, picture);
    yield { path: `labels/${stem}.txt`, text: lines.map((text) => `${text}\n`).join('') };
  }
  const names = [...classes.keys()];
  yield { path: 'classes.txt', text: names.map((name) => `${name.replaceAll(/\s+/g, ' ')}\n`).join('') };
  yield { path: 'data.yaml', text: dataYaml(names) };
  yield { path: PICTURES_FILE, text: table };
  yield { path: LOSSES_FILE, text: `${JSON.stringify(losses.report(), null, 2)}\n` };
}

/** What all objects of a value are; labels of mixed lists would come back as two annotations. */
function kindOf({ objects }: JsonObject): 'boxes' | 'polygons' | undefined {
  if (!Array.isArray(objects) || objects.length === 0) return undefined;
  if (objects.every(isBoxObject)) return 'boxes';
  return objects.every(isPolygonObject) ? 'polygons' : undefined;
}

function toLines(
  { objects }: JsonObject,
  { width, height }: KnownPictureSize,
  classes: Map<string, number>,
): string[] | undefined {
  if (!Array.isArray(objects)) return undefined;
  return objects.flatMap((object: unknown) => {
    const numbers = isPolygonObject(object)
      ? longest(object.segmentation).map((value, at) => value / (at % 2 === 0 ? width : height))
      : isBoxObject(object)
        ? [
            (object.bbox[0] + object.bbox[2] / 2) / width,
            (object.bbox[1] + object.bbox[3] / 2) / height,
            object.bbox[2] / width,
            object.bbox[3] / height,
          ]
        : undefined;
    if (!numbers) return [];
    const { label } = object as { readonly label: string };
    if (!classes.has(label)) classes.set(label, classes.size);
    return [[classes.get(label), ...numbers].join(' ')];
  });
}

/** A label has one outline; of several the largest stays. */
const longest = (rings: readonly (readonly number[])[]): readonly number[] =>
  rings.reduce((one, other) => (other.length > one.length ? other : one), []);

/** The objects of lines; one that says nothing is left out. */
const fromLines = (lines: readonly string[], size: KnownPictureSize, classes: ClassNames): JsonObject => ({
  objects: lines.flatMap((text) => objectOf(text, size, classes) ?? []),
});

function objectOf(text: string, { width, height }: KnownPictureSize, classes: ClassNames): JsonObject | undefined {
  const [first, ...numbers] = text.trim().split(/\s+/).map(Number);
  const label = first === undefined ? undefined : classes[first];
  if (!label || !numbers.every(Number.isFinite)) return undefined;
  if (numbers.length >= 6 && numbers.length % 2 === 0)
    return {
      label,
      segmentation: [numbers.map((value, at) => grained(value * (at % 2 === 0 ? width : height)))],
    };
  if (numbers.length !== 4 && numbers.length !== 5) return undefined;
  const [cx = 0, cy = 0, w = 0, h = 0, score] = numbers;
  return {
    label,
    bbox: [grained((cx - w / 2) * width), grained((cy - h / 2) * height), grained(w * width), grained(h * height)],
    ...(score === undefined ? {} : { score }),
  };
}

const grained = (pixels: number): number => Math.round(pixels * GRAIN) / GRAIN + 0;

function* readLabels(path: string, text: string, classes: ClassNames): Generator<Found> {
  const reference = pictureOfStem(baseStem(path));
  const kept: Record<'boxes' | 'polygons', string[]> = { boxes: [], polygons: [] };
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const object = objectOf(line, { width: 1, height: 1 }, classes);
    if (object) kept[isBoxObject(object) ? 'boxes' : 'polygons'].push(line);
    else yield { where: `${path} line ${index + 1}`, code: 'broken', message: NO_LABEL };
  }
  for (const source of ['boxes', 'polygons'] as const)
    if (kept[source].length > 0)
      yield {
        where: path,
        reference,
        sources: [source],
        value: (size) => fromLines(kept[source], size, classes),
        losses: [],
      };
}

const NO_LABEL = 'It is not `class x y w h` or an outline, or its class is not in the list.';

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
import { type ZipFile, zipOf } from './zip-of.js';

/** Ten-thousandths of a pixel: finer than anybody draws, coarser than what fractions of a width add. */
const GRAIN = 10_000;

/** Ultralytics' label files: `class x y w h` or `class x1 y1 x2 y2 …` in fractions of the picture, a file for each picture. */
export const yoloFormat: AnnotationFormat = {
  mediaType: 'application/zip',
  ending: '.zip',
  write: (pictures, losses) => zipOf(files(pictures, losses)),

  async *read(file: IncomingFile): AsyncGenerator<Found> {
    const classes = await classesOf(file);
    const entries = await file.entries();
    if (!entries || !classes)
      return yield {
        where: 'the file',
        code: 'broken',
        message: 'It is no archive with classes.txt or data.yaml and label files.',
      };
    for await (const entry of entries) {
      if (!/\.txt$/i.test(entry.path) || /(?:^|\/)(?:classes|readme)\.txt$/i.test(entry.path)) continue;
      if (entry.refusal) yield { where: entry.path, code: 'unsafe', message: entry.refusal };
      else yield* readLabels(entry.path, await entry.text(), classes);
    }
  },
};

async function* files(pictures: () => AsyncIterable<AnnotatedPicture>, losses: LossTally): AsyncGenerator<ZipFile> {
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
      const lost = isAlone ? differences(value, back?.value) : [''];
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
  yield {
    path: 'data.yaml',
    text: `train: images\nval: images\nnc: ${names.length}\nnames: ${JSON.stringify(names)}\n`,
  };
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

function fromLines(
  lines: readonly string[],
  { width, height }: KnownPictureSize,
  classes: readonly string[],
): { readonly value: JsonObject; readonly problems: string[] } {
  const problems: string[] = [];
  const objects: JsonObject[] = [];
  for (const [index, text] of lines.entries()) {
    const [first, ...numbers] = text.trim().split(/\s+/).map(Number);
    const label = first === undefined ? undefined : classes[first];
    const isOutline = numbers.length >= 6 && numbers.length % 2 === 0;
    if (
      label === undefined ||
      numbers.some((number) => !Number.isFinite(number)) ||
      !(numbers.length === 4 || numbers.length === 5 || isOutline)
    ) {
      problems.push(`line ${index + 1}`);
      continue;
    }
    const [cx = 0, cy = 0, w = 0, h = 0, score] = numbers;
    if (isOutline)
      objects.push({
        label,
        segmentation: [numbers.map((value, at) => grained(value * (at % 2 === 0 ? width : height)))],
      });
    else
      objects.push({
        label,
        bbox: [grained((cx - w / 2) * width), grained((cy - h / 2) * height), grained(w * width), grained(h * height)],
        ...(score === undefined ? {} : { score }),
      });
  }
  return { value: { objects }, problems };
}

const grained = (pixels: number): number => Math.round(pixels * GRAIN) / GRAIN + 0;

function* readLabels(path: string, text: string, classes: readonly string[]): Generator<Found> {
  const lines = text.split(/\r?\n/).filter((one) => one.trim() !== '');
  const { problems, value } = fromLines(lines, { width: 1, height: 1 }, classes);
  for (const problem of problems)
    yield {
      where: `${path} ${problem}`,
      code: 'broken',
      message: 'It is not `class x y w h` or an outline, or its class is not in the list.',
    };
  const reference = pictureOfStem(baseStem(path));
  const all = Array.isArray(value['objects']) ? value['objects'] : [];
  for (const [source, belongs] of [
    ['boxes', isBoxObject],
    ['polygons', isPolygonObject],
  ] as const) {
    const kept = lines
      .filter((_line, index) => !problems.includes(`line ${index + 1}`))
      .filter((_line, index) => belongs(all[index]));
    if (kept.length > 0)
      yield {
        where: path,
        reference,
        sources: [source],
        value: (size) => fromLines(kept, size, classes).value,
        losses: [],
      };
  }
}

/** `data.yaml` says names as they are; lists of lines lose what ends a line. */
async function classesOf(file: IncomingFile): Promise<string[] | undefined> {
  let listed: string[] | undefined;
  for await (const entry of (await file.entries()) ?? []) {
    if (entry.refusal) continue;
    if (/(?:^|\/)[^/]+\.ya?ml$/i.test(entry.path)) {
      const names = namesInYaml(await entry.text());
      if (names) return names;
    }
    if (/(?:^|\/)(?:classes\.txt|[^/]+\.names)$/i.test(entry.path))
      listed = (await entry.text()).split(/\r?\n/).filter((name) => name !== '');
  }
  return listed;
}

/** The three ways in which `names` are written: a list in brackets, a list of lines, numbered lines. */
function namesInYaml(text: string): string[] | undefined {
  const bracket = /^names:\s*(\[[\s\S]*?\])\s*$/m.exec(text)?.[1];
  if (bracket) {
    try {
      return (JSON.parse(bracket) as unknown[]).map(String);
    } catch {
      // Names without quotes, which are no JSON.
      return bracket.slice(1, -1).split(',').map(unquoted);
    }
  }
  const block = /^names:\s*\n((?:[ \t]*(?:-|\d+:)[^\n]*\n?)+)/m.exec(text)?.[1];
  return block
    ?.trim()
    .split('\n')
    .map((row) => unquoted(row.replace(/^\s*(?:-|\d+:)\s*/, '')));
}

const unquoted = (text: string): string => text.trim().replace(/^(['"])(.*)\1$/, '$2');

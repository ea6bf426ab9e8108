import { pictureOf, readOther, sourcesOf } from './coco-captions.format.js';
import { type CocoFile, isEntry, isId, noEntry, openCoco } from './coco-file.js';
import { type CocoObject, fromCocoObjects, toCocoObjects } from './coco-objects.js';
import { writeCoco } from './coco-writer.js';
import {
  type Found,
  type IncomingFile,
  isRecord,
  type JsonObject,
  type PictureReference,
  type Unreadable,
} from './exchange.js';
import { EXTENSION, type Extension, readExtension, restored } from './extension.js';
import type { AnnotationFormat } from './format.js';

/** COCO instances: boxes, polygons and points, a row for each object. */
export const cocoInstancesFormat: AnnotationFormat = {
  mediaType: 'application/json',
  ending: '.json',

  write: (pictures, losses) =>
    writeCoco(pictures, losses, ({ value }, categories) => {
      const objects = toCocoObjects(value);
      // An empty list of objects is a statement, for which COCO has no row.
      if (!objects || objects.length === 0) return { rows: [], restored: undefined };
      const rows = objects.map(({ label, ...object }) => ({ category_id: categories.idOf(label), ...object }));
      return { rows, restored: fromCocoObjects(objects).value };
    }),

  async *read(file: IncomingFile): AsyncGenerator<Found> {
    const coco = await openCoco(file);
    if ('code' in coco) return yield coco;
    yield* coco.problems;
    const groups = new Map<string, Group>();
    const seen = new Set<unknown>();
    for (const [index, row] of coco.annotations.entries()) {
      const problem = collect(row, `annotations[${index}]`, coco, seen, groups);
      if (problem) yield problem;
    }
    for (const group of groups.values()) yield annotationOf(group);
    for (const [index, row] of coco.others.entries()) {
      const found = readOther(row, `${EXTENSION}.annotations[${index}]`, coco.pictures);
      if (found) yield found;
    }
  },
};

/** Rows that are one annotation: what this system wrote as one, else all boxes, all polygons or all points of a picture. */
interface Group {
  readonly where: string;
  readonly reference: PictureReference;
  readonly objects: CocoObject[];
  readonly extension: Extension | undefined;
}

function collect(
  row: unknown,
  where: string,
  coco: CocoFile,
  seen: Set<unknown>,
  groups: Map<string, Group>,
): Unreadable | undefined {
  if (!isEntry(row)) return noEntry(row, where);
  const reference = pictureOf(row['image_id'], where, coco.pictures);
  if ('code' in reference) return reference;
  const { id } = row;
  if (id !== undefined && seen.has(id))
    return { where, code: 'duplicate_id', message: `The id ${String(id)} is taken by an annotation before it.` };
  seen.add(id);
  const categoryId = row['category_id'];
  const label = isId(categoryId) ? coco.labels.get(categoryId) : undefined;
  if (label === undefined)
    return {
      where,
      code: 'unknown_category',
      message: `There is no category with the id ${JSON.stringify(categoryId)}.`,
    };
  const given = row[EXTENSION];
  const written = isRecord(given) && typeof given['group'] === 'number' ? `group ${given['group']}` : undefined;
  const key = written ?? `${JSON.stringify(row['image_id'])} ${kindOf(row)}`;
  const group = groups.get(key) ?? {
    where,
    reference,
    objects: [],
    extension: written ? readExtension(given) : undefined,
  };
  group.objects.push({ ...(row as unknown as CocoObject), label });
  groups.set(key, group);
  return undefined;
}

function annotationOf({ where, reference, objects, extension }: Group): Found {
  const losses = [...fromCocoObjects(objects).losses, ...otherMembers(objects)];
  const value = restored<readonly JsonObject[]>(
    extension,
    objects.map(ownMembers),
    (kept) => (toCocoObjects(kept) ?? []).map(ownMembers),
    () => fromCocoObjects(objects).value,
  );
  if (!value) return { where, code: 'broken', message: 'It has no objects.' };
  const sources = extension ? sourcesOf(extension, value) : [kindOf(ownMembers(objects[0] ?? {}))];
  return { where, reference, sources, value, losses };
}

/** What the format itself says of an object, to see whether somebody has changed it. */
const ownMembers = (object: object): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([key, value]) => OWN.has(key) && value !== undefined));
const OWN = new Set([
  'label',
  'bbox',
  'area',
  'iscrowd',
  'segmentation',
  'keypoints',
  'num_keypoints',
  'score',
  'attributes',
]);

/** Members that are of somebody else's making. */
const otherMembers = (objects: readonly object[]): string[] => [
  ...new Set(objects.flatMap((object) => Object.keys(object).filter((key) => !OWN.has(key) && !LINKS.has(key)))),
];
const LINKS = new Set<string>(['id', 'image_id', 'category_id', EXTENSION]);

function kindOf({ keypoints, segmentation }: JsonObject): string {
  if (Array.isArray(keypoints) && keypoints.length === 3) return 'points';
  return Array.isArray(segmentation) && segmentation.length > 0 ? 'polygons' : 'boxes';
}

import { isObjectsValue, isPointObject, isPolygonObject, isTagsValue, type SpatialObject } from '@odr/contracts';

import type { Tag } from './draft.js';
import { boundsOf, type Point } from './geometry.js';
import type { Mark } from './mark.js';
import type { Shape, ShapeKind } from './shape.js';

/** The source whose annotations hold the shapes of a kind. */
export const SOURCE_OF_SHAPE = { box: 'boxes', polygon: 'polygons', point: 'points' } as const satisfies Record<
  ShapeKind,
  string
>;

/** Objects of an annotation as marks; undefined when it holds something else. */
export function marksFrom(value: unknown, name: (index: number) => string): readonly Mark[] | undefined {
  return isObjectsValue(value) ? value.objects.map((object, index) => markFrom(object, name(index))) : undefined;
}

/** One object as a mark. */
export function markFrom(object: SpatialObject, id: string): Mark {
  if (isPolygonObject(object)) {
    const { label, segmentation, ...more } = object;
    return markOf(id, label, { kind: 'polygon', rings: segmentation.map(pairs) }, more);
  }
  if (isPointObject(object)) {
    const { label, point, ...more } = object;
    return markOf(id, label, { kind: 'point', at: point }, more);
  }
  const { label, bbox, ...more } = object;
  return markOf(id, label, { kind: 'box', box: bbox }, more);
}

const markOf = (id: string, label: string, shape: Shape, more: Readonly<Record<string, unknown>>): Mark =>
  Object.keys(more).length === 0 ? { id, label, shape } : { id, label, shape, more };

/** Marks of one kind as an annotation. Without a label they are not said yet: no schema takes them. */
export const objectsValue = (marks: readonly Mark[], kind: ShapeKind): { readonly objects: readonly object[] } => ({
  objects: marks.filter((mark) => mark.shape.kind === kind && mark.label !== '').map(objectOf),
});

export function objectOf({ label, shape, more }: Mark): object {
  if (shape.kind === 'box') return { label, ...more, bbox: shape.box };
  if (shape.kind === 'point') return { label, ...more, point: shape.at };
  const box = more && 'bbox' in more ? { bbox: boundsOf(shape.rings.flat()) } : {};
  return { label, ...more, ...box, segmentation: shape.rings.map((ring) => ring.flat()) };
}

function pairs(ring: readonly number[]): readonly Point[] {
  const points: Point[] = [];
  for (let at = 0; at + 1 < ring.length; at += 2) points.push([ring[at] ?? 0, ring[at + 1] ?? 0]);
  return points;
}

export function tagsFrom(value: unknown): readonly Tag[] | undefined {
  return isTagsValue(value) ? value.tags.map((tag) => (typeof tag === 'string' ? { tag } : { ...tag })) : undefined;
}

/** Bare where nothing more is known, as most are. */
export const tagsValue = (tags: readonly Tag[]): { readonly tags: readonly unknown[] } => ({
  tags: tags.map((tag) => (tag.category === undefined && tag.confidence === undefined ? tag.tag : tag)),
});

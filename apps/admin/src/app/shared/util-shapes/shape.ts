import { isBoxObject, isPointObject, isPolygonObject, type SpatialObject } from '@odr/contracts';

/** How a shape is drawn: what it was before, what it is now, what stayed, or one of several sources. */
export type Tone = 'before' | 'after' | 'same' | `mark-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`;

/** Something to draw over a picture, in its pixels. */
export interface Shape {
  readonly tone: Tone;
  readonly label: string;
  /** Closed rings as SVG points; a box is a ring of four. */
  readonly rings: readonly string[];
  readonly points: readonly (readonly [number, number])[];
}

/** What of an annotation's value can be drawn; an empty list for captions and tags. */
export const shapesOf = (value: unknown, tone: Tone): Shape[] =>
  objectsOf(value).flatMap((object) => shapeOf(object, tone) ?? []);

/** @returns undefined for what has no place in the picture */
export function shapeOf(object: unknown, tone: Tone): Shape | undefined {
  if (isPolygonObject(object)) return { tone, label: object.label, rings: object.segmentation.map(ring), points: [] };
  if (isBoxObject(object)) return { tone, label: object.label, rings: [ring(cornersOf(object.bbox))], points: [] };
  if (isPointObject(object)) return { tone, label: object.label, rings: [], points: [object.point] };
  return undefined;
}

export function objectsOf(value: unknown): readonly unknown[] {
  const objects: unknown = typeof value === 'object' && value !== null && 'objects' in value ? value.objects : [];
  return Array.isArray(objects) ? (objects as readonly unknown[]) : [];
}

const cornersOf = ([x, y, width, height]: Extract<SpatialObject, { bbox: unknown }>['bbox'] & object): number[] => [
  x,
  y,
  x + width,
  y,
  x + width,
  y + height,
  x,
  y + height,
];

const ring = (numbers: readonly number[]): string => numbers.join(' ');

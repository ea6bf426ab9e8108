import { isObjectsValue } from '@odr/contracts';

import { boundsOfShape, type Shape, type ShapeKind } from '../model/shape.js';

export const SHAPE_WORDS: Readonly<Record<ShapeKind, string>> = { box: 'box', polygon: 'polygon', point: 'point' };

/** Where it is, for somebody who does not see it. */
export function whereWords(shape: Shape): string {
  const [x, y, width, height] = boundsOfShape(shape).map(Math.round);
  return shape.kind === 'point' ? `at ${x}, ${y}` : `${width} by ${height} pixels at ${x}, ${y}`;
}

/** How many places in the picture a value names. */
export const objectCount = (value: unknown): number => (isObjectsValue(value) ? value.objects.length : 0);

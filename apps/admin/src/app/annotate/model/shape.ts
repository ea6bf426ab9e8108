import {
  type Box,
  boundsOf,
  boxBetween,
  clamp,
  clampPoint,
  distance,
  isInBox,
  isInRings,
  nearestOn,
  type Point,
  ringArea,
  rounded,
  type Size,
} from './geometry.js';

/** Where something is in the picture. */
export type Shape =
  | { readonly kind: 'box'; readonly box: Box }
  | { readonly kind: 'polygon'; readonly rings: readonly (readonly Point[])[] }
  | { readonly kind: 'point'; readonly at: Point };

export type ShapeKind = Shape['kind'];

/** A corner of a polygon. */
export interface Vertex {
  readonly ring: number;
  readonly index: number;
}

export const HANDLES = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
/** Where a box is held to be resized. */
export type Handle = (typeof HANDLES)[number];

/** Narrower boxes cannot be seen, and none may be empty. */
export const LEAST_SIDE = 1;
export const LEAST_CORNERS = 3;

export function boundsOfShape(shape: Shape): Box {
  if (shape.kind === 'box') return shape.box;
  return shape.kind === 'point' ? [...shape.at, 0, 0] : boundsOf(shape.rings.flat());
}

export function areaOf(shape: Shape): number {
  if (shape.kind === 'box') return shape.box[2] * shape.box[3];
  return shape.kind === 'point' ? 0 : shape.rings.reduce((sum, ring) => sum + ringArea(ring), 0);
}

/** @param reach how far from a point one may be and still have hit it */
export function isAt(shape: Shape, point: Point, reach: number): boolean {
  if (shape.kind === 'box') return isInBox(point, shape.box);
  return shape.kind === 'point' ? distance(shape.at, point) <= reach : isInRings(point, shape.rings);
}

/** Moves it as far as the picture reaches, and keeps its form. */
export function moved(shape: Shape, dx: number, dy: number, { width, height }: Size): Shape {
  const [left, top, wide, high] = boundsOfShape(shape);
  const stepX = clamp(dx, -left, Math.max(-left, width - left - wide));
  const stepY = clamp(dy, -top, Math.max(-top, height - top - high));
  const step = ([x, y]: Point): Point => [rounded(x + stepX), rounded(y + stepY)];
  if (shape.kind === 'box') return { ...shape, box: [...step([left, top]), wide, high] };
  if (shape.kind === 'point') return { ...shape, at: step(shape.at) };
  return { ...shape, rings: shape.rings.map((ring) => ring.map(step)) };
}

export function handleAt([x, y, width, height]: Box, handle: Handle): Point {
  const across = handle.includes('w') ? 0 : handle.includes('e') ? 1 : 0.5;
  const down = handle.startsWith('n') ? 0 : handle.startsWith('s') ? 1 : 0.5;
  return [x + across * width, y + down * height];
}

/** Pulls one handle to a point; past the opposite side the box turns over, as with any drawing program. */
export function resized([x, y, width, height]: Box, handle: Handle, to: Point, size: Size): Box {
  const [toX, toY] = clampPoint(to, size);
  const [right, bottom] = [x + width, y + height];
  const across = pulled(x, right, handle.includes('w') ? 0 : handle.includes('e') ? 1 : undefined, toX, size.width);
  const down = pulled(y, bottom, handle.startsWith('n') ? 0 : handle.startsWith('s') ? 1 : undefined, toY, size.height);
  return boxBetween([rounded(across[0]), rounded(down[0])], [rounded(across[1]), rounded(down[1])]);
}

/** One side of a span goes to a place, at least one pixel from the other, inside of what there is. */
function pulled(
  low: number,
  high: number,
  side: 0 | 1 | undefined,
  to: number,
  most: number,
): readonly [number, number] {
  if (side === undefined) return [low, high];
  const fixed = side === 0 ? high : low;
  if (Math.abs(to - fixed) >= LEAST_SIDE) return [fixed, to];
  const away = side === 0 ? fixed - LEAST_SIDE : fixed + LEAST_SIDE;
  return [fixed, away >= 0 && away <= most ? away : 2 * fixed - away];
}

export function withVertexAt(shape: Shape, { ring, index }: Vertex, to: Point, size: Size): Shape {
  if (shape.kind !== 'polygon') return shape;
  return changeRing(shape, ring, (points) => points.with(index, clampPoint(to, size)));
}

export function withVertexAfter(shape: Shape, { ring, index }: Vertex, at: Point, size: Size): Shape {
  if (shape.kind !== 'polygon') return shape;
  return changeRing(shape, ring, (points) => points.toSpliced(index + 1, 0, clampPoint(at, size)));
}

/** A ring with too few corners left goes with the last of them; undefined when it was the only one. */
export function withoutVertex(shape: Shape, { ring, index }: Vertex): Shape | undefined {
  if (shape.kind !== 'polygon') return shape;
  const left = changeRing(shape, ring, (points) => points.toSpliced(index, 1));
  const rings = left.rings.filter((points) => points.length >= LEAST_CORNERS);
  return rings.length === 0 ? undefined : { ...left, rings };
}

export interface Edge extends Vertex {
  readonly at: Point;
  readonly distance: number;
}

/** The nearest place on the outline of a polygon; `index` is the corner before it. */
export function nearestEdge(shape: Shape, point: Point): Edge | undefined {
  if (shape.kind !== 'polygon') return undefined;
  let nearest: Edge | undefined;
  shape.rings.forEach((points, ring) =>
    points.forEach((from, index) => {
      const at = nearestOn(point, from, points[(index + 1) % points.length] ?? from);
      const away = distance(point, at);
      if (!nearest || away < nearest.distance) nearest = { ring, index, at, distance: away };
    }),
  );
  return nearest;
}

type Polygon = Extract<Shape, { readonly kind: 'polygon' }>;

const changeRing = (shape: Polygon, at: number, change: (points: readonly Point[]) => readonly Point[]): Polygon => ({
  ...shape,
  rings: shape.rings.map((points, index) => (index === at ? change(points) : points)),
});

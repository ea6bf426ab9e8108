/** Lengths are pixels of the published picture, turned upright; the origin is its top left corner. */
export type Point = readonly [x: number, y: number];
/** Left, top, width, height. */
export type Box = readonly [x: number, y: number, width: number, height: number];

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A hundredth of a pixel is finer than anybody draws, and keeps what is stored short. */
export const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Values between two bounds; the lower one wins where they cross. */
export const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

export const clampPoint = ([x, y]: Point, { width, height }: Size): Point => [
  rounded(clamp(x, 0, width)),
  rounded(clamp(y, 0, height)),
];

/** The box that two opposite corners span. */
export const boxBetween = ([ax, ay]: Point, [bx, by]: Point): Box => [
  Math.min(ax, bx),
  Math.min(ay, by),
  rounded(Math.abs(ax - bx)),
  rounded(Math.abs(ay - by)),
];

export function boundsOf(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return points.length === 0 ? [0, 0, 0, 0] : [left, top, rounded(right - left), rounded(bottom - top)];
}

export const isInBox = ([x, y]: Point, [left, top, width, height]: Box): boolean =>
  x >= left && x <= left + width && y >= top && y <= top + height;

/** Even-odd rule, over all rings together: a ring in a ring is a hole. */
export function isInRings([x, y]: Point, rings: readonly (readonly Point[])[]): boolean {
  let isIn = false;
  for (const ring of rings) {
    ring.forEach(([ax, ay], index) => {
      const [bx, by] = ring[(index + 1) % ring.length] ?? [ax, ay];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isIn = !isIn;
    });
  }
  return isIn;
}

/** Of a simple ring, by the shoelace formula. */
export function ringArea(ring: readonly Point[]): number {
  const doubled = ring.reduce((sum, [ax, ay], index) => {
    const [bx, by] = ring[(index + 1) % ring.length] ?? [ax, ay];
    return sum + ax * by - bx * ay;
  }, 0);
  return Math.abs(doubled) / 2;
}

export const distance = ([ax, ay]: Point, [bx, by]: Point): number => Math.hypot(ax - bx, ay - by);

/** The point of a segment that is nearest to another. */
export function nearestOn(point: Point, from: Point, to: Point): Point {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : clamp(((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / length, 0, 1);
  return [from[0] + share * dx, from[1] + share * dy];
}

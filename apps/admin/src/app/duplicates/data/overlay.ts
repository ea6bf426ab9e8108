import type { Orientation } from '@odr/contracts';

import type { Box, Pair } from './cluster.js';

/** How two pictures are drawn so that what both show lies in one place. */
export interface Overlay {
  /** The part of the keeper, as it is. */
  readonly ofKeeper: Box;
  /** How the other has to be turned, and the part of it then. */
  readonly turn: Orientation;
  readonly ofOther: Box;
}

const WHOLE: Box = [0, 0, 1, 1];

/** The pair seen from the keeper, which stays as it is. */
export function overlayOf(pair: Pair | undefined, keeperId: string): Overlay {
  const { orientation = 'none', boxOfFirst = WHOLE, boxOfSecond = WHOLE } = pair?.evidence ?? {};
  if (pair?.firstId !== keeperId) return { ofKeeper: boxOfSecond, turn: orientation, ofOther: boxOfFirst };
  const back = inverse(orientation);
  return { ofKeeper: turnedBox(boxOfFirst, back), turn: back, ofOther: turnedBox(boxOfSecond, back) };
}

const inverse = (orientation: Orientation): Orientation =>
  orientation === 'rotated_90' ? 'rotated_270' : orientation === 'rotated_270' ? 'rotated_90' : orientation;

/** Where the box lies when its picture is turned. */
export function turnedBox([left, top, right, bottom]: Box, orientation: Orientation): Box {
  const point = POINTS[orientation];
  const [ax, ay] = point(left, top);
  const [bx, by] = point(right, bottom);
  return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
}

const POINTS: Readonly<Record<Orientation, (x: number, y: number) => readonly [number, number]>> = {
  none: (x, y) => [x, y],
  mirrored: (x, y) => [1 - x, y],
  rotated_180: (x, y) => [1 - x, 1 - y],
  flipped: (x, y) => [x, 1 - y],
  transposed: (x, y) => [y, x],
  rotated_90: (x, y) => [1 - y, x],
  transversed: (x, y) => [1 - y, 1 - x],
  rotated_270: (x, y) => [y, 1 - x],
};

/** The canvas transform that turns a picture of this size: a, b, c, d, e, f as `setTransform` takes them. */
export function turnMatrix(
  orientation: Orientation,
  width: number,
  height: number,
): readonly [number, number, number, number, number, number] {
  const [x0, y0] = POINTS[orientation](0, 0);
  const [x1, y1] = POINTS[orientation](1, 0);
  const [x2, y2] = POINTS[orientation](0, 1);
  const [w, h] = swapsSides(orientation) ? [height, width] : [width, height];
  return [
    ((x1 - x0) * w) / width,
    ((y1 - y0) * h) / width,
    ((x2 - x0) * w) / height,
    ((y2 - y0) * h) / height,
    x0 * w,
    y0 * h,
  ];
}

export const swapsSides = (orientation: Orientation): boolean =>
  ['transposed', 'rotated_90', 'transversed', 'rotated_270'].includes(orientation);

/** Where pixels differ, in grey: the difference of each colour, made `gain` times stronger. Writes into `a`. */
export function difference(a: Uint8ClampedArray, b: Uint8ClampedArray, gain: number): void {
  for (let at = 0; at < a.length; at += 4) {
    for (let channel = 0; channel < 3; channel += 1)
      a[at + channel] = Math.abs((a[at + channel] ?? 0) - (b[at + channel] ?? 0)) * gain;
    a[at + 3] = 255;
  }
}

import type { Box } from './difference.js';
import type { Raster } from './raster.js';

// Taken out of `Math` once: test runners keep globals behind a proxy, which is ten times slower in loops like these.
const { abs, ceil, floor, max, min } = Math;

/** What a picture shows beyond the part that another shows too: nothing, plain bars, a band with words, or more of the picture. */
export type Surplus = 'nothing' | 'bars' | 'band' | 'picture';

/** Brightness of a plain bar varies by so little, in 255ths. */
const PLAIN = 12;
const BAR_SHARE = 0.93;
const BAND_SHARE = 0.45;
/** A bar ends at an edge: a sky that was cut off goes on. */
const LEAST_STEP = 5;

interface Side {
  readonly name: 'top' | 'bottom' | 'left' | 'right';
  /** Pixels of the surplus: from the first up to the last, exclusive. */
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** @param tolerance share of the width or height that is no surplus yet, across and down */
export function surplusOf(raster: Raster, box: Box, [across, down]: readonly [number, number]): Surplus {
  const sides = sidesOf(raster, box, across, down);
  if (sides.length === 0) return 'nothing';
  const kinds = sides.map((side) => kindOf(raster, side));
  if (kinds.includes('picture')) return 'picture';
  return kinds.includes('band') ? 'band' : 'bars';
}

function sidesOf({ width, height }: Raster, box: Box, across: number, down: number): Side[] {
  const [left, right] = [floor(box.left * width), ceil(box.right * width)];
  const [top, bottom] = [floor(box.top * height), ceil(box.bottom * height)];
  const sides: Side[] = [];
  if (box.top > down) sides.push({ name: 'top', x: [left, right], y: [0, top] });
  if (1 - box.bottom > down) sides.push({ name: 'bottom', x: [left, right], y: [bottom, height] });
  if (box.left > across) sides.push({ name: 'left', x: [0, left], y: [top, bottom] });
  if (1 - box.right > across) sides.push({ name: 'right', x: [right, width], y: [top, bottom] });
  return sides;
}

function kindOf(raster: Raster, side: Side): Exclude<Surplus, 'nothing'> {
  const values: number[] = [];
  for (let y = side.y[0]; y < side.y[1]; y += 1)
    for (let x = side.x[0]; x < side.x[1]; x += 1) values.push(raster.luma[y * raster.width + x] as number);
  const plain = mostCommon(values);
  const share = values.filter((value) => abs(value - plain) <= PLAIN).length / max(1, values.length);
  if (share < BAND_SHARE || stepAt(raster, side, plain) < LEAST_STEP) return 'picture';
  if (share >= BAR_SHARE) return 'bars';
  return side.name === 'top' || side.name === 'bottom' ? 'band' : 'picture';
}

/** The middle of the fullest of overlapping bins. */
function mostCommon(values: readonly number[]): number {
  const bins = new Uint32Array(65);
  for (const value of values) {
    const bin = floor(value / 4);
    bins[bin] = (bins[bin] as number) + 1;
  }
  const around = (bin: number): number => (bins[bin - 1] ?? 0) + (bins[bin] ?? 0) + (bins[bin + 1] ?? 0);
  let best = 0;
  for (let bin = 1; bin < 64; bin += 1) if (around(bin) > around(best)) best = bin;
  return best * 4 + 2;
}

/** How far the picture's outermost pixels are from the plain colour beside them. */
function stepAt({ luma, width, height }: Raster, { name, x, y }: Side, plain: number): number {
  const inside = 2;
  let [sum, count] = [0, 0];
  const add = (column: number, row: number): void => {
    sum += abs((luma[min(height - 1, max(0, row)) * width + min(width - 1, max(0, column))] as number) - plain);
    count += 1;
  };
  if (name === 'top' || name === 'bottom')
    for (let column = x[0]; column < x[1]; column += 1) add(column, name === 'top' ? y[1] + inside : y[0] - 1 - inside);
  else for (let row = y[0]; row < y[1]; row += 1) add(name === 'left' ? x[1] + inside : x[0] - 1 - inside, row);
  return sum / max(1, count);
}

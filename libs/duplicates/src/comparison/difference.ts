import { sampleAt, type Alignment } from './alignment.js';
import { resized, softened, type Raster } from './raster.js';

// Taken out of `Math` once: test runners keep globals behind a proxy, which is ten times slower in loops like these.
const { abs, ceil, floor, max, min, round, sqrt } = Math;

/** A part of a picture, in shares of its width and height. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What two pictures have in common where they lie on each other. */
export interface Difference {
  /** The part of the copy that shows something of the original. */
  readonly ofCopy: Box;
  /** The part of the original that the copy shows. */
  readonly ofOriginal: Box;
  /** Share of the common part, by fields of a grid, that shows the same once brightness is levelled out. */
  readonly same: number;
  /** The fields that do not, from the top left, row by row. */
  readonly differs: readonly boolean[];
  /** Mean correlation of the fields that have any structure, -1 to 1. */
  readonly correlation: number;
  /** How many fields have structure to compare. */
  readonly structured: number;
  /** How far brightness and colour of the fields that show the same are apart, in 255ths. */
  readonly lumaShift: number;
  readonly chromaShift: number;
}

export const FIELDS = 12;
/** Below this deviation a field is plain: its grain does not correlate with anything. */
const STRUCTURE = 7;
const LEAST_CORRELATION = 0.8;
const MOST_RESIDUE = 9;

/** Compares the part that two aligned pictures share; undefined if it is too small to say anything. */
export function difference(copy: Raster, original: Raster, alignment: Alignment): Difference | undefined {
  const level = levelled(copy, original, alignment);
  const { a, b, at } = level;
  const left = max(0, -at.left / at.scaleX);
  const top = max(0, -at.top / at.scaleY);
  const right = min(b.width, (a.width - at.left) / at.scaleX);
  const bottom = min(b.height, (a.height - at.top) / at.scaleY);
  if (right - left < 3 * FIELDS || bottom - top < 3 * FIELDS) return undefined;
  const planes: Planes = { a: softened(a), b: softened(b), level };
  const fields: Field[] = [];
  const inner = within(level, { left, top, right, bottom });
  const map = brightnessMap(planes, inner.left, inner.top, inner.right, inner.bottom);
  for (let row = 0; row < FIELDS; row += 1) {
    for (let column = 0; column < FIELDS; column += 1) {
      fields.push(
        fieldAt(planes, map, {
          left: inner.left + ((inner.right - inner.left) * column) / FIELDS,
          right: inner.left + ((inner.right - inner.left) * (column + 1)) / FIELDS,
          top: inner.top + ((inner.bottom - inner.top) * row) / FIELDS,
          bottom: inner.top + ((inner.bottom - inner.top) * (row + 1)) / FIELDS,
        }),
      );
    }
  }
  const differs = fields.map(isDifferent);
  const alike = fields.filter((field) => !isDifferent(field));
  const structured = fields.filter(({ deviation }) => deviation >= STRUCTURE);
  return {
    ofCopy: { left: left / b.width, top: top / b.height, right: right / b.width, bottom: bottom / b.height },
    ofOriginal: {
      left: max(0, (at.scaleX * left + at.left) / a.width),
      top: max(0, (at.scaleY * top + at.top) / a.height),
      right: min(1, (at.scaleX * right + at.left) / a.width),
      bottom: min(1, (at.scaleY * bottom + at.top) / a.height),
    },
    same: alike.length / fields.length,
    differs,
    correlation: mean(structured.map(({ correlation }) => correlation)),
    structured: structured.length,
    lumaShift: mean(alike.map(({ lumaShift }) => abs(lumaShift))),
    chromaShift: mean(alike.map(({ chromaShift }) => chromaShift)),
  };
}

/** Softening has mixed in what lies beyond the edge of the other picture, a bar perhaps: that rim is left out. */
function within({ a, b, at }: Levelled, { left, top, right, bottom }: Box): Box {
  const rim = 3;
  const startsInside = (edge: number, scale: number, offset: number): boolean =>
    edge > 0.5 || scale * edge + offset > 0.5;
  const endsInside = (edge: number, scale: number, offset: number, length: number, other: number): boolean =>
    edge < length - 0.5 || scale * edge + offset < other - 0.5;
  return {
    left: left + (startsInside(left, at.scaleX, at.left) ? rim : 0),
    top: top + (startsInside(top, at.scaleY, at.top) ? rim : 0),
    right: right - (endsInside(right, at.scaleX, at.left, b.width, a.width) ? rim : 0),
    bottom: bottom - (endsInside(bottom, at.scaleY, at.top, b.height, a.height) ? rim : 0),
  };
}

interface Levelled {
  readonly a: Raster;
  readonly b: Raster;
  readonly at: Alignment;
}

interface Planes {
  readonly a: Float32Array;
  readonly b: Float32Array;
  readonly level: Levelled;
}

interface Field {
  readonly deviation: number;
  readonly correlation: number;
  readonly residue: number;
  readonly lumaShift: number;
  readonly chromaShift: number;
}

const mean = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

const isDifferent = ({ deviation, correlation, residue }: Field): boolean =>
  deviation >= STRUCTURE ? correlation < LEAST_CORRELATION : residue > MOST_RESIDUE;

/** Shrinks the finer of the two, so that a pixel of one is a pixel of the other: detail that one lacks is no difference. */
function levelled(copy: Raster, original: Raster, at: Alignment): Levelled {
  const scale = sqrt(at.scaleX * at.scaleY);
  const a = scale > 1.05 ? scaled(original, 1 / scale) : original;
  const b = scale < 0.95 ? scaled(copy, scale) : copy;
  const [ax, ay] = [a.width / original.width, a.height / original.height];
  const [bx, by] = [b.width / copy.width, b.height / copy.height];
  return {
    a,
    b,
    at: { scaleX: (at.scaleX * ax) / bx, left: at.left * ax, scaleY: (at.scaleY * ay) / by, top: at.top * ay },
  };
}

const scaled = (raster: Raster, by: number): Raster =>
  resized(raster, max(8, round(raster.width * by)), max(8, round(raster.height * by)));

const BINS = 32;

/**
 * What each brightness of the original has become in the copy, by the middle value of its pixels: a brighter or greyer copy
 * is the same picture, and what is laid over a part does not move the middle.
 */
function brightnessMap(
  { a, b, level }: Planes,
  left: number,
  top: number,
  right: number,
  bottom: number,
): Float32Array {
  const seen: number[][] = Array.from({ length: BINS }, () => []);
  for (let v = ceil(top) + 1; v < bottom - 1; v += 2) {
    for (let u = ceil(left) + 1; u < right - 1; u += 2) {
      const value = originalAt(a, level, u, v);
      if (value === undefined) continue;
      seen[min(BINS - 1, floor((value * BINS) / 256))]?.push(b[v * level.b.width + u] as number);
    }
  }
  const map = new Float32Array(BINS).fill(Number.NaN);
  for (const [bin, values] of seen.entries())
    if (values.length >= 8) map[bin] = values.sort((x, y) => x - y)[values.length >> 1] as number;
  return filled(map);
}

/** Brightnesses that hardly occur take the value of the nearest that does. */
function filled(map: Float32Array): Float32Array {
  return map.map((value, bin) => {
    if (!Number.isNaN(value)) return value;
    for (let away = 1; away < BINS; away += 1)
      for (const other of [map[bin - away], map[bin + away]])
        if (other !== undefined && !Number.isNaN(other)) return other;
    return (bin + 0.5) * (256 / BINS);
  });
}

function mapped(map: Float32Array, value: number): number {
  const position = min(BINS - 1, max(0, (value * BINS) / 256 - 0.5));
  const bin = floor(position);
  const upper = map[min(BINS - 1, bin + 1)] as number;
  return (map[bin] as number) * (1 - (position - bin)) + upper * (position - bin);
}

function originalAt(plane: Float32Array, { a, at }: Levelled, u: number, v: number): number | undefined {
  const x = at.scaleX * (u + 0.5) + at.left - 0.5;
  const y = at.scaleY * (v + 0.5) + at.top - 0.5;
  if (x < 0 || y < 0 || x >= a.width - 1 || y >= a.height - 1) return undefined;
  return sampleAt(plane, a.width, x, y);
}

function fieldAt({ a, b, level }: Planes, map: Float32Array, box: Box): Field {
  const sums = { count: 0, a: 0, b: 0, aa: 0, bb: 0, ab: 0, residue: 0, luma: 0, blue: 0, red: 0 };
  const [ca, cb] = [level.a.chroma, level.b.chroma];
  for (let v = ceil(box.top); v < box.bottom; v += 1) {
    for (let u = ceil(box.left); u < box.right; u += 1) {
      const value = originalAt(a, level, u, v);
      if (value === undefined) continue;
      const at = v * level.b.width + u;
      const [x, y] = [mapped(map, value), b[at] as number];
      sums.count += 1;
      sums.a += x;
      sums.b += y;
      sums.aa += x * x;
      sums.bb += y * y;
      sums.ab += x * y;
      sums.residue += abs(x - y);
      sums.luma += y - value;
      if (ca && cb) {
        sums.blue += (cb[0][at] as number) - (originalAt(ca[0], level, u, v) ?? 0);
        sums.red += (cb[1][at] as number) - (originalAt(ca[1], level, u, v) ?? 0);
      }
    }
  }
  const n = max(1, sums.count);
  const [varianceA, varianceB] = [sums.aa / n - (sums.a / n) ** 2, sums.bb / n - (sums.b / n) ** 2];
  const covariance = sums.ab / n - (sums.a / n) * (sums.b / n);
  return {
    deviation: sqrt(max(0, varianceA, varianceB)),
    correlation: covariance / sqrt(max(1e-6, varianceA) * max(1e-6, varianceB)),
    residue: sums.residue / n,
    lumaShift: sums.luma / n,
    chromaShift: (abs(sums.blue) + abs(sums.red)) / (2 * n),
  };
}

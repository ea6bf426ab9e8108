import { ORIENTATIONS, type Orientation } from '@odr/contracts';

// Taken out of `Math` once: test runners keep globals behind a proxy, which is ten times slower in loops like these.
const { abs, ceil, max, min } = Math;

/** A small picture to compare: row-major, brightness and colour apart. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  /** Brightness, 0–255. */
  readonly luma: Float32Array;
  /** Blue and red difference as in JPEG, around 0; missing where only brightness is compared. */
  readonly chroma?: readonly [Float32Array, Float32Array];
}

/** Splits interleaved RGB pixels of 8 bits. */
export function rasterOf(rgb: Uint8Array, width: number, height: number): Raster {
  const length = width * height;
  const luma = new Float32Array(length);
  const blue = new Float32Array(length);
  const red = new Float32Array(length);
  for (let at = 0; at < length; at += 1) {
    const [r, g, b] = [rgb[at * 3] as number, rgb[at * 3 + 1] as number, rgb[at * 3 + 2] as number];
    const y = 0.299 * r + 0.587 * g + 0.114 * b;
    luma[at] = y;
    blue[at] = 0.564 * (b - y);
    red[at] = 0.713 * (r - y);
  }
  return { width, height, luma, chroma: [blue, red] };
}

const SWAPS_AXES: ReadonlySet<Orientation> = new Set(ORIENTATIONS.slice(4));

/** The picture as it looks when it is turned. */
export function turned(raster: Raster, orientation: Orientation): Raster {
  if (orientation === 'none') return raster;
  const { width, height, chroma } = raster;
  const [w, h] = SWAPS_AXES.has(orientation) ? [height, width] : [width, height];
  const from = sourceOf(orientation, width, height);
  const turnPlane = (plane: Float32Array): Float32Array => {
    const out = new Float32Array(plane.length);
    for (let y = 0, at = 0; y < h; y += 1)
      for (let x = 0; x < w; x += 1, at += 1) out[at] = plane[from(x, y)] as number;
    return out;
  };
  return {
    width: w,
    height: h,
    luma: turnPlane(raster.luma),
    chroma: chroma && [turnPlane(chroma[0]), turnPlane(chroma[1])],
  };
}

/** Where the pixel at (x, y) of the turned picture comes from. */
function sourceOf(orientation: Orientation, width: number, height: number): (x: number, y: number) => number {
  const [right, bottom] = [width - 1, height - 1];
  switch (orientation) {
    case 'none':
      return (x, y) => y * width + x;
    case 'mirrored':
      return (x, y) => y * width + right - x;
    case 'rotated_180':
      return (x, y) => (bottom - y) * width + right - x;
    case 'flipped':
      return (x, y) => (bottom - y) * width + x;
    case 'transposed':
      return (x, y) => x * width + y;
    case 'rotated_90':
      return (x, y) => (bottom - x) * width + y;
    case 'transversed':
      return (x, y) => (bottom - x) * width + right - y;
    case 'rotated_270':
      return (x, y) => x * width + right - y;
  }
}

/** The picture in another size: the mean of what each new pixel covers when it shrinks, linear when it grows. */
export function resized(raster: Raster, width: number, height: number): Raster {
  const { luma, chroma } = raster;
  const plane = (from: Float32Array): Float32Array =>
    alongColumns(alongRows(from, raster.width, raster.height, width), width, raster.height, height);
  return { width, height, luma: plane(luma), chroma: chroma && [plane(chroma[0]), plane(chroma[1])] };
}

interface Taps {
  /** The first sample that counts, for each new one. */
  readonly first: Int32Array;
  /** How many count, the same for all; weights beyond the edge go to the edge. */
  readonly count: number;
  readonly weights: Float32Array;
}

/** Which samples make up each new one, and how much of each. */
function tapsOf(from: number, to: number): Taps {
  const scale = from / to;
  const reach = max(1, scale);
  const count = ceil(2 * reach) + 1;
  const first = new Int32Array(to);
  const weights = new Float32Array(to * count);
  for (let i = 0; i < to; i += 1) {
    const middle = (i + 0.5) * scale - 0.5;
    const start = ceil(middle - reach);
    first[i] = start;
    let sum = 0;
    for (let tap = 0; tap < count; tap += 1) {
      const weight = max(0, 1 - abs(start + tap - middle) / reach);
      weights[i * count + tap] = weight;
      sum += weight;
    }
    for (let tap = 0; tap < count; tap += 1) weights[i * count + tap] = (weights[i * count + tap] as number) / sum;
  }
  return { first, count, weights };
}

const inside = (at: number, length: number): number => (at < 0 ? 0 : at >= length ? length - 1 : at);

function alongRows(from: Float32Array, width: number, height: number, to: number): Float32Array {
  const { first, count, weights } = tapsOf(width, to);
  const out = new Float32Array(to * height);
  for (let x = 0; x < to; x += 1) {
    for (let tap = 0; tap < count; tap += 1) {
      const weight = weights[x * count + tap] as number;
      if (weight === 0) continue;
      const source = inside((first[x] as number) + tap, width);
      for (let y = 0; y < height; y += 1)
        out[y * to + x] = (out[y * to + x] as number) + (from[y * width + source] as number) * weight;
    }
  }
  return out;
}

function alongColumns(from: Float32Array, width: number, height: number, to: number): Float32Array {
  const { first, count, weights } = tapsOf(height, to);
  const out = new Float32Array(width * to);
  for (let y = 0; y < to; y += 1) {
    for (let tap = 0; tap < count; tap += 1) {
      const weight = weights[y * count + tap] as number;
      if (weight === 0) continue;
      const source = inside((first[y] as number) + tap, height) * width;
      for (let x = 0; x < width; x += 1)
        out[y * width + x] = (out[y * width + x] as number) + (from[source + x] as number) * weight;
    }
  }
  return out;
}

/** A plane softened by a box of three, twice: comparisons of gradients need no grain. */
export function softened({ luma, width, height }: Pick<Raster, 'luma' | 'width' | 'height'>): Float32Array {
  const across = new Float32Array(luma.length);
  const out = new Float32Array(luma.length);
  let from = luma;
  for (let pass = 0; pass < 2; pass += 1) {
    for (let y = 0; y < height; y += 1) {
      const row = y * width;
      for (let x = 0; x < width; x += 1) {
        const left = from[x > 0 ? row + x - 1 : row] as number;
        const right = from[x < width - 1 ? row + x + 1 : row + x] as number;
        across[row + x] = (left + (from[row + x] as number) + right) / 3;
      }
    }
    for (let y = 0; y < height; y += 1) {
      const [above, here, below] = [max(0, y - 1) * width, y * width, min(height - 1, y + 1) * width];
      for (let x = 0; x < width; x += 1)
        out[here + x] =
          ((across[above + x] as number) + (across[here + x] as number) + (across[below + x] as number)) / 3;
    }
    from = out;
  }
  return out;
}

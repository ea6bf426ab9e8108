import type { Orientation } from '@odr/contracts';
import { resized, softened, type Raster } from './raster.js';

// Taken out of `Math` once: test runners keep globals behind a proxy, which is ten times slower in loops like these.
const { abs, floor, hypot, imul, max, min, round, sqrt } = Math;

/** A spot that can be found again in a copy, with 256 comparisons of brightness around it. */
export interface Landmark {
  /** In pixels of the raster it was found in, whatever size it was found at. */
  readonly x: number;
  readonly y: number;
  /** 256 bits. */
  readonly bits: Uint32Array;
}

const WORDS = 8;
const REACH = 12;
const LEVELS = 5;
const STEP = 0.8;
const PER_LEVEL = 90;

/** Always the same pseudo-random sequence: the same pictures must always compare alike. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Pairs of offsets, nearer to the middle more often, as in BRIEF (Calonder et al., 2010). */
const PAIRS: Int8Array = (() => {
  const random = sequence(7);
  const offset = (): number => round(((random() + random() + random()) / 1.5 - 1) * REACH);
  return Int8Array.from({ length: WORDS * 32 * 4 }, offset);
})();

/** A corner, and the softened picture of the size that it stands out in. */
interface Corner {
  readonly x: number;
  readonly y: number;
  readonly plane: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** The corners of a picture at several sizes, the most pronounced of each. */
export interface Corners {
  readonly width: number;
  readonly height: number;
  readonly corners: readonly Corner[];
}

export function cornersOf(raster: Raster): Corners {
  const corners: Corner[] = [];
  for (let level = 0; level < LEVELS; level += 1) {
    const scale = STEP ** level;
    const [width, height] = [round(raster.width * scale), round(raster.height * scale)];
    if (min(width, height) < 2 * REACH + 8) break;
    const plane = softened(level === 0 ? raster : resized({ ...raster, chroma: undefined }, width, height));
    for (const { x, y } of peaksOf(plane, width, height)) corners.push({ x, y, plane, width, height });
  }
  return { width: raster.width, height: raster.height, corners };
}

/** How the offset (x, y) in a turned picture lies in the picture itself: [x of x, y of x, x of y, y of y]. */
const OFFSETS: Readonly<Record<Orientation, readonly [number, number, number, number]>> = {
  none: [1, 0, 0, 1],
  mirrored: [-1, 0, 0, 1],
  rotated_180: [-1, 0, 0, -1],
  flipped: [1, 0, 0, -1],
  transposed: [0, 1, 1, 0],
  rotated_90: [0, 1, -1, 0],
  transversed: [0, -1, -1, 0],
  rotated_270: [0, -1, 1, 0],
};

/** The corners as landmarks of the picture when it is turned: corners stay corners, only what is around them is read otherwise. */
export function landmarksOf({ corners, width, height }: Corners, orientation: Orientation): Landmark[] {
  const turn = OFFSETS[orientation];
  const [xx, xy, yx, yy] = turn;
  return corners.map((corner) => {
    const x = ((corner.x + 0.5) * width) / corner.width - width / 2;
    const y = ((corner.y + 0.5) * height) / corner.height - height / 2;
    const [turnedWidth, turnedHeight] = xx === 0 ? [height, width] : [width, height];
    // The way there is the transposed of the way back.
    return {
      x: xx * x + yx * y + turnedWidth / 2,
      y: xy * x + yy * y + turnedHeight / 2,
      bits: described(corner, turn),
    };
  });
}

/** Local maxima of the smaller eigenvalue of the gradients' covariance (Shi and Tomasi, 1994), well apart from each other. */
function peaksOf(plane: Float32Array, width: number, height: number): { x: number; y: number; strength: number }[] {
  const strength = strengths(plane, width, height);
  const corners: { x: number; y: number; strength: number }[] = [];
  for (let y = REACH + 1; y < height - REACH - 1; y += 1) {
    for (let x = REACH + 1; x < width - REACH - 1; x += 1) {
      const here = strength[y * width + x] as number;
      if (here > 20 && isPeak(strength, width, x, y)) corners.push({ x, y, strength: here });
    }
  }
  return corners.sort((a, b) => b.strength - a.strength).slice(0, PER_LEVEL);
}

function isPeak(strength: Float32Array, width: number, x: number, y: number): boolean {
  const here = strength[y * width + x] as number;
  for (let dy = -2; dy <= 2; dy += 1)
    for (let dx = -2; dx <= 2; dx += 1) if ((strength[(y + dy) * width + x + dx] as number) > here) return false;
  return true;
}

function strengths(plane: Float32Array, width: number, height: number): Float32Array {
  const xx = new Float32Array(plane.length);
  const xy = new Float32Array(plane.length);
  const yy = new Float32Array(plane.length);
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1, at = y * width + 1; x < width - 1; x += 1, at += 1) {
      const dx = ((plane[at + 1] as number) - (plane[at - 1] as number)) / 2;
      const dy = ((plane[at + width] as number) - (plane[at - width] as number)) / 2;
      xx[at] = dx * dx;
      xy[at] = dx * dy;
      yy[at] = dy * dy;
    }
  }
  const out = new Float32Array(plane.length);
  for (let y = 2; y < height - 2; y += 1) {
    for (let x = 2, at = y * width + 2; x < width - 2; x += 1, at += 1) {
      const [a, b, c] = [around(xx, at, width), around(xy, at, width), around(yy, at, width)];
      out[at] = (a + c) / 2 - sqrt(((a - c) / 2) ** 2 + b * b);
    }
  }
  return out;
}

/** Sum of three times three pixels. */
function around(from: Float32Array, at: number, width: number): number {
  let sum = 0;
  for (let row = at - width; row <= at + width; row += width)
    sum += (from[row - 1] as number) + (from[row] as number) + (from[row + 1] as number);
  return sum;
}

function described(
  { plane, width, x, y }: Corner,
  [xx, xy, yx, yy]: readonly [number, number, number, number],
): Uint32Array {
  const bits = new Uint32Array(WORDS);
  const at = y * width + x;
  for (let bit = 0, pair = 0; bit < WORDS * 32; bit += 1, pair += 4) {
    const [ax, ay] = [PAIRS[pair] as number, PAIRS[pair + 1] as number];
    const [bx, by] = [PAIRS[pair + 2] as number, PAIRS[pair + 3] as number];
    const a = plane[at + (yx * ax + yy * ay) * width + xx * ax + xy * ay] as number;
    const b = plane[at + (yx * bx + yy * by) * width + xx * bx + xy * by] as number;
    if (a < b) bits[bit >>> 5] = (bits[bit >>> 5] as number) | (1 << (bit & 31));
  }
  return bits;
}

/** The frame of one picture in the coordinates of another: x ↦ scale · x + left, y ↦ scale · y + top. */
export interface Placement {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
  /** How many landmarks agree on it. */
  readonly votes: number;
}

const MAX_BITS = 70;
const TRIES = 400;

/** Where the landmarks of `copy` lie in `original`, if enough of them agree. */
export function placementOf(copy: readonly Landmark[], original: readonly Landmark[]): Placement | undefined {
  const matches = matchesOf(copy, original);
  if (matches.length < 4) return undefined;
  const random = sequence(matches.length);
  const pick = (): Match => matches[floor(random() * matches.length)] as Match;
  let best: Placement | undefined;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const placement = fromTwo(pick(), pick());
    if (!placement) continue;
    const votes = votesFor(placement, matches);
    if (!best || votes > best.votes) best = { ...placement, votes };
  }
  return best && { ...best, votes: witnesses(best, matches) };
}

interface Match {
  readonly from: Landmark;
  readonly to: Landmark;
}

function matchesOf(copy: readonly Landmark[], original: readonly Landmark[]): Match[] {
  const matches: Match[] = [];
  for (const from of copy) {
    let nearest: Landmark | undefined;
    let least = MAX_BITS;
    for (const to of original) {
      const bits = distance(from.bits, to.bits, least);
      if (bits < least) {
        least = bits;
        nearest = to;
      }
    }
    if (nearest) matches.push({ from, to: nearest });
  }
  return matches;
}

/** Differing bits; stops counting where it can only get worse than `enough`. */
function distance(a: Uint32Array, b: Uint32Array, enough: number): number {
  let count = 0;
  for (let word = 0; word < WORDS && count < enough; word += 1) {
    let bits = (a[word] as number) ^ (b[word] as number);
    bits -= (bits >>> 1) & 0x55555555;
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
    count += imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

function fromTwo(a: Match, b: Match): Omit<Placement, 'votes'> | undefined {
  const [fromX, fromY] = [b.from.x - a.from.x, b.from.y - a.from.y];
  const [toX, toY] = [b.to.x - a.to.x, b.to.y - a.to.y];
  const [fromLength, toLength] = [hypot(fromX, fromY), hypot(toX, toY)];
  if (fromLength < 20 || toLength < 10) return undefined;
  const scale = toLength / fromLength;
  // What is turned by other than a quarter is no case of ours.
  const cosine = (fromX * toX + fromY * toY) / (fromLength * toLength);
  if (cosine < 0.995 || scale < 0.3 || scale > 3.3) return undefined;
  return { scale, left: a.to.x - scale * a.from.x, top: a.to.y - scale * a.from.y };
}

function votesFor({ scale, left, top }: Omit<Placement, 'votes'>, matches: readonly Match[]): number {
  const tolerance = 3 * max(1, scale);
  let count = 0;
  for (const { from, to } of matches)
    if (abs(scale * from.x + left - to.x) <= tolerance && abs(scale * from.y + top - to.y) <= tolerance) count += 1;
  return count;
}

/** The same corner found at several sizes is one witness. */
function witnesses({ scale, left, top }: Omit<Placement, 'votes'>, matches: readonly Match[]): number {
  const near = matches.filter((match) => votesFor({ scale, left, top }, [match]) === 1);
  return new Set(near.map(({ from }) => round(from.x / 4) * 1_024 + round(from.y / 4))).size;
}

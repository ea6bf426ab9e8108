import { ORIENTATIONS, type Orientation } from '@odr/contracts';

const SIZE = 64;
const BITS = 16;
const NOTHING = '0'.repeat(64);

/** A PDQ hash: 64 hex digits, and how much structure there was to hash (0–100; below 50 it matches by chance). */
export interface PdqHash {
  readonly hash: string;
  readonly quality: number;
}

const TRANSPOSES: ReadonlySet<Orientation> = new Set(['transposed', 'rotated_90', 'transversed', 'rotated_270']);
const SWAPS_SIDES: ReadonlySet<Orientation> = new Set(['mirrored', 'rotated_180', 'rotated_270', 'transversed']);
const SWAPS_ENDS: ReadonlySet<Orientation> = new Set(['flipped', 'rotated_180', 'rotated_90', 'transversed']);

/** A hash together with those that the same picture has when it is turned. */
export interface TurnedPdqHash extends PdqHash {
  /** 64 hex digits each, in the order of `ORIENTATIONS`; the first is `hash`. */
  readonly turned: readonly string[];
}

/**
 * PDQ of a picture whose luma is given. Own port of the reference (facebook/ThreatExchange, `pdq/cpp`); same pixels give the same bits.
 * @param luma row-major, 0–255, length = width × height; it is overwritten
 */
export function pdqOfLuma(luma: Float32Array, width: number, height: number): TurnedPdqHash {
  if (width < 5 || height < 5) return { hash: NOTHING, quality: 0, turned: ORIENTATIONS.map(() => NOTHING) };
  const scratch = new Float32Array(luma.length);
  const alongRows = tentWindow(width);
  const alongColumns = tentWindow(height);
  for (let pass = 0; pass < 2; pass += 1) {
    blurRows(luma, scratch, width, height, alongRows);
    blurColumns(scratch, luma, width, height, alongColumns);
  }
  const samples = (swapsSides: boolean, swapsEnds: boolean): Float32Array =>
    decimate(luma, samplesAlong(height, alongColumns, swapsEnds), samplesAlong(width, alongRows, swapsSides), width);
  const turned = ORIENTATIONS.map((orientation) => {
    const small = transform(samples(SWAPS_SIDES.has(orientation), SWAPS_ENDS.has(orientation)));
    return toHex(TRANSPOSES.has(orientation) ? transposed(small) : small);
  });
  return { hash: turned[0] as string, quality: quality(samples(false, false)), turned };
}

/** PDQ of interleaved 8-bit pixels; channels beyond the third (alpha) are ignored, one or two channels are taken as grey. */
export function pdqOfPixels(pixels: Uint8Array, width: number, height: number, channels: number): TurnedPdqHash {
  const luma = new Float32Array(width * height);
  for (let i = 0, at = 0; i < luma.length; i += 1, at += channels) {
    const red = pixels[at] as number;
    luma[i] =
      channels < 3 ? red : 0.299 * red + 0.587 * (pixels[at + 1] as number) + 0.114 * (pixels[at + 2] as number);
  }
  return pdqOfLuma(luma, width, height);
}

/** Number of differing bits of two hashes in hex. Up to 31 is a match by PDQ's own recommendation. */
export function pdqDistance(a: string, b: string): number {
  let distance = 0;
  for (let at = 0; at < a.length; at += 8) {
    let bits = Number.parseInt(a.slice(at, at + 8), 16) ^ Number.parseInt(b.slice(at, at + 8), 16);
    for (; bits !== 0; bits &= bits - 1) distance += 1;
  }
  return distance;
}

const tentWindow = (dimension: number): number => Math.floor((dimension + 2 * SIZE - 1) / (2 * SIZE));

function blurRows(from: Float32Array, to: Float32Array, width: number, height: number, window: number): void {
  const lead = Math.floor((window + 2) / 2) - 1;
  for (let row = 0; row < height; row += 1) {
    const start = row * width;
    let sum = 0;
    let held = 0;
    for (let x = 0; x < lead; x += 1, held += 1) sum += from[start + x] as number;
    for (let x = 0; x < width; x += 1) {
      const enters = x + lead;
      const leaves = enters - window;
      if (enters < width) {
        sum += from[start + enters] as number;
        held += 1;
      }
      if (leaves >= 0) {
        sum -= from[start + leaves] as number;
        held -= 1;
      }
      to[start + x] = sum / held;
    }
  }
}

/** The same box along columns, all columns side by side: walking down one column at a time misses the cache on every step. */
function blurColumns(from: Float32Array, to: Float32Array, width: number, height: number, window: number): void {
  const lead = Math.floor((window + 2) / 2) - 1;
  const sums = new Float64Array(width);
  let held = 0;
  const add = (row: number, sign: number): void => {
    for (let x = 0, at = row * width; x < width; x += 1, at += 1)
      sums[x] = (sums[x] as number) + sign * (from[at] as number);
    held += sign;
  };
  for (let y = 0; y < lead; y += 1) add(y, 1);
  for (let y = 0; y < height; y += 1) {
    if (y + lead < height) add(y + lead, 1);
    if (y + lead - window >= 0) add(y + lead - window, -1);
    for (let x = 0, at = y * width; x < width; x += 1, at += 1) to[at] = (sums[x] as number) / held;
  }
}

/**
 * Which rows or columns the 64 samples are. Reading backwards finds the samples that the turned picture would have: neither
 * the middles (rounded down) nor a box of even length lie symmetrically, so that the rule "the signs of odd frequencies
 * change" alone, as the reference has it, misses by up to 50 bits in pictures of 256 pixels.
 */
function samplesAlong(length: number, window: number, isBackwards: boolean): Int32Array {
  const offCentre = window % 2 === 0 ? 2 : 0;
  return Int32Array.from({ length: SIZE }, (_, i) => {
    const middle = Math.floor(((i + 0.5) * length) / SIZE);
    return isBackwards ? Math.max(0, length - 1 - middle - offCentre) : middle;
  });
}

function decimate(from: Float32Array, rows: Int32Array, columns: Int32Array, width: number): Float32Array {
  return Float32Array.from({ length: SIZE * SIZE }, (_, at) => {
    const row = rows[Math.floor(at / SIZE)] as number;
    return from[row * width + (columns[at % SIZE] as number)] as number;
  });
}

function quality(small: Float32Array): number {
  let gradients = 0;
  const step = (a: number, b: number): number =>
    Math.abs(Math.trunc((((small[a] as number) - (small[b] as number)) * 100) / 255));
  for (let i = 0; i < SIZE; i += 1) {
    for (let j = 0; j < SIZE; j += 1) {
      const at = i * SIZE + j;
      if (i + 1 < SIZE) gradients += step(at, at + SIZE);
      if (j + 1 < SIZE) gradients += step(at, at + 1);
    }
  }
  return Math.min(100, Math.floor(gradients / 90));
}

const DCT = Float32Array.from({ length: BITS * SIZE }, (_, at) => {
  const row = Math.floor(at / SIZE);
  return Math.sqrt(2 / SIZE) * Math.cos((Math.PI / 2 / SIZE) * (row + 1) * (2 * (at % SIZE) + 1));
});

/** Rows and columns 1 to 16 of the cosine transform of the 64 × 64 picture. */
function transform(small: Float32Array): Float32Array {
  const half = new Float32Array(BITS * SIZE);
  for (let i = 0; i < BITS; i += 1) {
    for (let j = 0; j < SIZE; j += 1) {
      let sum = 0;
      for (let k = 0; k < SIZE; k += 1) sum += (DCT[i * SIZE + k] as number) * (small[k * SIZE + j] as number);
      half[i * SIZE + j] = sum;
    }
  }
  const out = new Float32Array(BITS * BITS);
  for (let i = 0; i < BITS; i += 1) {
    for (let j = 0; j < BITS; j += 1) {
      let sum = 0;
      for (let k = 0; k < SIZE; k += 1) sum += (half[i * SIZE + k] as number) * (DCT[j * SIZE + k] as number);
      out[i * BITS + j] = sum;
    }
  }
  return out;
}

const transposed = (square: Float32Array): Float32Array =>
  Float32Array.from(square, (_, at) => square[(at % BITS) * BITS + Math.floor(at / BITS)] as number);

function toHex(coefficients: Float32Array): string {
  // The lower median, as the reference's "torben" finds it: the 128th of 256.
  const median = Float32Array.from(coefficients).sort()[(BITS * BITS) / 2 - 1] as number;
  let hex = '';
  for (let at = BITS * BITS - 4; at >= 0; at -= 4) {
    let digit = 0;
    for (let bit = 3; bit >= 0; bit -= 1) digit = digit * 2 + ((coefficients[at + bit] as number) > median ? 1 : 0);
    hex += digit.toString(16);
  }
  return hex;
}

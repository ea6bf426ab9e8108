import { resized, softened, type Raster } from './raster.js';

// Taken out of `Math` once: test runners keep globals behind a proxy, which is ten times slower in loops like these.
const { abs, ceil, floor, max, round, sqrt } = Math;

/** How the pixels of a copy lie in the original: x ↦ scaleX · x + left, y ↦ scaleY · y + top, in pixels of each. */
export interface Alignment {
  readonly scaleX: number;
  readonly left: number;
  readonly scaleY: number;
  readonly top: number;
}

/** The two pictures, frame on frame. */
export const frameOnFrame = (copy: Raster, original: Raster): Alignment => ({
  scaleX: original.width / copy.width,
  left: 0,
  scaleY: original.height / copy.height,
  top: 0,
});

const ROUNDS = 12;
const COARSE_SIDE = 96;

/**
 * Shifts and stretches until the copy lies on the original as well as it can (Lucas and Kanade, 1981): first small, where a
 * few pixels of error are less than one, then as given. Brightness and contrast may differ; what is laid over a part loses its say.
 */
export function aligned(copy: Raster, original: Raster, start: Alignment): Alignment {
  const shrink = COARSE_SIDE / max(copy.width, copy.height, original.width, original.height);
  if (shrink >= 1) return refined(copy, original, start);
  const small = (raster: Raster): Raster =>
    resized(
      { ...raster, chroma: undefined },
      max(8, round(raster.width * shrink)),
      max(8, round(raster.height * shrink)),
    );
  const [smallCopy, smallOriginal] = [small(copy), small(original)];
  const [fx, fy] = [smallOriginal.width / original.width, smallOriginal.height / original.height];
  const [cx, cy] = [smallCopy.width / copy.width, smallCopy.height / copy.height];
  const coarse = refined(smallCopy, smallOriginal, {
    scaleX: (start.scaleX * fx) / cx,
    left: start.left * fx,
    scaleY: (start.scaleY * fy) / cy,
    top: start.top * fy,
  });
  return refined(copy, original, {
    scaleX: (coarse.scaleX * cx) / fx,
    left: coarse.left / fx,
    scaleY: (coarse.scaleY * cy) / fy,
    top: coarse.top / fy,
  });
}

function refined(copy: Raster, original: Raster, start: Alignment): Alignment {
  const [a, b] = [softened(original), softened(copy)];
  let now = start;
  for (let round = 0; round < ROUNDS; round += 1) {
    const step = stepOf(a, original, b, copy, now);
    if (!step) return now;
    now = {
      scaleX: now.scaleX + step[0],
      left: now.left + step[1],
      scaleY: now.scaleY + step[2],
      top: now.top + step[3],
    };
    if (now.scaleX < 0.2 || now.scaleY < 0.2) return start;
    const moved = max(abs(step[0]) * copy.width, abs(step[1]), abs(step[2]) * copy.height, abs(step[3]));
    if (moved < 0.02) return now;
  }
  return now;
}

/** Pixels of the copy that are looked at, in each direction. */
const STRIDE_FOR = 80;

type Four = [number, number, number, number];

function stepOf(a: Float32Array, original: Raster, b: Float32Array, copy: Raster, at: Alignment): Four | undefined {
  const samples = sampled(a, original, b, copy, at);
  const count = samples.length / FIELDS_OF_SAMPLE;
  if (count < 64) return undefined;
  let [sumA, sumB, sumAA, sumBB] = [0, 0, 0, 0];
  for (let i = 0; i < samples.length; i += FIELDS_OF_SAMPLE) {
    const [value, other] = [samples[i + 4] as number, samples[i + 5] as number];
    sumA += value;
    sumB += other;
    sumAA += value * value;
    sumBB += other * other;
  }
  const [meanA, meanB] = [sumA / count, sumB / count];
  const deviationA = sqrt(max(1e-6, sumAA / count - meanA * meanA));
  const deviationB = sqrt(max(1e-6, sumBB / count - meanB * meanB));
  const normal = new Float64Array(16);
  const right = new Float64Array(4);
  const slope = new Float64Array(4);
  for (let i = 0; i < samples.length; i += FIELDS_OF_SAMPLE) {
    const [x, y] = [samples[i + 2] as number, samples[i + 3] as number];
    const error = ((samples[i + 5] as number) - meanB) / deviationB - ((samples[i + 4] as number) - meanA) / deviationA;
    const weight = 1 / (1 + (error / 0.5) ** 2);
    const { width } = original;
    const gx = (sampleAt(a, width, x + 1, y) - sampleAt(a, width, x - 1, y)) / (2 * deviationA);
    const gy = (sampleAt(a, width, x, y + 1) - sampleAt(a, width, x, y - 1)) / (2 * deviationA);
    slope[0] = gx * (samples[i] as number);
    slope[1] = gx;
    slope[2] = gy * (samples[i + 1] as number);
    slope[3] = gy;
    for (let row = 0; row < 4; row += 1) {
      const weighted = weight * (slope[row] as number);
      right[row] = (right[row] as number) + weighted * error;
      for (let column = 0; column < 4; column += 1)
        normal[row * 4 + column] = (normal[row * 4 + column] as number) + weighted * (slope[column] as number);
    }
  }
  return solved(normal, right);
}

/** x and y in the copy, x and y in the original, brightness in the original and in the copy. */
const FIELDS_OF_SAMPLE = 6;

function sampled(a: Float32Array, original: Raster, b: Float32Array, copy: Raster, at: Alignment): Float64Array {
  const stride = max(1, floor(max(copy.width, copy.height) / STRIDE_FOR));
  const most = ceil(copy.width / stride) * ceil(copy.height / stride);
  const samples = new Float64Array(most * FIELDS_OF_SAMPLE);
  let end = 0;
  for (let v = 1; v < copy.height - 1; v += stride) {
    const y = at.scaleY * (v + 0.5) + at.top - 0.5;
    if (y < 1 || y >= original.height - 2) continue;
    for (let u = 1; u < copy.width - 1; u += stride) {
      const x = at.scaleX * (u + 0.5) + at.left - 0.5;
      if (x < 1 || x >= original.width - 2) continue;
      samples[end] = u + 0.5;
      samples[end + 1] = v + 0.5;
      samples[end + 2] = x;
      samples[end + 3] = y;
      samples[end + 4] = sampleAt(a, original.width, x, y);
      samples[end + 5] = b[v * copy.width + u] as number;
      end += FIELDS_OF_SAMPLE;
    }
  }
  return samples.subarray(0, end);
}

/** Linear between four pixels. */
export function sampleAt(plane: Float32Array, width: number, x: number, y: number): number {
  const left = floor(x);
  const top = floor(y);
  const dx = x - left;
  const dy = y - top;
  const at = top * width + left;
  const upper = (plane[at] as number) * (1 - dx) + (plane[at + 1] as number) * dx;
  const lower = (plane[at + width] as number) * (1 - dx) + (plane[at + width + 1] as number) * dx;
  return upper * (1 - dy) + lower * dy;
}

/** Four equations with four unknowns, by elimination; undefined where the picture is too plain to tell. */
function solved(matrix: Float64Array, right: Float64Array): Four | undefined {
  for (let i = 0; i < 4; i += 1) matrix[i * 5] = (matrix[i * 5] as number) * 1.000_1 + 1e-9;
  for (let i = 0; i < 4; i += 1) {
    const pivot = matrix[i * 5] as number;
    if (abs(pivot) < 1e-8) return undefined;
    for (let row = i + 1; row < 4; row += 1) {
      const factor = (matrix[row * 4 + i] as number) / pivot;
      for (let column = i; column < 4; column += 1)
        matrix[row * 4 + column] = (matrix[row * 4 + column] as number) - factor * (matrix[i * 4 + column] as number);
      right[row] = (right[row] as number) - factor * (right[i] as number);
    }
  }
  const out: Four = [0, 0, 0, 0];
  for (let i = 3; i >= 0; i -= 1) {
    let sum = right[i] as number;
    for (let column = i + 1; column < 4; column += 1)
      sum -= (matrix[i * 4 + column] as number) * (out[column] as number);
    out[i] = sum / (matrix[i * 5] as number);
  }
  return out;
}

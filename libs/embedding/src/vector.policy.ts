import type { VectorMetric } from '@odr/contracts';
import { DimensionMismatch, VectorUnusable } from './embedding.errors.js';

/** How far apart two vectors are, by each of the metrics of pgvector. */
export interface VectorComparison {
  /** 1 = same direction, 0 = unrelated, -1 = opposite; 0 when one of them is all zeros. */
  readonly cosine: number;
  /** Euclidean distance. */
  readonly l2: number;
  readonly innerProduct: number;
}

/** @throws DimensionMismatch unless both have the same length */
export function compareVectors(a: ArrayLike<number>, b: ArrayLike<number>): VectorComparison {
  if (a.length !== b.length) throw new DimensionMismatch(a.length, b.length);
  let dot = 0;
  let squaredA = 0;
  let squaredB = 0;
  let squaredDifference = 0;
  for (let i = 0; i < a.length; i++) {
    const x = a[i] ?? 0;
    const y = b[i] ?? 0;
    dot += x * y;
    squaredA += x * x;
    squaredB += y * y;
    squaredDifference += (x - y) ** 2;
  }
  const norms = Math.sqrt(squaredA * squaredB);
  return { cosine: norms === 0 ? 0 : dot / norms, l2: Math.sqrt(squaredDifference), innerProduct: dot };
}

/**
 * A vector from outside, checked: as it is stored, in single precision, and of length 1 where only directions are compared.
 * @throws DimensionMismatch for another length
 * @throws VectorUnusable for numbers that are not finite, and for nothing but zeros under cosine
 */
export function usableVector(
  vector: ArrayLike<number>,
  { dimension, metric }: { readonly dimension: number; readonly metric: VectorMetric },
): Float32Array {
  if (vector.length !== dimension) throw new DimensionMismatch(vector.length, dimension);
  const single = Float32Array.from(vector);
  if (!single.every(Number.isFinite)) throw new VectorUnusable('not_finite');
  if (metric !== 'cosine') return single;
  if (single.every((x) => x === 0)) throw new VectorUnusable('zero');
  return unit(single);
}

/** @throws DimensionMismatch, VectorUnusable */
export function assertUsable(vector: ArrayLike<number>, dimension: number, metric: VectorMetric = 'cosine'): void {
  usableVector(vector, { dimension, metric });
}

/** Lengths this near to 1 are what rounding leaves of it. */
const ROUNDING = 1e-4;

/** The same direction with length 1; a vector that has it comes back as it is. Scaled first, so that no square overflows. */
export function unit(vector: Float32Array): Float32Array {
  const largest = vector.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const norm = largest * Math.sqrt(vector.reduce((sum, x) => sum + (x / largest) ** 2, 0));
  return largest === 0 || Math.abs(norm - 1) < ROUNDING ? vector : vector.map((x) => x / norm);
}

/** As pgvector reads it: `[0.1,0.2]`. */
export const toVectorText = (vector: ArrayLike<number>): string => `[${Array.from(vector).join(',')}]`;

/** As pgvector sends it over the wire: how many, two bytes of nothing, then the numbers; a fifth of the text, and nobody parses it. */
export function toVectorBytes(vector: ArrayLike<number>): Buffer {
  const bytes = Buffer.alloc(4 + 4 * vector.length);
  bytes.writeUInt16BE(vector.length);
  for (let at = 0; at < vector.length; at++) bytes.writeFloatBE(vector[at] ?? 0, 4 + 4 * at);
  return bytes;
}

/** As pgvector writes it. */
export const fromVectorText = (text: string): number[] => text.slice(1, -1).split(',').map(Number);

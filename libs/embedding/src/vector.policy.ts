import { DimensionMismatch } from './embedding.errors.js';

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
 * A vector from outside, checked.
 * @throws DimensionMismatch for another length, a number that is not finite, or nothing but zeros (it has no direction)
 */
export function assertUsable(vector: ArrayLike<number>, dimension: number): void {
  const usable = Array.from(vector).every(Number.isFinite) && Array.from(vector).some((x) => x !== 0);
  if (vector.length !== dimension || !usable) throw new DimensionMismatch(vector.length, dimension);
}

/** As pgvector reads it: `[0.1,0.2]`. */
export const toVectorText = (vector: ArrayLike<number>): string => `[${Array.from(vector).join(',')}]`;

/** As pgvector writes it. */
export const fromVectorText = (text: string): number[] => text.slice(1, -1).split(',').map(Number);

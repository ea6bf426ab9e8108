import { squaredDistance, type Matrix } from './matrix.js';

/** How far a map can be believed. Each is a mean with the 95 % interval of its standard error. */
export interface ProjectionQuality {
  /** Whether neighbours on the map are neighbours: 1 = all of them, 0.5 is chance. */
  readonly trustworthiness: Figure;
  /** Which part of the true neighbours are neighbours on the map. */
  readonly neighboursKept: Figure;
}

/** The same of the plain projection that the map began with, for comparison. */
export interface ComparedQuality extends ProjectionQuality {
  readonly baseline: Figure;
}

export interface Figure {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Compares neighbours in vectors with neighbours on the map, everything with everything.
 * Trustworthiness is that of Venna and Kaski, "Neighborhood preservation in nonlinear projection methods" (ICANN 2001):
 * 1 − 2 / (k(2n − 3k − 1)) · Σ (rank − k) over those of the k nearest on the map that are not among the k nearest, averaged
 * over n; kept neighbours are |N(vectors) ∩ N(map)| / k, as in Lee and Verleysen (2009).
 */
export function projectionQuality(vectors: Matrix, positions: Matrix, k: number): ProjectionQuality {
  const n = vectors.rows;
  const neighbours = Math.max(1, Math.min(k, Math.floor((n - 1) / 2)));
  const scale = 2 / (neighbours * Math.max(2 * n - 3 * neighbours - 1, 1));
  const [trust, kept]: [number[], number[]] = [[], []];
  for (let row = 0; row < n; row++) {
    const ranks = new Int32Array(n);
    byDistance(vectors, row).forEach((other, at) => (ranks[other] = at + 1));
    const onMap = byDistance(positions, row).subarray(0, neighbours);
    const beyond = onMap.reduce((sum, other) => sum + Math.max((ranks[other] ?? 0) - neighbours, 0), 0);
    trust.push(1 - scale * beyond);
    kept.push(onMap.filter((other) => (ranks[other] ?? 0) <= neighbours).length / neighbours);
  }
  return { trustworthiness: figure(trust), neighboursKept: figure(kept) };
}

/** All other rows, nearest first; equal ones in their order. */
function byDistance(rows: Matrix, row: number): Int32Array {
  const distances = Float32Array.from({ length: rows.rows }, (_, other) => squaredDistance(rows, row, rows, other));
  return Int32Array.from({ length: rows.rows }, (_, other) => other)
    .filter((other) => other !== row)
    .sort((a, b) => (distances[a] ?? 0) - (distances[b] ?? 0) || a - b);
}

function figure(values: readonly number[]): Figure {
  const count = Math.max(values.length, 1);
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(count - 1, 1);
  const margin = 1.96 * Math.sqrt(variance / count);
  return { value: mean, low: Math.max(mean - margin, 0), high: Math.min(mean + margin, 1) };
}

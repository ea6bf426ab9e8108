import { matrix, type Matrix } from './matrix.js';
import { normal } from './seeded.js';
import { symmetricEigenvectors } from './symmetric-eigenvectors.js';

/** Where a collection spreads most. */
export interface PrincipalComponents {
  readonly mean: Float32Array;
  /** Dimension × components, the one that spreads most first; its columns are orthogonal and as long as 1. */
  readonly axes: Matrix;
}

/** More directions than are wanted, and how often they are turned: with both the leading ones are all but exact. */
const SPARE = 8;
const TURNS = 2;

/**
 * The leading principal components by randomised subspace iteration: Halko, Martinsson and Tropp, "Finding structure with
 * randomness", SIAM Review 53 (2011), algorithm 4.4. Reads the rows three times and holds no matrix of dimension × dimension.
 */
export function principalComponents(rows: Matrix, wanted: number, random: () => number): PrincipalComponents {
  const mean = meanOf(rows);
  const components = Math.max(1, Math.min(wanted, rows.columns, rows.rows));
  const width = Math.min(components + SPARE, rows.columns);
  let directions = matrix(rows.columns, width);
  for (let at = 0; at < directions.values.length; at++) directions.values[at] = normal(random);
  for (let turn = 0; turn < TURNS; turn++) {
    directions = gathered(rows, mean, project(rows, { mean, axes: directions }));
    orthonormalise(directions);
  }
  const turned = symmetricEigenvectors(covariance(project(rows, { mean, axes: directions })));
  return { mean, axes: product(directions, turned, components) };
}

/** Rows × components: each row, told by how far it lies along each axis. */
export function project(rows: Matrix, { mean, axes }: PrincipalComponents): Matrix {
  const projected = matrix(rows.rows, axes.columns);
  for (let row = 0; row < rows.rows; row++) {
    const to = row * axes.columns;
    for (let column = 0; column < rows.columns; column++) {
      const value = (rows.values[row * rows.columns + column] ?? 0) - (mean[column] ?? 0);
      if (value !== 0) addScaled(projected.values, to, axes.values, column * axes.columns, axes.columns, value);
    }
  }
  return projected;
}

/** The transposed rows, each less the mean, times what they were projected to. */
function gathered(rows: Matrix, mean: Float32Array, projected: Matrix): Matrix {
  const sum = matrix(rows.columns, projected.columns);
  for (let row = 0; row < rows.rows; row++) {
    const from = row * projected.columns;
    for (let column = 0; column < rows.columns; column++) {
      const value = (rows.values[row * rows.columns + column] ?? 0) - (mean[column] ?? 0);
      if (value !== 0) addScaled(sum.values, column * sum.columns, projected.values, from, projected.columns, value);
    }
  }
  return sum;
}

function addScaled(
  to: Float32Array,
  at: number,
  from: Float32Array,
  start: number,
  length: number,
  factor: number,
): void {
  for (let step = 0; step < length; step++) to[at + step] = (to[at + step] ?? 0) + factor * (from[start + step] ?? 0);
}

function meanOf({ values, rows, columns }: Matrix): Float32Array {
  const sums = new Float64Array(columns);
  for (let at = 0; at < values.length; at++) sums[at % columns] = (sums[at % columns] ?? 0) + (values[at] ?? 0);
  return Float32Array.from(sums, (sum) => sum / Math.max(rows, 1));
}

/** Gram and Schmidt, column by column, twice: once leaves rounding errors where columns are nearly parallel. */
function orthonormalise({ values, rows, columns }: Matrix): void {
  const dot = (a: number, b: number): number => {
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += (values[row * columns + a] ?? 0) * (values[row * columns + b] ?? 0);
    return sum;
  };
  for (let column = 0; column < columns; column++) {
    for (let before = 0; before < 2 * column; before++) {
      const other = before % column;
      const shared = dot(column, other);
      for (let row = 0; row < rows; row++) {
        const at = row * columns;
        values[at + column] = (values[at + column] ?? 0) - shared * (values[at + other] ?? 0);
      }
    }
    const norm = Math.sqrt(dot(column, column)) || 1;
    for (let row = 0; row < rows; row++) values[row * columns + column] = (values[row * columns + column] ?? 0) / norm;
  }
}

function covariance({ values, rows, columns }: Matrix): Float64Array[] {
  const sums = Array.from({ length: columns }, () => new Float64Array(columns));
  for (let row = 0; row < rows; row++)
    for (let a = 0; a < columns; a++) {
      const [into, value] = [sums[a], values[row * columns + a] ?? 0];
      if (into)
        for (let b = 0; b < columns; b++) into[b] = (into[b] ?? 0) + (value * (values[row * columns + b] ?? 0)) / rows;
    }
  return sums;
}

/** The first columns of a product. */
function product(left: Matrix, right: readonly Float64Array[], columns: number): Matrix {
  const into = matrix(left.rows, columns);
  for (let row = 0; row < left.rows; row++)
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      for (let inner = 0; inner < left.columns; inner++)
        sum += (left.values[row * left.columns + inner] ?? 0) * (right[inner]?.[column] ?? 0);
      into.values[row * columns + column] = sum;
    }
  return into;
}

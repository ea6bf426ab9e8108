import { matrix, rowOf, squaredDistance, type Matrix } from './matrix.js';

/** Points gathered into cells around centres, so that of each question most need not be looked at (an inverted file). */
export interface LandmarkIndex {
  /** The points, those of one cell one behind the other. */
  readonly points: Matrix;
  readonly centres: Matrix;
  /** Where each cell begins among the points; one more than there are cells. */
  readonly starts: Float32Array;
}

/** The nearest points to something, nearest first. */
export interface NearPoints {
  readonly at: Int32Array;
  readonly distances: Float32Array;
}

/** Fewer points than this are looked at one and all. */
const ONE_CELL = 1_024;
const ROUNDS = 6;
/** How many cells are looked into. Of the 15 nearest among 10,000 points this misses one in a hundred. */
const PROBES = 12;

/** @returns the index, and which of the given points stands at each of its places */
export function buildIndex(given: Matrix, random: () => number): { index: LandmarkIndex; order: Int32Array } {
  const centres = centresOf(given, random);
  const cells = nearestCentres(given, centres);
  const order = Int32Array.from(cells.keys()).sort((a, b) => (cells[a] ?? 0) - (cells[b] ?? 0) || a - b);
  const points = matrix(given.rows, given.columns);
  order.forEach((from, to) => points.values.set(rowOf(given, from), to * given.columns));
  const starts = new Float32Array(centres.rows + 1);
  for (const cell of cells) starts[cell + 1] = (starts[cell + 1] ?? 0) + 1;
  for (let cell = 1; cell < starts.length; cell++) starts[cell] = (starts[cell] ?? 0) + (starts[cell - 1] ?? 0);
  return { index: { points, centres, starts }, order };
}

/**
 * The points nearest to a row.
 * @param except a point that is not meant: the one that asks
 */
export function nearestPoints(
  index: LandmarkIndex,
  rows: Matrix,
  row: number,
  wanted: number,
  except = -1,
): NearPoints {
  const near = { at: new Int32Array(wanted).fill(-1), distances: new Float32Array(wanted).fill(Infinity) };
  const probed = { at: new Int32Array(PROBES).fill(-1), distances: new Float32Array(PROBES).fill(Infinity) };
  for (let cell = 0; cell < index.centres.rows; cell++)
    keep(probed, cell, squaredDistance(rows, row, index.centres, cell));
  for (const cell of probed.at) {
    if (cell < 0) continue;
    const end = index.starts[cell + 1] ?? 0;
    for (let point = index.starts[cell] ?? 0; point < end; point++)
      if (point !== except) keep(near, point, squaredDistance(rows, row, index.points, point));
  }
  for (let at = 0; at < wanted; at++) near.distances[at] = Math.sqrt(near.distances[at] ?? 0);
  return near;
}

/** Puts something among the nearest so far, if it is one. */
export function keep({ at, distances }: NearPoints, what: number, distance: number): void {
  let place = at.length - 1;
  if (distance >= (distances[place] ?? 0)) return;
  for (; place > 0 && (distances[place - 1] ?? 0) > distance; place--) {
    distances[place] = distances[place - 1] ?? 0;
    at[place] = at[place - 1] ?? 0;
  }
  distances[place] = distance;
  at[place] = what;
}

/** k-means, roughly: cells need not be good, only alike in size. */
function centresOf(given: Matrix, random: () => number): Matrix {
  const count = given.rows < ONE_CELL ? 1 : Math.round(Math.sqrt(given.rows));
  const centres = matrix(count, given.columns);
  for (let cell = 0; cell < count; cell++)
    centres.values.set(rowOf(given, Math.floor(random() * given.rows)), cell * given.columns);
  for (let round = 0; count > 1 && round < ROUNDS; round++)
    moveToMiddles(centres, given, nearestCentres(given, centres));
  return centres;
}

function nearestCentres(given: Matrix, centres: Matrix): Int32Array {
  const cells = new Int32Array(given.rows);
  for (let row = 0; row < given.rows; row++) {
    let best = Infinity;
    for (let cell = 0; cell < centres.rows; cell++) {
      const distance = squaredDistance(given, row, centres, cell);
      if (distance < best) [best, cells[row]] = [distance, cell];
    }
  }
  return cells;
}

/** A centre that nothing is near to stays where it is. */
function moveToMiddles(centres: Matrix, given: Matrix, cells: Int32Array): void {
  const sums = new Float64Array(centres.values.length);
  const counts = new Float64Array(centres.rows);
  const { columns } = given;
  cells.forEach((cell, row) => {
    counts[cell] = (counts[cell] ?? 0) + 1;
    for (let at = 0; at < columns; at++)
      sums[cell * columns + at] = (sums[cell * columns + at] ?? 0) + (given.values[row * columns + at] ?? 0);
  });
  for (let at = 0; at < sums.length; at++) {
    const count = counts[Math.floor(at / columns)] ?? 0;
    if (count > 0) centres.values[at] = (sums[at] ?? 0) / count;
  }
}

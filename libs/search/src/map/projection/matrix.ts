/** Rows one behind the other. */
export interface Matrix {
  readonly values: Float32Array;
  readonly rows: number;
  readonly columns: number;
}

export const matrix = (
  rows: number,
  columns: number,
  values: Float32Array = new Float32Array(rows * columns),
): Matrix => ({
  values,
  rows,
  columns,
});

/** A view, not a copy. */
export const rowOf = ({ values, columns }: Matrix, row: number): Float32Array =>
  values.subarray(row * columns, (row + 1) * columns);

/** Squared Euclidean distance of a row to a row of another matrix of as many columns. */
export function squaredDistance(a: Matrix, rowA: number, b: Matrix, rowB: number): number {
  const [x, y, columns] = [a.values, b.values, a.columns];
  let [at, bt, sum] = [rowA * columns, rowB * columns, 0];
  for (const end = at + columns; at < end; at++, bt++) {
    const difference = (x[at] ?? 0) - (y[bt] ?? 0);
    sum += difference * difference;
  }
  return sum;
}

/** Makes every row as long as 1, so that Euclidean neighbours are those by cosine. Rows of zeros stay. */
export function normaliseRows(given: Matrix): void {
  for (let row = 0; row < given.rows; row++) {
    const values = rowOf(given, row);
    let squares = 0;
    for (const value of values) squares += value * value;
    const norm = Math.sqrt(squares) || 1;
    for (let at = 0; at < values.length; at++) values[at] = (values[at] ?? 0) / norm;
  }
}

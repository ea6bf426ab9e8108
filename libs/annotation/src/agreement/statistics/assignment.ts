/**
 * Which row goes with which column so that the sum of costs is the least: the Hungarian method with potentials
 * (Kuhn 1955, Munkres 1957; Jonker and Volgenant 1987), in rows² × columns.
 * @param costs one row for each thing on the left, finite, all of the same length
 * @returns for each row its column; -1 for the rows that are left over when there are fewer columns
 */
export function assign(costs: readonly (readonly number[])[]): number[] {
  const rows = costs.length;
  const columns = costs[0]?.length ?? 0;
  if (rows > columns) return turned(assign(transposed(costs, columns)), rows);
  // One-based, as in the literature: row 0 and column 0 are where each search starts.
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(columns + 1);
  const rowOf = new Int32Array(columns + 1);
  const cameFrom = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row += 1) {
    rowOf[0] = row;
    const least = new Float64Array(columns + 1).fill(Infinity);
    const isDone = new Uint8Array(columns + 1);
    let column = 0;
    do {
      isDone[column] = 1;
      const at = rowOf[column] ?? 0;
      let step = Infinity;
      let next = 0;
      for (let other = 1; other <= columns; other += 1) {
        if (isDone[other]) continue;
        const slack = (costs[at - 1]?.[other - 1] ?? 0) - (rowPotential[at] ?? 0) - (columnPotential[other] ?? 0);
        if (slack < (least[other] ?? Infinity)) {
          least[other] = slack;
          cameFrom[other] = column;
        }
        if ((least[other] ?? Infinity) < step) {
          step = least[other] ?? 0;
          next = other;
        }
      }
      for (let other = 0; other <= columns; other += 1) {
        if (isDone[other]) {
          const holder = rowOf[other] ?? 0;
          rowPotential[holder] = (rowPotential[holder] ?? 0) + step;
          columnPotential[other] = (columnPotential[other] ?? 0) - step;
        } else least[other] = (least[other] ?? 0) - step;
      }
      column = next;
    } while (rowOf[column] !== 0);
    while (column !== 0) {
      const before = cameFrom[column] ?? 0;
      rowOf[column] = rowOf[before] ?? 0;
      column = before;
    }
  }
  const columnOf = new Array<number>(rows).fill(-1);
  rowOf.forEach((row, column) => {
    if (row > 0 && column > 0) columnOf[row - 1] = column - 1;
  });
  return columnOf;
}

const transposed = (costs: readonly (readonly number[])[], columns: number): number[][] =>
  Array.from({ length: columns }, (_, column) => costs.map((row) => row[column] ?? 0));

function turned(columnOf: readonly number[], size: number): number[] {
  const rowOf = new Array<number>(size).fill(-1);
  columnOf.forEach((column, row) => (rowOf[column] = row));
  return rowOf;
}

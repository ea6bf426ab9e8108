const SWEEPS = 30;
const NOTHING = 1e-12;

/**
 * The eigenvectors of a small symmetric matrix as the columns of what is returned, largest eigenvalue first; by Jacobi's
 * rotations (Golub and Van Loan, "Matrix Computations", 8.5). The matrix is used up.
 */
export function symmetricEigenvectors(matrix: readonly Float64Array[]): Float64Array[] {
  const size = matrix.length;
  const vectors = matrix.map((_, row) => new Float64Array(size).fill(1, row, row + 1));
  const total = matrix.reduce((sum, row, at) => sum + Math.abs(row[at] ?? 0), 0) || 1;
  for (let sweep = 0; sweep < SWEEPS && offDiagonal(matrix) > NOTHING * total; sweep++)
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(matrix, vectors, p, q);
  const order = matrix.map((row, at) => ({ at, value: row[at] ?? 0 })).sort((a, b) => b.value - a.value || a.at - b.at);
  return vectors.map((row) => Float64Array.from(order, ({ at }) => row[at] ?? 0));
}

function offDiagonal(matrix: readonly Float64Array[]): number {
  return matrix.reduce((sum, row, at) => sum + row.reduce((s, value, b) => (b === at ? s : s + Math.abs(value)), 0), 0);
}

function rotate(matrix: readonly Float64Array[], vectors: readonly Float64Array[], p: number, q: number): void {
  const [rowP, rowQ] = [matrix[p], matrix[q]];
  const shared = rowP?.[q] ?? 0;
  if (!rowP || !rowQ || shared === 0) return;
  const angle = ((rowQ[q] ?? 0) - (rowP[p] ?? 0)) / (2 * shared);
  const tangent = (angle < 0 ? -1 : 1) / (Math.abs(angle) + Math.hypot(angle, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  for (const row of [...matrix, ...vectors]) {
    const [a, b] = [row[p] ?? 0, row[q] ?? 0];
    row[p] = cosine * a - sine * b;
    row[q] = sine * a + cosine * b;
  }
  for (let at = 0; at < matrix.length; at++) {
    const [a, b] = [rowP[at] ?? 0, rowQ[at] ?? 0];
    rowP[at] = cosine * a - sine * b;
    rowQ[at] = sine * a + cosine * b;
  }
}

import { matrix, rowOf } from './matrix.js';
import { principalComponents, project } from './principal-components.js';
import { normal, seeded } from './seeded.js';

describe('principal components', () => {
  it('finds the directions that were put in, the widest first', () => {
    const random = seeded(3);
    const rows = matrix(2_000, 30);
    for (let row = 0; row < 2_000; row++)
      for (let column = 0; column < 30; column++)
        rows.values[row * 30 + column] = 5 + normal(random) * (column === 4 ? 10 : column === 9 ? 5 : 0.5);

    const { mean, axes } = principalComponents(rows, 2, seeded(1));

    expect(mean.every((one) => Math.abs(one - 5) < 1)).toBe(true);
    const weight = (column: number, component: number): number => Math.abs(rowOf(axes, column)[component] ?? 0);
    expect(weight(4, 0)).toBeGreaterThan(0.99);
    expect(weight(9, 1)).toBeGreaterThan(0.99);
    const projected = project(rows, { mean, axes });
    const spread = (component: number): number =>
      Math.sqrt(
        Array.from({ length: 2_000 }, (_, row) => (rowOf(projected, row)[component] ?? 0) ** 2).reduce(
          (a, b) => a + b,
        ) / 2_000,
      );
    expect(spread(0)).toBeCloseTo(10, 0);
    expect(spread(1)).toBeCloseTo(5, 0);
  });
});

import { assign } from './assignment.js';
import { seeded } from './random.js';

const costOf = (costs: readonly (readonly number[])[], columnOf: readonly number[]): number =>
  columnOf.reduce((sum, column, row) => sum + (column < 0 ? 0 : (costs[row]?.[column] ?? 0)), 0);

/** By trying everything. */
function leastCost(costs: readonly (readonly number[])[], row = 0, taken: readonly number[] = []): number {
  const mayRest = costs.length - row > (costs[0]?.length ?? 0) - taken.length;
  if (row === costs.length) return 0;
  const choices = (costs[row] ?? []).flatMap((cost, column) =>
    taken.includes(column) ? [] : [cost + leastCost(costs, row + 1, [...taken, column])],
  );
  return Math.min(...choices, mayRest ? leastCost(costs, row + 1, taken) : Infinity);
}

describe('the assignment', () => {
  it('is the best of all, whatever the shape', () => {
    const random = seeded(9);
    for (let round = 0; round < 120; round += 1) {
      const [rows, columns] = [1 + Math.floor(random() * 5), 1 + Math.floor(random() * 5)];
      const costs = Array.from({ length: rows }, () => Array.from({ length: columns }, () => random()));
      const columnOf = assign(costs);

      const used = columnOf.filter((column) => column >= 0);
      expect(used.length).toBe(Math.min(rows, columns));
      expect(new Set(used).size).toBe(used.length);
      expect(costOf(costs, columnOf)).toBeCloseTo(leastCost(costs), 9);
    }
  });

  it('takes what a greedy choice would miss', () => {
    expect(
      assign([
        [1, 2],
        [0, 10],
      ]),
    ).toEqual([1, 0]);
  });

  it('has nothing to say about nothing', () => {
    expect(assign([])).toEqual([]);
    expect(assign([[], []])).toEqual([-1, -1]);
  });
});

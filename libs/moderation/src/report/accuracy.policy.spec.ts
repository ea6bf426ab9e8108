import { accuracyBonus, weightOfReport } from './accuracy.policy.js';

describe("a reporter's accuracy", () => {
  it.each([
    [5, 0, 0],
    [6, 0, 6.46],
    [64, 0, 15],
    [7, 3, 0],
    [8, 2, 2.77],
    [5, 5, -2.37],
    [0, 10, -8.3],
    [50, 50, -4.75],
    [900, 100, 16.61],
  ])('%i right and %i wrong is worth %d points, as in Discourse', (agreed, disagreed, points) => {
    expect(accuracyBonus({ agreed, disagreed })).toBeCloseTo(points, 2);
  });

  it('makes reports heavier or lighter, but none of them nothing', () => {
    expect(weightOfReport({ agreed: 0, disagreed: 0 }, false)).toBe(10);
    expect(weightOfReport({ agreed: 900, disagreed: 100 }, false)).toBe(27);
    expect(weightOfReport({ agreed: 0, disagreed: 10 }, false)).toBe(2);
    expect(weightOfReport({ agreed: 0, disagreed: 100_000 }, false)).toBe(1);
    expect(weightOfReport({ agreed: 0, disagreed: 0 }, true)).toBe(30);
  });
});

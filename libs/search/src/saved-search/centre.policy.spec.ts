import { centreOf, directionOf } from './centre.policy.js';

describe('what examples have in common', () => {
  it('is their mean direction, however long each is', () => {
    expect(
      centreOf([
        [10, 0],
        [0, 1],
      ]).map((x) => x.toFixed(3)),
    ).toEqual(['0.707', '0.707']);
  });

  it('is the first where they cancel each other out', () => {
    expect(
      centreOf([
        [1, 0],
        [-1, 0],
      ]),
    ).toEqual([1, 0]);
  });

  it('turns away from what is not wanted, and stays of length 1', () => {
    const [x = 0, y = 0] = directionOf([[1, 0]], [[0, 1]]);

    expect(y).toBeLessThan(0);
    expect(x * x + y * y).toBeCloseTo(1);
  });
});

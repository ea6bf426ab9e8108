import { scoreOf, stateOf } from './exposure.policy.js';

describe('exposure', () => {
  it('counts a second twice as much with every step of severity', () => {
    expect([0, 1, 2, 3, 4].map((severity) => scoreOf([{ severity, unblurredMs: 1_000 }]))).toEqual([1, 2, 4, 8, 16]);
    expect(
      scoreOf([
        { severity: 0, unblurredMs: 90_000 },
        { severity: 3, unblurredMs: 2_500 },
      ]),
    ).toBe(110);
    expect(scoreOf([])).toBe(0);
  });

  it.each([
    [79.9, false, false],
    [80, true, false],
    [99.9, true, false],
    [100, true, true],
  ])('at %d of 100 is near: %s, over: %s', (score, isNear, isOver) => {
    expect(stateOf(score, 100)).toMatchObject({ isNear, isOver });
  });
});

import { pointsOf } from './strike.policy.js';

describe('what a decision counts', () => {
  it('grows with the severity of its policy', () => {
    expect([0, 1, 2, 3, 4].map((severity) => pointsOf({ ground: 'terms', severity }))).toEqual([0, 1, 2, 4, 8]);
  });

  it('is nothing where somebody has objected', () => {
    expect(pointsOf({ ground: 'optout', severity: 1 })).toBe(0);
  });
});

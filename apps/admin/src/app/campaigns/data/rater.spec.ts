import { habitOf, type Rater, signed } from './rater.js';

const rater = (low: number | null, high: number | null): Rater => ({
  userId: 'a',
  name: 'Ann',
  ratings: 9,
  bias: 0,
  low,
  high,
});

describe('what is said of raters', () => {
  it('is harsh or mild only where nought lies outside of the range', () => {
    expect([rater(0.2, 1), rater(-2, -0.1), rater(-1, 1), rater(null, null), rater(0, 1)].map(habitOf)).toEqual([
      'mild',
      'harsh',
      'unclear',
      'unclear',
      'unclear',
    ]);
  });

  it('has a sign', () => {
    expect([1.254, -0.4, 0.001, -0.001].map(signed)).toEqual(['+1.25', '−0.40', '0.00', '0.00']);
  });
});

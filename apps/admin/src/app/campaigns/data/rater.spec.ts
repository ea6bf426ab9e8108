import { habitOf, type Rater, scaleWords, signed } from './rater.js';

const rater = (low: number | null, high: number | null, bias = ((low ?? 0) + (high ?? 0)) / 2): Rater => ({
  userId: 'a',
  name: 'Ann',
  ratings: 9,
  bias,
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

  it('says where differences come from, and why nothing is corrected', () => {
    expect(scaleWords({ level: 5.42, annotations: 2, raters: 0.61, chance: 1.2 })).toBe(
      'Ratings are 5.4 in the mean. Annotations differ by ±2.0, raters by ±0.6, and what neither explains is ±1.2 (standard deviations).',
    );
    expect(scaleWords(null)).toContain('Nothing is corrected yet');
  });

  it('is like others where all that it may be is too little to matter', () => {
    expect([rater(0.03, 0.14), rater(-0.2, 0.2), rater(0.3, 0.4), rater(-0.6, 0.8)].map(habitOf)).toEqual([
      'like_others',
      'like_others',
      'mild',
      'unclear',
    ]);
  });

  it('has a sign', () => {
    expect([1.254, -0.4, 0.001, -0.001].map(signed)).toEqual(['+1.25', '−0.40', '0.00', '0.00']);
  });
});

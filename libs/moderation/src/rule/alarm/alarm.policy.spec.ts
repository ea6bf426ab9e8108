import { ALARM, anomalyOf, type Period } from './alarm.policy.js';
import { atLeast } from './binomial.js';

/** So many quiet hours, then the one in question. */
const after = (hours: number, usual: Period, last: Period): Period[] => [
  ...Array.from({ length: hours }, () => usual),
  last,
];

describe('the chance of so many', () => {
  /** Summed term by term, which is exact for small numbers. */
  const summed = (k: number, n: number, p: number): number => {
    let [term, total] = [(1 - p) ** n, 0];
    for (let i = 0; i <= n; i += 1) {
      if (i >= k) total += term;
      term *= ((n - i) / (i + 1)) * (p / (1 - p));
    }
    return total;
  };

  it.each([
    [3, 10, 0.2],
    [10, 10, 0.5],
    [1, 100, 0.001],
    [60, 100, 0.5],
    [12, 500, 0.01],
  ])('%s of %s at %s', (k, n, p) => {
    expect(atLeast(k, n, p)).toBeCloseTo(summed(k, n, p), 12);
  });

  it('is known at the ends', () => {
    expect([atLeast(0, 5, 0.3), atLeast(6, 5, 0.3), atLeast(1, 5, 0), atLeast(5, 5, 1)]).toEqual([1, 0, 0, 1]);
    expect(atLeast(60_000, 1_000_000, 0.05)).toBeLessThan(1e-12);
  });
});

describe('a rule that matches more than it used to', () => {
  const usual = { runs: 200, hits: 4 };

  it('is noticed', () => {
    expect(anomalyOf(after(30, usual, { runs: 200, hits: 20 }))).toMatchObject({ rate: 0.1, hits: 20, runs: 200 });
  });

  it.each([
    ['has too short a history', after(ALARM.minPeriods - 2, usual, { runs: 200, hits: 20 })],
    ['has run too seldom', after(30, { runs: 100, hits: 2 }, { runs: 100, hits: 30 })],
    ['has two hits only', after(30, { runs: 200, hits: 0 }, { runs: 10, hits: 2 })],
    ['rises by less than a quarter', after(30, { runs: 100_000, hits: 10_000 }, { runs: 100_000, hits: 12_400 })],
    ['rises by what chance explains', after(30, usual, { runs: 200, hits: 7 })],
    ['has not run', after(30, usual, { runs: 0, hits: 0 })],
    ['falls', after(30, usual, { runs: 200, hits: 0 })],
  ])('is left alone when it %s', (_, periods) => {
    expect(anomalyOf(periods)).toBeUndefined();
  });

  it('is judged by what is recent', () => {
    const rising = Array.from({ length: 300 }, (_, hour) => ({ runs: 200, hits: hour < 150 ? 2 : 20 }));

    expect(anomalyOf([...rising, { runs: 200, hits: 24 }])).toBeUndefined();
    expect(anomalyOf([...rising.slice(0, 150), { runs: 200, hits: 24 }])).toBeDefined();
  });

  it('is noticed although it never matched before', () => {
    expect(anomalyOf(after(30, { runs: 200, hits: 0 }, { runs: 200, hits: 3 }))).toBeDefined();
  });

  it('is noticed with one or two hits only among very many runs', () => {
    expect(anomalyOf(after(30, { runs: 5_000, hits: 0 }, { runs: 20, hits: 2 }))).toBeDefined();
  });
});

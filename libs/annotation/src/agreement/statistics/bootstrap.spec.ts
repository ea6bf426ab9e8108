import { bootstrap, quantile, type Weights } from './bootstrap.js';

const mean = (values: readonly number[]) => (weights: Weights) =>
  values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0) / values.length;

describe('the bootstrap', () => {
  const values = Array.from({ length: 200 }, (_, at) => at / 200);

  it('gives the same data the same interval', () => {
    expect(bootstrap(200, mean(values), { seed: 5 })).toEqual(bootstrap(200, mean(values), { seed: 5 }));
    expect(bootstrap(200, mean(values), { seed: 6 })).not.toEqual(bootstrap(200, mean(values), { seed: 5 }));
  });

  it('is as wide as theory says for a mean', () => {
    const { low, high } = bootstrap(200, mean(values), { replicates: 4_000 }) ?? { low: 0, high: 0 };
    const standardError = Math.sqrt(1 / 12 / 200);

    expect((high - low) / (2 * 1.96 * standardError)).toBeCloseTo(1, 1);
    expect(low).toBeLessThan(0.4975);
    expect(high).toBeGreaterThan(0.4975);
  });

  it('draws as many items as there are', () => {
    bootstrap(50, (weights) => {
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(50);
      return 1;
    });
  });

  it('has no interval for one item, or when most draws have no value', () => {
    expect(bootstrap(1, () => 1)).toBeUndefined();
    expect(bootstrap(9, () => 'no_variation')).toBeUndefined();
  });

  it('reads quantiles between neighbours', () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([1], 0.975)).toBe(1);
  });
});

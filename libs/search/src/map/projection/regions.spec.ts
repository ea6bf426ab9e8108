import { regionAt, regionsOf } from './regions.js';
import { normal, seeded } from './seeded.js';

describe('regions of a map', () => {
  const random = seeded(11);
  const around = (count: number, x: number, y: number, spread: number): number[] =>
    Array.from({ length: count }, () => [x, y].map((middle) => middle + spread * normal(random))).flat();
  const regionsIn = (found: Int32Array): Map<number, number> =>
    found.reduce((counts, region) => counts.set(region, (counts.get(region) ?? 0) + 1), new Map<number, number>());

  it('grow from a loose cluster as from a tight one, and part the two', () => {
    const [tight, loose] = [around(900, 0.25, 0.3, 0.01), around(120, 0.7, 0.65, 0.05)];
    const regions = regionsOf(Float32Array.from([...tight, ...loose]));

    const inTight = regionsIn(regionAt(regions, Float32Array.from(tight)));
    const inLoose = regionsIn(regionAt(regions, Float32Array.from(loose), 0));

    expect(inTight.size).toBe(1);
    const [region = 0, members = 0] = [...inLoose].sort((a, b) => b[1] - a[1])[0] ?? [];
    expect(region).toBeGreaterThan(0);
    expect(members).toBeGreaterThan(0.95 * 120);
    expect([...regionsIn(regionAt(regions, Float32Array.from(tight), 0)).keys()]).not.toContain(region);
  });

  it('number the largest first, and leave out what is too few to name', () => {
    const positions = Float32Array.from([...around(50, 0.2, 0.2, 0.01), ...around(400, 0.8, 0.8, 0.01), 0.5, 0.02]);

    const [small, large, lone] = [0, 50, 450].map((at) => regionAt(regionsOf(positions), positions)[at]);

    expect([large, small, lone]).toEqual([1, 2, 0]);
  });
});

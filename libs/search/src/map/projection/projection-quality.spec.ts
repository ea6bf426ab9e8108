import { matrix } from './matrix.js';
import { projectionQuality } from './projection-quality.js';

const line = (...values: number[]) => matrix(values.length, 1, Float32Array.from(values));

describe('the quality of a projection', () => {
  it('is 1 where every neighbour is kept', () => {
    const points = line(1, 2, 4, 8, 16, 32, 64);

    const { trustworthiness, neighboursKept } = projectionQuality(points, points, 2);

    expect(trustworthiness).toEqual({ value: 1, low: 1, high: 1 });
    expect(neighboursKept.value).toBe(1);
  });

  it('counts how far those who are no neighbours were, as Venna and Kaski do', () => {
    // 1 is nearest to 0 but was furthest of 3 others: rank 3, which is 2 beyond k = 1. The others keep theirs.
    const quality = projectionQuality(line(0, 10, 1, 3), line(0, 0.4, 1, 3), 1);

    // 0 → rank of 10 is 3; 10 → rank of 0 is 3; 1 → nearest is 0.4, rank of 10 is 3; 3 → 1, rank 1. Σ = 6; scale 2 / (4 · 1 · 4).
    expect(quality.trustworthiness.value).toBeCloseTo(1 - (2 / 16) * 6, 6);
    expect(quality.neighboursKept.value).toBeCloseTo(0.25, 6);
  });
});

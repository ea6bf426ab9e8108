import { isDrawn } from './sampling.policy.js';

describe('drawing a sample of decisions', () => {
  const ids = Array.from({ length: 20_000 }, (_, at) => `decision-${at}`);
  const drawn = (seed: string, share: number) => ids.filter((id) => isDrawn(seed, 'second_review', id, share));

  it('draws the share that is asked for', () => {
    expect(drawn('a', 0.05).length / ids.length).toBeCloseTo(0.05, 2);
    expect(drawn('a', 0)).toEqual([]);
    expect(drawn('a', 1)).toHaveLength(ids.length);
  });

  it('draws the same again, and others with another seed', () => {
    expect(drawn('a', 0.05)).toEqual(drawn('a', 0.05));
    const both = drawn('a', 0.05).filter((id) => isDrawn('b', 'second_review', id, 0.05));
    expect(both.length).toBeLessThan(120);
  });
});

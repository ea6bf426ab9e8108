import { seeded } from '../testing/scenes.js';
import { gini, intraListDistance, novelty } from './diversity.measure.js';
import { diversify, dot, unit, type Candidate } from './diversity.policy.js';

const candidate = (id: string, relevance: number, vector: number[], license: string | null = null): Candidate => ({
  id,
  relevance,
  vector: unit(vector),
  facets: { license },
});

/** Pictures around some centres, each the more relevant the nearer it lies to the first. */
function scattered(count: number, seed: number): Candidate[] {
  const random = seeded(seed);
  const centres = Array.from({ length: 8 }, () => Array.from({ length: 16 }, () => random() - 0.5));
  const query = unit(centres[0] ?? []);
  return Array.from({ length: count }, (_, at) => {
    const vector = unit((centres[at % 8] ?? []).map((x) => x + 0.3 * (random() - 0.5)));
    return { id: String(at).padStart(4, '0'), relevance: (1 + dot(vector, query)) / 2, vector, facets: {} };
  });
}

const ids = (candidates: readonly Candidate[], count: number, lambda: number, share = 1): string[] =>
  diversify(candidates, count, { lambda, share }).map((one) => one.candidate.id);

describe('a diverse list', () => {
  const near = [candidate('a', 1, [1, 0]), candidate('b', 0.99, [1, 0.01]), candidate('c', 0.6, [0, 1])];

  it('is by relevance alone at one end, and by distance at the other', () => {
    expect(ids(near, 3, 1)).toEqual(['a', 'b', 'c']);
    expect(ids(near, 3, 0)).toEqual(['a', 'c', 'b']);
  });

  it('is the same for the same candidates, in whatever order they come', () => {
    const all = scattered(60, 7);

    expect(ids([...all].reverse(), 12, 0.6)).toEqual(ids(all, 12, 0.6));
  });

  it('gives no licence more than its share while there are others', () => {
    const all = Array.from({ length: 20 }, (_, at) =>
      candidate(String(at), 1 - at / 100, [1, at / 10], at < 15 ? 'CC0-1.0' : at < 18 ? 'MIT' : null),
    );
    const picked = diversify(all, 8, { lambda: 1, share: 0.5 }).map((one) => one.candidate.facets['license']);

    expect(picked.filter((license) => license === 'CC0-1.0')).toHaveLength(4);
    expect(ids(all.slice(0, 10), 8, 1, 0.5)).toHaveLength(8);
  });

  it('takes at each step the best there is: no swap of the next one does better', () => {
    const all = scattered(40, 3);
    const picked = diversify(all, 10, { lambda: 0.5, share: 1 }).map((one) => one.candidate);

    picked.forEach((chosen, step) => {
      const before = picked.slice(0, step);
      const score = (one: Candidate): number =>
        0.5 * one.relevance -
        (step === 0 ? 0 : 0.5 * Math.max(...before.map((other) => dot(one.vector, other.vector))));
      const left = all.filter((one) => !before.includes(one));
      expect(score(chosen)).toBeCloseTo(Math.max(...left.map(score)), 6);
    });
  });

  it('trades relevance for distance along the sweep: no step of it loses both', () => {
    const sweep = [1, 0.8, 0.6, 0.4, 0.2, 0].map((lambda) => {
      const lists = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) =>
        diversify(scattered(120, seed), 12, { lambda, share: 1 }).map((one) => one.candidate),
      );
      const all = lists.flat();
      return {
        relevance: all.reduce((sum, one) => sum + one.relevance, 0) / all.length,
        distance:
          lists.reduce((sum, list) => sum + intraListDistance(list.map(({ vector }) => vector)), 0) / lists.length,
      };
    });

    sweep.slice(1).forEach((point, at) => {
      expect(point.relevance).toBeLessThan(sweep[at]?.relevance ?? 0);
      expect(point.distance).toBeGreaterThan(sweep[at]?.distance ?? Infinity);
    });
  });

  it.each([
    [[], 5],
    [near, 0],
    [near, 50],
  ])('copes with too few (%#)', (candidates, count) => {
    expect(ids(candidates, count, 0.5)).toHaveLength(Math.min(candidates.length, count));
  });
});

describe('what is measured of lists', () => {
  it('is known of the simplest ones', () => {
    expect(
      intraListDistance([
        [1, 0],
        [0, 1],
      ]),
    ).toBe(1);
    expect(intraListDistance([[1, 0]])).toBe(0);
    expect(gini([1, 1, 1, 1])).toBe(0);
    expect(gini([0, 0, 0, 4])).toBe(0.75);
    expect(novelty([0], [1, 1])).toBe(1);
  });
});

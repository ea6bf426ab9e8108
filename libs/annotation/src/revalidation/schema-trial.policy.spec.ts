import { RuleTally, shuffled, wilson } from './schema-trial.policy.js';

const error = (path: string, code: string) => ({ path, code, message: `breaks ${code}` });

describe('counting what a schema would refuse', () => {
  it('takes positions in lists for one place, and counts an annotation once there', () => {
    const tally = new RuleTally();
    tally.add('a', [error('/tags/0/confidence', 'maximum'), error('/tags/12/confidence', 'maximum')]);
    tally.add('b', [error('/tags/3/confidence', 'maximum'), error('/short_caption', 'required')]);
    tally.add('c', []);

    expect(tally).toMatchObject({ valid: 1, invalid: 2 });
    expect(tally.worst(5)).toEqual([
      { path: '/tags/*/confidence', code: 'maximum', message: 'breaks maximum', count: 2, sampleIds: ['a', 'b'] },
      { path: '/short_caption', code: 'required', message: 'breaks required', count: 1, sampleIds: ['b'] },
    ]);
    expect(tally.worst(1)).toHaveLength(1);
  });

  it('keeps few samples, and numbers that are names', () => {
    const tally = new RuleTally();
    for (let index = 0; index < 9; index++) tally.add(String(index), [error('/a1/2b', 'type')]);
    expect(tally.worst(1)).toMatchObject([{ path: '/a1/2b', count: 9, sampleIds: ['0', '1', '2', '3', '4'] }]);
  });

  it('does not name a million places', () => {
    const tally = new RuleTally();
    for (let index = 0; index < 2_000; index++) tally.add(String(index), [error(`/key${index}`, 'type')]);
    expect(tally.invalid).toBe(2_000);
    expect(tally.worst(5_000)).toHaveLength(1_000);
  });
});

describe('how sure a sample is', () => {
  // Newcombe 1998, table I, method 3 (score without continuity correction).
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('is Wilson’s interval: %i of %i', (hits, total, low, high) => {
    const share = wilson(hits, total);
    expect(share.estimate).toBeCloseTo(hits / total, 10);
    expect(share.low).toBeCloseTo(low, 4);
    expect(share.high).toBeCloseTo(high, 4);
  });

  it('knows nothing of nothing', () => {
    expect(wilson(0, 0)).toEqual({ estimate: 0, low: 0, high: 1 });
  });
});

it('shuffles fairly, and loses nothing', () => {
  const firsts = new Map<number, number>();
  for (let round = 0; round < 3_000; round++) {
    const order = shuffled([0, 1, 2]);
    expect([...order].sort()).toEqual([0, 1, 2]);
    firsts.set(order[0] ?? -1, (firsts.get(order[0] ?? -1) ?? 0) + 1);
  }
  for (const item of [0, 1, 2]) expect(Math.abs((firsts.get(item) ?? 0) - 1_000)).toBeLessThan(200);
});

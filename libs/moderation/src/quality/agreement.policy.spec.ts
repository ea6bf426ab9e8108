import { alphaOf, byPolicy, kappaOf, type Judgement, type Pair } from './agreement.policy.js';

const keep: Judgement = { stays: true, policy: null };
const against = (policy: string | null = 'privacy.faces'): Judgement => ({ stays: false, policy });
const times = (count: number, first: Judgement, second: Judgement): Pair[] =>
  Array.from({ length: count }, () => ({ first, second }));
/** Both keep, first keeps only, second keeps only, both remove. */
const table = (a: number, b: number, c: number, d: number): Pair[] => [
  ...times(a, keep, keep),
  ...times(b, keep, against()),
  ...times(c, against(), keep),
  ...times(d, against(), against()),
];

describe('agreement of moderators', () => {
  it.each([
    [table(20, 5, 10, 15), 0.4],
    [table(45, 15, 25, 15), 0.1304],
    [table(25, 35, 5, 35), 0.2593],
  ])('has the published kappa', (pairs, published) => {
    const { value, low, high } = kappaOf(pairs);

    expect(value).toBeCloseTo(published, 4);
    expect(Number(low)).toBeLessThan(published);
    expect(Number(high)).toBeGreaterThan(published);
  });

  it('names the policy that people read differently, and no other', () => {
    const pairs = [
      ...times(60, keep, keep),
      ...times(20, against('license.not_open'), against('license.not_open')),
      ...times(12, against('terms.quality'), keep),
      ...times(10, keep, against('terms.quality')),
      ...times(4, against('terms.quality'), against('terms.quality')),
    ];

    expect(byPolicy(pairs).map(({ policy, isAmbiguous }) => [policy, isAmbiguous])).toEqual([
      ['terms.quality', true],
      ['license.not_open', false],
    ]);
  });

  it('does not call a policy ambiguous because of a few cases', () => {
    expect(byPolicy([...times(40, keep, keep), ...times(3, against('terms.quality'), keep)])).toMatchObject([
      { policy: 'terms.quality', isAmbiguous: false },
    ]);
  });

  it('tells the same action for another reason apart', () => {
    const pairs = [...times(10, keep, keep), ...times(10, against('privacy.faces'), against('terms.violence'))];

    expect(kappaOf(pairs).value).toBe(1);
    expect(alphaOf(pairs).value).toBeLessThan(0.6);
  });

  it('says why there is no figure', () => {
    expect(kappaOf([])).toMatchObject({ value: null, why: 'no_pairs' });
    expect(alphaOf(times(9, keep, keep))).toMatchObject({ value: null, why: 'no_variation' });
  });
});

import { ReleaseProfiles } from './release-profile.js';
import { closestProfile, type ReleaseGroup, ReleaseSolver, type ReleaseSolution } from './release-solver.js';

const solve = (profile: string, groups: readonly ReleaseGroup[]): ReleaseSolution => {
  const found = ReleaseProfiles.find(profile);
  if (!found) throw new Error(`There is no profile ${profile}.`);
  return new ReleaseSolver(found).solve(groups);
};
const of = (...counts: [license: string | null, count: number][]): ReleaseGroup[] =>
  counts.map(([license, count]) => ({ license, count }));
const removed = (profile: string, groups: readonly ReleaseGroup[]): (string | null)[] =>
  solve(profile, groups).minimalRemoval.map(({ license }) => license);
const closest = (profile: string, groups: readonly ReleaseGroup[]): string | undefined => {
  const found = ReleaseProfiles.find(profile);
  return found && closestProfile(found, () => groups)?.id;
};

/** About what the pictures of the original collection came under. */
const MIXTURE = of(
  ['CC0-1.0', 400],
  ['CC-PDM-1.0', 250],
  ['CC-BY-2.0', 120],
  ['CC-BY-4.0', 90],
  ['CC-BY-SA-2.0', 60],
  ['CC-BY-SA-3.0 OR GFDL-1.3-or-later', 40],
  ['CC-BY-SA-4.0', 30],
  ['LicenseRef-omi-us-gov', 10],
);

describe('release profiles', () => {
  it('have an id each, and are found by id and by version', () => {
    const ids = ReleaseProfiles.all().map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
    expect(ReleaseProfiles.find('omi-core@1.0.0')?.id).toBe('omi-core');
    expect(ReleaseProfiles.find('omi-core@9.0.0')).toBeUndefined();
  });
});

describe('solving a selection', () => {
  it('never lets share-alike leave in the core, and says by which rule', () => {
    const solution = solve('omi-core', MIXTURE);

    expect(solution).toMatchObject({ allowed: false, removedItems: 130, license: 'CDLA-Permissive-2.0' });
    expect(solution.verdicts[4]).toMatchObject({
      allowed: false,
      because: [{ rule: 'class_of_profile' }, { rule: 'no_compatible_license' }],
    });
    expect(closest('omi-core', MIXTURE)).toBe('omi-sa');
  });

  it('lets the whole mixture leave share-alike, each item under its own licence', () => {
    const solution = solve('omi-sa', MIXTURE);

    expect(solution).toMatchObject({ allowed: true, minimalRemoval: [], license: null });
    expect(solution.verdicts[5]?.chosen).toBe('CC-BY-SA-3.0');
  });

  it('takes the branch of an OR that the profile admits', () => {
    const [verdict] = solve('omi-core', of(['CC-BY-SA-4.0 OR CC-BY-4.0', 1])).verdicts;

    expect(verdict).toMatchObject({ allowed: true, chosen: 'CC-BY-4.0' });
  });

  it.each([
    [null, 'no_license'],
    ['NOASSERTION', 'no_license'],
    ['CC BY', 'unreadable_expression'],
  ])('drops %s by the rule %s', (license, rule) => {
    expect(solve('archive', of([license, 3])).verdicts[0]).toMatchObject({ allowed: false, because: [{ rule }] });
  });

  it('keeps no-derivatives out of training and in an archive', () => {
    const groups = of(['CC-BY-ND-4.0', 2], ['CC-BY-NC-4.0', 1]);

    expect(removed('research', groups)).toEqual(['CC-BY-ND-4.0']);
    expect(solve('research', groups).verdicts[0]?.because.map(({ rule }) => rule)).toContain('no_derivatives_training');
    expect(removed('archive', groups)).toEqual([]);
    expect(closest('research', groups)).toBe('archive');
  });

  it('drops what somebody opted out of, whatever its licence', () => {
    const against = [{ rule: 'opted_out', clause: 'X-Robots-Tag: noai', source: 'https://example.org/' }];
    const solution = solve('omi-sa', [
      { license: 'CC0-1.0', count: 2 },
      { license: 'CC0-1.0', count: 1, against },
    ]);

    expect(solution).toMatchObject({ allowed: false, removedItems: 1 });
    expect(solution.verdicts[1]?.because).toEqual(against);
  });

  it('answers an empty selection', () => {
    expect(solve('remix', [])).toMatchObject({ allowed: true, license: null, removedItems: 0 });
  });

  it('has no closest profile for what nobody permitted', () => {
    expect(closest('omi-core', of([null, 1]))).toBeUndefined();
  });
});

describe('the smallest removal from one work', () => {
  it.each([
    [of(['CC-BY-SA-4.0', 5], ['CC-BY-NC-4.0', 9], ['CC-BY-4.0', 1]), ['CC-BY-SA-4.0']],
    [of(['CC-BY-SA-4.0', 9], ['CC-BY-NC-4.0', 5], ['CC-BY-4.0', 1]), ['CC-BY-NC-4.0']],
    // Three families that exclude each other: the largest stays.
    [of(['CC-BY-SA-3.0', 4], ['GFDL-1.3-or-later', 3], ['ODbL-1.0', 2]), ['GFDL-1.3-or-later', 'ODbL-1.0']],
    // The choice saves the item that could be either.
    [of(['CC-BY-SA-3.0 OR GFDL-1.3-or-later', 4], ['GFDL-1.3-or-later', 3]), []],
    // BY-SA 4.0 takes Free Art and earlier versions; 1.0 takes only itself.
    [of(['CC-BY-SA-2.0', 4], ['LAL-1.3', 3], ['CC-BY-SA-1.0', 2]), ['CC-BY-SA-1.0']],
    [of(['CC-BY-ND-4.0', 50], ['CC0-1.0', 1]), ['CC-BY-ND-4.0']],
  ])('of %j is %j', (groups, expected) => expect(removed('remix', groups)).toEqual(expected));

  it('names the pairs that exclude each other', () => {
    const { conflicts } = solve('remix', of(['CC-BY-SA-4.0', 1], ['CC-BY-NC-SA-4.0', 1], ['CC0-1.0', 1]));

    expect(conflicts).toEqual([
      { licenses: ['CC-BY-SA-4.0', 'CC-BY-NC-SA-4.0'], because: expect.objectContaining({ rule: 'remix_chart' }) },
    ]);
  });

  // Every subset, by brute force: no smaller removal exists.
  it('is never larger than what trying every subset finds', () => {
    const pool: [string, number][] = [
      ['CC-BY-SA-1.0', 3],
      ['CC-BY-SA-2.5', 4],
      ['CC-BY-SA-4.0', 2],
      ['LAL-1.3', 5],
      ['GPL-3.0-only', 4],
      ['CC-BY-NC-4.0', 6],
      ['GFDL-1.3-or-later', 4],
      ['CC-BY-SA-3.0 OR GFDL-1.3-or-later', 3],
    ];
    const groups = of(...pool);
    const subsets = Array.from({ length: 2 ** groups.length }, (_, bits) =>
      groups.filter((_group, at) => bits & (1 << at)),
    );
    const most = Math.max(
      ...subsets
        .map((subset) => ({ subset, size: subset.reduce((total, { count }) => total + count, 0) }))
        .filter(({ subset }) => subset.length > 0 && solve('remix', subset).allowed)
        .map(({ size }) => size),
    );

    expect(31 - solve('remix', groups).removedItems).toBe(most);
  });
});

import { ANONYMOUS_SCOPE } from '@odr/access';
import type { ContentId } from '@odr/kernel';
import { seedContent, testDatabase, type ContentSeed, type TestDatabase } from '@odr/platform/testing';
import { DuplicatesReader } from './duplicates.reader.js';
import { DuplicatesRepository } from './duplicates.repository.js';

/** A hash that differs from all zeros in the given number of bits. */
const hashWith = (bits: number): string => ((1n << BigInt(bits)) - 1n).toString(16).padStart(64, '0');

describe('duplicates', () => {
  let world: TestDatabase;
  let duplicates: DuplicatesRepository;
  let reader: DuplicatesReader;
  beforeAll(async () => {
    world = await testDatabase();
    duplicates = new DuplicatesRepository(world.db);
    reader = new DuplicatesReader(world.db);
  });
  afterAll(() => world.close());
  beforeEach(() => world.asOwner('TRUNCATE content CASCADE'));

  const hashed = async (seed: ContentSeed): Promise<ContentId> => {
    const id = await seedContent(world, seed);
    await duplicates.rememberHash(id);
    return id;
  };
  const linkByHash = async (id: ContentId): Promise<unknown> => duplicates.link(id, await duplicates.nearByHash(id));
  const pairs = (): Promise<object[]> =>
    world.db.query(`SELECT first_id, second_id, kind, distance FROM duplicate_pair ORDER BY 1, 2`);

  it('links hashes within 31 bits and no further, whichever side asks, once', async () => {
    const [a, b, c] = [
      await hashed({ pdqHash: hashWith(0) }),
      await hashed({ pdqHash: hashWith(31) }),
      await hashed({ pdqHash: hashWith(63) }),
    ];

    await Promise.all([a, b, c, a, b, c].map((id) => linkByHash(id)));

    expect(await pairs()).toEqual([{ first_id: a, second_id: b, kind: 'near_duplicate', distance: 31 }]);
  });

  it('does not believe hashes of low quality, but knows the same pixels', async () => {
    const a = await hashed({ pdqHash: hashWith(1), pdqQuality: 49 });
    const b = await hashed({ pdqHash: hashWith(1) });
    await linkByHash(b);
    expect(await pairs()).toEqual([]);

    await world.db.query(`UPDATE content SET pixel_sha256 = 'same' WHERE id = ANY($1) RETURNING id`, [[a, b]]);
    await linkByHash(b);

    expect(await pairs()).toEqual([{ first_id: a, second_id: b, kind: 'near_duplicate', distance: 0 }]);
  });

  it('are shown from both sides, and never when hidden', async () => {
    const [a, b] = [await hashed({}), await hashed({})];
    const hidden = await hashed({ status: 'pending' });
    await duplicates.link(b, [
      { contentId: a, kind: 'similar', distance: 0.1, evidence: {} },
      { contentId: hidden, kind: 'similar', distance: 0.05, evidence: {} },
    ]);

    expect(await reader.ofContent(ANONYMOUS_SCOPE, a)).toMatchObject([{ contentId: b, kind: 'similar' }]);
    expect(await reader.ofContent(ANONYMOUS_SCOPE, b)).toMatchObject([{ contentId: a }]);
    expect(await reader.ofContent({ ...ANONYMOUS_SCOPE, seesAll: true }, b)).toHaveLength(2);
  });

  it('finds what is near a file from outside, only among what is published', async () => {
    const near = await hashed({ pdqHash: hashWith(10) });
    await hashed({ pdqHash: hashWith(10), status: 'quarantined' });
    await hashed({ pdqHash: hashWith(100) });

    const found = await reader.nearFingerprint(ANONYMOUS_SCOPE, {
      sha256: 'x',
      pixelSha256: 'y',
      turned: [hashWith(0)],
      quality: 80,
    });

    expect(found).toEqual([
      {
        contentId: near,
        kind: 'near_duplicate',
        distance: 10,
        reason: null,
        evidence: { bits: 10, orientation: 'none' },
      },
    ]);
  });
});

import { ANONYMOUS_SCOPE } from '@odr/access';
import { seedUser, testDatabase, type TestDatabase } from '@odr/platform/testing';
import { DuplicatesReader } from './duplicates.reader.js';
import { ASK_BY_PIECES, nearHashes } from './hash-matches.js';

const HASHES = 8_000;

/** Always the same hash for the same number. */
function aHash(seed: number): bigint {
  let state = BigInt(seed) * 0x9e3779b97f4a7c15n + 1n;
  let hash = 0n;
  for (let word = 0; word < 4; word += 1) {
    state = (state * 6364136223846793005n + 1442695040888963407n) & ((1n << 64n) - 1n);
    hash = (hash << 64n) | (state ^ (state >> 29n));
  }
  return hash;
}

const hex = (hash: bigint): string => hash.toString(16).padStart(64, '0');

/** The hash with so many bits changed, spread as badly for an index by pieces as can be. */
const changed = (hash: bigint, bits: number, shift: number): bigint =>
  Array.from({ length: bits }, (_, at) => BigInt(((at % 16) * 16 + Math.floor(at / 16) + shift) % 256)).reduce(
    (result, bit) => result ^ (1n << bit),
    hash,
  );

describe('matching hashes by pieces', () => {
  let world: TestDatabase;
  const queries = Array.from({ length: 8 }, (_, turn) => aHash(1_000_000 + turn));
  beforeAll(async () => {
    world = await testDatabase();
    // Beside strangers, copies of each query at every distance from 0 to 33.
    const planted = queries.flatMap((query, turn) =>
      Array.from({ length: 34 }, (_, bits) => hex(changed(query, bits, (turn * 37 + bits * 11) % 256))),
    );
    const strangers = Array.from({ length: HASHES }, (_, seed) => hex(aHash(seed)));
    await world.asOwner(
      `WITH made AS (
         INSERT INTO content (id, type, name, status, processing_state, sha256, format, size, license_verdict, user_id)
         SELECT gen_random_uuid(), 'image', hash, 'available', 'done', hash || n, 'jpeg', 1, 'open', $2
         FROM unnest($1::text[]) WITH ORDINALITY AS h(hash, n) RETURNING id, name)
       INSERT INTO perceptual_hash (content_id, hash, quality) SELECT id, ('x' || name)::bit(256), 80 FROM made`,
      [[...planted, ...strangers], await seedUser(world)],
    );
    await world.asOwner('ANALYZE content, perceptual_hash');
  }, 60_000);
  afterAll(() => world.close());

  const ask = async (turned: readonly string[], explain = ''): Promise<Record<string, unknown>[]> => {
    const values: unknown[] = [];
    const sql = nearHashes(turned, (value) => `$${values.push(value)}`);
    return world.db.transaction(async () => {
      await world.db.query(ASK_BY_PIECES);
      return world.db.query(`${explain} ${sql}`, values);
    });
  };

  it('finds what a comparison with every hash finds, in all eight orientations', async () => {
    const found = await ask(queries.map(hex));
    const [{ count } = { count: 0 }] = await world.db.query<{ count: number }>(
      `SELECT count(DISTINCT h.content_id)::int AS count FROM perceptual_hash h, unnest($1::text[]) AS q(hash)
       WHERE bit_count(h.hash # ('x' || q.hash)::bit(256)) <= 31`,
      [queries.map(hex)],
    );

    expect(found).toHaveLength(count);
    expect(count).toBe(8 * 32);
    expect(Math.max(...found.map(({ bits }) => bits as number))).toBe(31);
    expect(found.every(({ bits }) => typeof bits === 'number')).toBe(true);
    expect(new Set(found.map(({ turn }) => turn))).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7]));
  });

  it('reads the index, not the table', async () => {
    const plan = JSON.stringify(await ask(queries.map(hex), 'EXPLAIN'));

    expect(plan).toContain('Bitmap Index Scan on perceptual_hash_slots_idx');
    expect(plan).not.toContain('Seq Scan');
  });

  it('asks for files from outside the same way', async () => {
    const reader = new DuplicatesReader(world.db);
    const fingerprint = { sha256: 'x', pixelSha256: 'y', turned: queries.map(hex), quality: 80 };
    const { sql, values } = reader.statement(ANONYMOUS_SCOPE, fingerprint);
    const plan = await world.db.transaction(async () => {
      await world.db.query(ASK_BY_PIECES);
      return JSON.stringify(await world.db.query(`EXPLAIN ${sql}`, values));
    });

    expect(plan).toContain('perceptual_hash_slots_idx');
    expect(await reader.nearFingerprint(ANONYMOUS_SCOPE, fingerprint)).toHaveLength(200);
  });
});

import { testDatabase, type TestDatabase } from '../testing/index.js';

describe('vectors in the database', () => {
  let world: TestDatabase;
  beforeAll(async () => {
    world = await testDatabase();
    await world.asOwner(`CREATE TABLE probe (id int, v vector(3), h halfvec(3), b bit(8))`);
    await world.asOwner(
      `INSERT INTO probe VALUES (1, '[1,0,0]', '[1,0,0]', B'11110000'), (2, '[0,1,0]', '[0,1,0]', B'00001111')`,
    );
  });
  afterAll(() => world.close());

  it.each([
    ['vector', `CREATE INDEX ON probe USING hnsw (v vector_cosine_ops)`, `v <=> '[0.1,0.9,0]'`],
    ['halfvec', `CREATE INDEX ON probe USING hnsw (h halfvec_cosine_ops)`, `h <=> '[0.1,0.9,0]'`],
    ['bit', `CREATE INDEX ON probe USING hnsw (b bit_hamming_ops)`, `b <~> B'00001110'`],
  ])('finds the nearest %s through an HNSW index', async (_type, createIndex, distance) => {
    await world.asOwner(createIndex);

    const found = await world.asOwner<{ id: number }>(`SELECT id FROM probe ORDER BY ${distance} LIMIT 1`);

    expect(found).toEqual([{ id: 2 }]);
  });

  it('sorts and folds letters beyond ASCII the same on every machine', async () => {
    expect(await world.asOwner(`SELECT lower('ÄØŽ') AS folded`)).toEqual([{ folded: 'äøž' }]);
  });

  it('keeps values out of the server log: an address that is taken is an address', async () => {
    expect(await world.asOwner(`SHOW log_error_verbosity`)).toEqual([{ log_error_verbosity: 'terse' }]);
  });
});

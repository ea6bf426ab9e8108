import { VectorMetric } from '@odr/contracts';
import type { EmbeddingEngine } from '@odr/entities';
import { JobQueue, OwnerDatabase } from '@odr/platform';
import { testDatabase, type TestDatabase } from '@odr/platform/testing';
import { EngineRepository } from '../engine.repository.js';
import { seedEngine, seedVectors, type EngineSeed } from '../testing/vectors.js';
import { indexStatement } from './nearest.statements.js';
import { indexForm, indexKindOf } from './vector-space.policy.js';
import { VectorIndexReader } from './vector-index.reader.js';
import { VectorIndexes } from './vector-indexes.js';

const OPERATORS: Readonly<Record<VectorMetric, string>> = { cosine: '<=>', l2: '<->', inner_product: '<#>' };
const METRICS = Object.values(VectorMetric);
const WITH_INDEX: EngineSeed[] = [
  ...METRICS.map((metric) => ({ dimension: 16, metric })),
  ...METRICS.map((metric) => ({ dimension: 16, metric, precision: 'half' as const })),
  ...METRICS.map((metric) => ({ dimension: 2_048, metric })),
  { dimension: 4_096, metric: 'cosine' },
];

const vectorOf = (dimension: number, seed: number): number[] =>
  Array.from({ length: dimension }, (_none, at) => Math.sin((at + 1) * (seed + 1)));

describe('the index of an engine', () => {
  let world: TestDatabase;
  let owner: OwnerDatabase;
  let reader: VectorIndexReader;
  let indexes: VectorIndexes;

  beforeAll(async () => {
    world = await testDatabase();
    owner = new OwnerDatabase(() => ({ url: world.url }));
    reader = new VectorIndexReader(world.db);
    indexes = new VectorIndexes(owner, reader, new JobQueue(world.db));
  });
  afterAll(() => world.close());

  const withVectors = async (seed: EngineSeed): Promise<EmbeddingEngine> => {
    const engine = await seedEngine(world, seed);
    await seedVectors(
      world,
      engine,
      [0, 1, 2].map((one) => vectorOf(seed.dimension, one)),
    );
    return engine;
  };

  /** The plan of the statement that the service asks, where nothing but an index may find rows in order. */
  const planOf = (engine: EmbeddingEngine): Promise<string> =>
    world.db.transaction(async () => {
      const form = await reader.usable(engine);
      if (!form) return 'no index';
      await world.db.query(`SELECT set_config('enable_seqscan', 'off', true), set_config('enable_sort', 'off', true)`);
      const question = { engine, vector: vectorOf(engine.dimension, 9), limit: 2, where: () => 'true' };
      const { sql, values } = indexStatement(question, form, 8, 3);
      const rows = await world.db.query<Record<string, string>>(`EXPLAIN (VERBOSE) ${sql}`, values);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });

  it.each(WITH_INDEX)('answers by its own operator: $dimension dimensions, $metric, $precision', async (seed) => {
    const engine = await withVectors(seed);
    await indexes.ensure(engine);

    const [index] = await reader.all(engine);
    const plan = await planOf(engine);

    expect(index).toMatchObject({ isValid: true, dimension: seed.dimension });
    expect(plan).toContain(`Index Scan using ${index?.name ?? ''} on`);
    const operator = indexKindOf(engine) === 'bit' ? '<~>' : OPERATORS[engine.metric];
    expect(/Order By: .*/.exec(plan)?.[0]).toContain(operator);
    expect(plan).toContain(`.embedding ${OPERATORS[engine.metric]} `); // the true distance, for the order of the answer
  });

  it.each([
    { dimension: 4_096, metric: 'l2' as const },
    { dimension: 4_096, metric: 'inner_product' as const },
  ])('is none at $dimension dimensions under $metric: signs say nothing of lengths', async (seed) => {
    const engine = await withVectors(seed);
    await indexes.ensure(engine);
    expect(await reader.usable(engine)).toBeUndefined();
    expect(await indexes.needOf(engine)).toBeUndefined();
  });

  it('that came with the first migration still answers', async () => {
    const engines = await new EngineRepository(world.db).list();
    for (const name of ['nsfwjs-mobilenet-v2-mid', 'all-MiniLM-L6-v2']) {
      const engine = engines.find((each) => each.name === name);
      expect(engine && (await reader.usable(engine))?.kind).toBe('vector');
      expect(engine && (await indexes.needOf(engine))).toBeUndefined();
    }
  });

  it('is built once, replaced when another kind is due, and dropped', async () => {
    const engine = await withVectors({ dimension: 8 });
    expect(await indexes.needOf(engine)).toBe('missing');
    await indexes.ensure(engine);
    const [first] = await reader.all(engine);
    await indexes.ensure(engine);
    expect(await reader.all(engine)).toEqual([first]);

    const halved: EmbeddingEngine = { ...engine, precision: 'half' };
    expect((await reader.usable(halved))?.kind).toBe('vector'); // the old one, until the new one is there
    await indexes.ensure(halved);
    expect((await reader.all(halved)).map(({ operatorClass }) => operatorClass)).toEqual(['halfvec_cosine_ops']);
    expect((await reader.usable(halved))?.operatorClass).toBe(indexForm(halved, 'halfvec').operatorClass);

    await indexes.drop(halved);
    expect(await reader.all(halved)).toEqual([]);
  });

  it('is built again when a build was broken off', async () => {
    const engine = await withVectors({ dimension: 8 });
    await indexes.ensure(engine);
    const [broken] = await reader.all(engine);
    await world.asOwner(`UPDATE pg_index SET indisvalid = false WHERE indexrelid = $1::regclass`, [broken?.name]);
    reader.forget();
    expect(await reader.usable(engine)).toBeUndefined();
    expect(await indexes.needOf(engine)).toBe('broken');

    await indexes.ensure(engine);

    expect(await indexes.needOf(engine)).toBeUndefined();
  });

  it('is worked on by one process at a time', async () => {
    const engine = await withVectors({ dimension: 8 });
    await owner.use(async (query) => {
      await query(`SELECT pg_advisory_lock(hashtextextended('odr vector index ' || $1, 0))`, [engine.id]);
      await expect(indexes.ensure(engine)).rejects.toMatchObject({ code: 'embedding_engine.index_busy' });
    });
  });

  it('is asked for once', async () => {
    const engine = await seedEngine(world, { dimension: 8 });
    expect(await indexes.request(engine.id)).toBeDefined();
    expect(await indexes.request(engine.id)).toBeUndefined();
  });
});

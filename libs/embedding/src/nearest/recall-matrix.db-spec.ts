import { ANONYMOUS_SCOPE } from '@odr/access';
import { allOf, findableContents, matching, type ContentCondition } from '@odr/content';
import type { EmbeddingEngine } from '@odr/entities';
import type { ContentId } from '@odr/kernel';
import { JobQueue, OwnerDatabase } from '@odr/platform';
import { testDatabase, type TestDatabase } from '@odr/platform/testing';
import { clustersOf, shuffled } from '../testing/clusters.js';
import { nearestOver } from '../testing/nearest.js';
import { seedEngine, seedVectors } from '../testing/vectors.js';
import { compareVectors } from '../vector.policy.js';
import type { NearestService } from './nearest.service.js';
import { VectorIndexReader } from './vector-index.reader.js';
import { VectorIndexes } from './vector-indexes.js';

const COUNT = 20_000;
const DIMENSION = 64;
const SHAPE = clustersOf({ count: COUNT, dimension: DIMENSION, clusters: 40 });
const QUERIES = 3;
const K = 10;
const SHARES = [0.001, 0.01, 0.05, 0.2, 0.5, 1];
const CELLS = SHARES.flatMap((share) => (['near', 'random', 'far'] as const).map((where) => ({ share, where })));

const timeOf = (rank: number): string => new Date(Date.UTC(2020, 0, 1) + rank * 1_000).toISOString();

/** The short form of `npm run bench recall`: fewer and shorter vectors, the same planner. */
describe('nearest neighbours among 20,000', () => {
  let world: TestDatabase;
  let engine: EmbeddingEngine;
  let service: NearestService;
  let ids: ContentId[];
  const places = new Map<ContentId, number>();
  const heights = shuffled(COUNT);
  const vectors = Array.from({ length: COUNT }, (_none, index) => SHAPE.vectorOf(index));

  beforeAll(async () => {
    process.env['VECTOR_EXACT_UP_TO'] = '1000';
    world = await testDatabase();
    engine = await seedEngine(world, { dimension: DIMENSION });
    ids = await seedVectors(world, engine, vectors, { ranks: vectors.map((_one, at) => SHAPE.rankOf(at)), heights });
    ids.forEach((id, at) => places.set(id, at));
    await world.asOwner('ANALYZE content; ANALYZE content_embedding');
    const owner = new OwnerDatabase(() => ({ url: world.url }));
    await new VectorIndexes(owner, new VectorIndexReader(world.db), new JobQueue(world.db)).ensure(engine);
    service = nearestOver(world.db);
  }, 120_000);
  afterAll(async () => {
    delete process.env['VECTOR_EXACT_UP_TO'];
    await world.close();
  });

  /** What leaves this share of everything: what is like the query, what is unlike it, or what chance has chosen. */
  function filterOf(share: number, where: 'near' | 'random' | 'far', rank: number) {
    const size = Math.round(COUNT * share);
    if (where === 'random') {
      const minHeight = COUNT - size + 1;
      return { filters: { minHeight }, isIn: (at: number) => (heights[at] ?? 0) + 1 >= minHeight };
    }
    const start = where === 'near' ? rank - size / 2 : rank < COUNT / 2 ? COUNT - size : 0;
    const from = Math.max(0, Math.min(COUNT - size, Math.floor(start)));
    return {
      filters: { createdFrom: timeOf(from), createdTo: timeOf(from + size) },
      isIn: (at: number) => SHAPE.rankOf(at) >= from && SHAPE.rankOf(at) < from + size,
    };
  }

  const among = (filters: object): ContentCondition => allOf(findableContents(ANONYMOUS_SCOPE), matching(filters));

  async function ask(share: number, where: 'near' | 'random' | 'far', nth: number) {
    const index = nth * 4_999 + 17; // of another cluster each time
    const query = SHAPE.queryOf(index);
    const { filters, isIn } = filterOf(share, where, SHAPE.rankOf(index));
    const similarities = vectors.flatMap((vector, at) => (isIn(at) ? [compareVectors(query, vector).cosine] : []));
    const last = similarities.sort((a, b) => b - a)[K - 1] ?? 1;
    const answer = await service.nearest({ engine, vector: query, limit: K, where: among(filters) });
    const right = answer.items.filter(({ contentId }) => {
      const at = places.get(contentId) ?? -1;
      return isIn(at) && compareVectors(query, vectors[at] ?? []).cosine >= last - 1e-3;
    });
    return { recall: right.length / K, isFull: answer.items.length === K, plan: answer.plan };
  }

  it.each(CELLS)('are found where a filter leaves $share, $where', async ({ share, where }) => {
    const answers = [];
    for (let nth = 0; nth < QUERIES; nth++) answers.push(await ask(share, where, nth));

    expect(answers.filter(({ isFull }) => !isFull)).toEqual([]);
    expect(answers.reduce((sum, { recall }) => sum + recall, 0) / QUERIES).toBeGreaterThanOrEqual(0.95);
    if (where === 'near' && share >= 0.2) expect(answers.map(({ plan }) => plan)).toContain('index');
    if (where === 'far' && share < 1) expect(answers.map(({ plan }) => plan)).not.toContain('index');
  });

  it.each([
    // PostgreSQL takes a comparison of an expression for a third of all, and an equality for one in two hundred.
    ['much is expected and little there', 'c.height + 0 <= 20', 'exact'],
    ['little is expected and all is there', 'c.height + 0 = c.height * 1', 'index'],
  ])('are right where %s', async (_case, condition, plan) => {
    const vector = SHAPE.queryOf(7);
    const question = { engine, vector, limit: K, where: () => condition };

    const answer = await service.nearest(question);

    expect(answer.plan).toBe(plan);
    expect(answer.items).toEqual((await service.nearest({ ...question, exact: true })).items);
  });

  it('are all compared when that is asked for', async () => {
    const answer = await service.nearest({
      engine,
      vector: SHAPE.queryOf(3),
      limit: K,
      where: among({}),
      exact: true,
    });
    expect(answer).toMatchObject({ plan: 'exact', exact: true });
  });
});

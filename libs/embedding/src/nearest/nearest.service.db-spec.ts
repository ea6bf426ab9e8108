import type { EmbeddingEngine } from '@odr/entities';
import { JobQueue, OwnerDatabase } from '@odr/platform';
import { seedAnnotation, testDatabase, type TestDatabase } from '@odr/platform/testing';
import { nearestOver } from '../testing/nearest.js';
import { seedEngine, seedVectors } from '../testing/vectors.js';
import { toVectorText } from '../vector.policy.js';
import type { NearestService } from './nearest.service.js';
import { VectorIndexReader } from './vector-index.reader.js';
import { VectorIndexes } from './vector-indexes.js';

const EVERYTHING = () => 'true';
const SLEEPS = () => 'pg_sleep(20) IS NOT NULL';
const CONTENTS = 120;
/** On one content, nearer than anything else. */
const CAPTIONS = 300;

/** Directions that turn away from the first axis bit by bit. */
const turned = (step: number): number[] => [Math.cos(step), Math.sin(step), 0];

describe('a question for neighbours', () => {
  let world: TestDatabase;
  let service: NearestService;
  let engine: EmbeddingEngine;

  beforeAll(async () => {
    process.env['VECTOR_EXACT_UP_TO'] = '20';
    world = await testDatabase();
    service = nearestOver(world.db);
    engine = await seedEngine(world, { dimension: 3 });
    await seedVectors(world, engine, [turned(0), turned(0.1), turned(0.2)]);
  });
  afterAll(async () => {
    delete process.env['VECTOR_EXACT_UP_TO'];
    await world.close();
  });

  const running = (): Promise<object[]> =>
    world.asOwner(`SELECT pid FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%pg_sleep(20)%' AND pid <> pg_backend_pid()
                      AND datname = current_database()`);
  /** Who asked is told a moment before the server has put it away. */
  const untilNothingRuns = async (): Promise<void> => {
    const untilMs = performance.now() + 10_000;
    while ((await running()).length > 0 && performance.now() < untilMs)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await running()).toEqual([]);
  };

  it('is stopped by its time limit', async () => {
    const asked = service.nearest({ engine, vector: [1, 0, 0], limit: 3, where: SLEEPS, timeLimitMs: 100 });

    await expect(asked).rejects.toMatchObject({ code: 'search.timed_out', details: { timeLimitMs: 100 } });
    await untilNothingRuns();
  });

  it('is cancelled in the database when its caller goes away', async () => {
    const caller = new AbortController();
    const asked = service.nearest({ engine, vector: [1, 0, 0], limit: 3, where: SLEEPS, signal: caller.signal });
    const refused = expect(asked).rejects.toMatchObject({ code: 'search.cancelled' });
    while ((await running()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));

    caller.abort();

    await refused;
    await untilNothingRuns();
    const { items } = await service.nearest({ engine, vector: [1, 0, 0], limit: 3, where: EVERYTHING });
    expect(items).toHaveLength(3);
  });

  it('is not begun for a caller who is gone', async () => {
    const asked = service.nearest({ engine, vector: [1, 0, 0], limit: 3, where: SLEEPS, signal: AbortSignal.abort() });
    await expect(asked).rejects.toMatchObject({ code: 'search.cancelled' });
  });

  it.each([
    ['cosine', [0, 1], 1],
    ['l2', [0, 1], 1 / 1],
    ['inner_product', [1, 0], 2],
  ] as const)('is answered by the metric of its engine: %s', async (metric, order, best) => {
    const measured = await seedEngine(world, { dimension: 3, metric });
    const ids = await seedVectors(world, measured, [
      [1, 0, 0],
      [2, 1.5, 0],
    ]);

    const { items } = await service.nearest({ engine: measured, vector: [1, 0, 0], limit: 2, where: EVERYTHING });

    expect(items.map(({ contentId }) => ids.indexOf(contentId))).toEqual(order);
    expect(items[0]?.similarity).toBeCloseTo(best, 5);
  });

  it('finds enough contents though one of them has hundreds of near captions', async () => {
    const captions = await seedEngine(world, { dimension: 3, type: 'annotation' });
    const pictures = await seedEngine(world, { dimension: 3 });
    const ids = await seedVectors(
      world,
      pictures,
      Array.from({ length: CONTENTS }, (_none, at) => turned(at / 100)),
    );
    for (const id of ids) await seedAnnotation(world, id, { caption: 'one' });
    await world.asOwner(
      `INSERT INTO annotation (id, content_id, annotation, user_id)
       SELECT gen_random_uuid(), content_id, annotation, user_id FROM annotation, generate_series(1, $2) WHERE content_id = $1`,
      [ids[0], CAPTIONS],
    );
    const vectors = ids.map((_id, at) => toVectorText(turned(at / 100)));
    await world.asOwner(
      `INSERT INTO annotation_embedding (annotation_id, engine_id, content_id, version, embedding)
       SELECT a.id, $3, a.content_id, 1, seed.text::vector FROM annotation a JOIN unnest($1::uuid[], $2::text[]) AS seed(id, text) ON seed.id = a.content_id`,
      [ids, vectors, captions.id],
    );
    await world.asOwner('ANALYZE content; ANALYZE annotation_embedding');
    const owner = new OwnerDatabase(() => ({ url: world.url }));
    await new VectorIndexes(owner, new VectorIndexReader(world.db), new JobQueue(world.db)).ensure(captions);

    const { items } = await service.nearest({ engine: captions, vector: [1, 0, 0], limit: 5, where: EVERYTHING });

    expect(items.map(({ contentId }) => ids.indexOf(contentId))).toEqual([0, 1, 2, 3, 4]);
  });
});

import type { EmbeddingEngine } from '@odr/entities';
import { JobQueue, OwnerDatabase } from '@odr/platform';
import { testDatabase, type TestDatabase } from '@odr/platform/testing';
import { EngineRepository } from '../engine.repository.js';
import { NearestReader } from '../nearest/nearest.reader.js';
import type { NearestService } from '../nearest/nearest.service.js';
import { VectorIndexReader } from '../nearest/vector-index.reader.js';
import { VectorIndexes } from '../nearest/vector-indexes.js';
import { nearestOver } from '../testing/nearest.js';
import { seedEngine, seedVectors } from '../testing/vectors.js';
import { watchIndexUse } from './index-use.js';
import { RecallCheck, replayed } from './recall-check.js';
import { RecallRepository, type WaitingSample } from './recall.repository.js';
import { LEAST_SAMPLES, RecallService } from './recall.service.js';

const COUNT = 400;
const turned = (step: number): number[] => [Math.cos(step), Math.sin(step), 0];
const MINUTE = 60_000;

describe('the recall of an index', () => {
  let world: TestDatabase;
  let engine: EmbeddingEngine;
  let service: NearestService;
  let samples: RecallRepository;
  let check: RecallCheck;
  let recall: RecallService;

  beforeAll(async () => {
    process.env['VECTOR_EXACT_UP_TO'] = '20';
    process.env['SEARCH_RECALL_SAMPLE'] = '1';
    world = await testDatabase();
    engine = await seedEngine(world, { dimension: 3 });
    await seedVectors(
      world,
      engine,
      Array.from({ length: COUNT }, (_none, at) => turned(at / COUNT)),
    );
    await world.asOwner('ANALYZE content; ANALYZE content_embedding');
    const [owner, indexes] = [new OwnerDatabase(() => ({ url: world.url })), new VectorIndexReader(world.db)];
    await new VectorIndexes(owner, indexes, new JobQueue(world.db)).ensure(engine);
    service = nearestOver(world.db);
    samples = new RecallRepository(world.db);
    const engines = new EngineRepository(world.db);
    check = new RecallCheck(engines, new NearestReader(world.db), samples);
    recall = new RecallService(engines, indexes, samples);
  });
  afterAll(async () => {
    delete process.env['VECTOR_EXACT_UP_TO'];
    delete process.env['SEARCH_RECALL_SAMPLE'];
    await world.close();
  });

  const question = () => ({
    engine,
    vector: turned(0.3),
    limit: 5,
    where: (bind: (value: unknown) => string) => `c.height <= ${bind(COUNT)}::int AND c.width > ${bind(1)}`,
  });
  const waiting = (): Promise<object[]> => world.db.query(`SELECT engine_id AS "engineId" FROM search_recall_sample`);
  const untilWaiting = async (): Promise<void> => {
    while ((await waiting()).length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  };
  const taken = async (): Promise<WaitingSample> => {
    const sample = await samples.take();
    if (!sample) throw new Error('no sample waits');
    return sample;
  };

  it('is found by asking again, exactly, what it has answered, and the question is forgotten', async () => {
    const used = new Set<string>();
    const answer = await watchIndexUse(used, () => service.nearest(question()));
    expect(answer.plan).toBe('index');
    expect([...used]).toEqual([engine.id]);
    await untilWaiting();

    const sample = await taken();
    expect(await check.check(sample)).toEqual({ recall: 1, isUnderFilled: false });

    expect(await waiting()).toEqual([]);
    const [{ rolling, days, index } = {}] = (await recall.overview(30)).filter(
      ({ engineId }) => engineId === engine.id,
    );
    expect(rolling).toEqual({ samples: 1, mean: 1, p5: 1, underFilled: 0 });
    expect(days).toHaveLength(1);
    expect(index).toMatchObject({ isValid: true, operatorClass: 'vector_cosine_ops' });
  });

  it('is low where others than the nearest were answered, or too few', async () => {
    const { items } = await service.nearest({ ...question(), exact: true });
    const { items: all } = await service.nearest({ ...question(), limit: COUNT, exact: true });
    const [near, far] = [items.map(({ contentId }) => contentId), all.slice(-3).map(({ contentId }) => contentId)];
    const sample = {
      engineId: engine.id,
      vector: turned(0.3),
      wanted: 5,
      condition: 'c.width > $1',
      conditionValues: [1],
      answeredAt: new Date(Date.now() + MINUTE),
    };

    expect(await check.check({ ...sample, answered: [...near.slice(0, 2), ...far] })).toMatchObject({ recall: 0.4 });
    expect(await check.check({ ...sample, answered: near.slice(0, 3) })).toEqual({ recall: 0.6, isUnderFilled: true });
  });

  it('says nothing of an answer whose hits have changed since, nor blames an index for what came later', async () => {
    const { items } = await service.nearest({ ...question(), exact: true });
    const answered = items.map(({ contentId }) => contentId);
    const sample = { engineId: engine.id, vector: turned(0.3), wanted: 5, condition: 'true', conditionValues: [] };

    expect(await check.check({ ...sample, answered, answeredAt: new Date(0) })).toBeUndefined();
    await seedVectors(world, engine, [turned(0.3)]);
    await world.asOwner(
      `UPDATE content_embedding SET created_at = now() + interval '2 hours' WHERE created_at = (SELECT max(created_at) FROM content_embedding)`,
    );
    const soon = new Date(Date.now() + MINUTE);
    expect(await check.check({ ...sample, answered, answeredAt: soon })).toMatchObject({ recall: 1 });
  });

  it('is not sampled where every vector was compared, nor inside a transaction of somebody else', async () => {
    await service.nearest({ ...question(), exact: true });
    await world.db.transaction(() => service.nearest(question()));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await waiting()).toEqual([]);
  });

  it('is told once enough answers were checked, the lowest of the engines that took part', async () => {
    const other = await seedEngine(world, { dimension: 3 });
    const fresh = (): RecallService =>
      new RecallService(new EngineRepository(world.db), new VectorIndexReader(world.db), samples);
    expect(await fresh().rolling([engine.id])).toBeUndefined();

    for (let n = 0; n < LEAST_SAMPLES; n++) {
      await samples.record(engine.id, { recall: 1, isUnderFilled: false });
      await samples.record(other.id, { recall: 0.9, isUnderFilled: false });
    }

    expect((await fresh().rolling([engine.id, other.id]))?.mean).toBeCloseTo(0.9, 5);
  });

  it('forgets samples that nobody came for', async () => {
    await world.asOwner(
      `INSERT INTO search_recall_sample (id, engine_id, embedding, wanted, condition, condition_values, answered, created_at)
       VALUES (gen_random_uuid(), $1, '[1,0,0]', 5, 'true', '[]', '{}', now() - interval '11 minutes')`,
      [engine.id],
    );
    await samples.prune();
    expect(await waiting()).toEqual([]);
  });
});

describe('a kept condition', () => {
  it('is bound anew, each value once', () => {
    const values: unknown[] = ['first'];
    const condition = { condition: 'c.a = $2 AND c.b = $1 AND c.d = $2', conditionValues: ['one', 'two'] };
    expect(replayed(condition)((value) => `$${values.push(value)}`)).toBe('c.a = $2 AND c.b = $3 AND c.d = $2');
    expect(values).toEqual(['first', 'two', 'one']);
  });
});

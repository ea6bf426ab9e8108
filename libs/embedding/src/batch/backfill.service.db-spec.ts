import { TEXT_EMBEDDING_MODEL } from '@odr/platform';
import { seedAnnotation, seedContent, testDatabase, type TestDatabase } from '@odr/platform/testing';
import { CatchUp } from '../catch-up.js';
import { CoverageReader } from '../engine/coverage.reader.js';
import { embeddingWorld, IMAGE_ENGINE, TEXT_ENGINE, type EmbeddingWorld } from '../testing/embedding-world.js';

const noProgress = (): Promise<void> => Promise.resolve();

describe('embedding', () => {
  let test: TestDatabase;
  let world: EmbeddingWorld;

  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    await test.asOwner('TRUNCATE content, annotation, job, outbox_event, embedding_due, embedding_failure CASCADE');
    world = embeddingWorld(test);
    world.models.setState(TEXT_EMBEDDING_MODEL.name, 'ready');
  });

  it('makes one job and few batches of many new things', async () => {
    for (let i = 0; i < 20; i++) await world.service.requestContent(await world.withPreview(`p${i}`));

    const asked = (await world.jobsAsked()).map(({ name }) => name);
    await world.backfills.embedDue(IMAGE_ENGINE);

    expect(asked).toEqual(['embedding.embed_due']);
    expect(world.shown.images.map(({ length }) => length)).toEqual([16, 4]);
    expect([await world.count('content_embedding'), await world.count('embedding_due')]).toEqual([20, 0]);
  });

  it('keeps one vector and tells of it once, however often it is asked', async () => {
    const id = await world.withPreview('there');
    for (let i = 0; i < 2; i++) await world.service.requestContent(id);

    await Promise.all([1, 2, 3].map(() => world.backfills.embedDue(IMAGE_ENGINE)));
    await world.service.requestContent(id);
    await world.backfills.embedDue(IMAGE_ENGINE);

    expect(await world.count('content_embedding')).toBe(1);
    expect(await test.db.query(`SELECT name FROM outbox_event`)).toEqual([{ name: 'embedding.content_stored' }]);
  });

  it('computes the same picture and the same words once', async () => {
    for (let i = 0; i < 2; i++) await world.service.requestContent(await world.withPreview('twin'));
    await world.backfills.embedDue(IMAGE_ENGINE);
    const contentId = await world.withPreview('twin');
    await world.service.requestContent(contentId);
    for (const caption of ['A cow.', ' A  cow.', 'An owl.'])
      await world.service.requestAnnotation(await seedAnnotation(test, contentId, { caption }));
    await world.backfills.embedDue(IMAGE_ENGINE);
    await world.backfills.embedDue(TEXT_ENGINE);
    await world.service.requestAnnotation(await seedAnnotation(test, contentId, { caption: 'A cow.' }));
    await world.backfills.embedDue(TEXT_ENGINE);

    expect(world.shown.images).toEqual([['twin']]);
    expect(world.shown.texts.map((texts) => [...texts].sort())).toEqual([['A cow.', 'An owl.']]);
    expect([await world.count('content_embedding'), await world.count('annotation_embedding')]).toEqual([3, 4]);
    expect(await world.count('outbox_event')).toBe(3);
  });

  it('goes past what cannot be read, says why, and stops trying after a while', async () => {
    for (const sha256 of ['a', 'lost', 'broken', 'b']) await world.withPreview(sha256);
    const progress: [number, number][] = [];

    await world.backfills.backfill(IMAGE_ENGINE, (done, total) => Promise.resolve(void progress.push([done, total])));
    expect(await world.count('content_embedding')).toBe(2);
    expect(progress).toEqual([[4, 4]]);
    const engine = await world.engines.get(IMAGE_ENGINE);
    expect(await new CoverageReader(test.db).of(engine)).toEqual({
      embedded: 2,
      missing: 0,
      failed: 2,
      failures: [
        { reason: 'content.file_not_ready', count: 1 },
        { reason: 'content.undecodable', count: 1 },
      ],
    });

    for (let i = 0; i < 5; i++) await world.backfills.backfill(IMAGE_ENGINE, noProgress);
    expect(world.shown.images.filter((names) => names.includes('broken'))).toHaveLength(6);
    await world.service.requestBackfill(
      engine,
      (await test.db.query<{ id: never }>(`SELECT user_id AS id FROM content`))[0]?.id,
    );
    expect(await world.count('embedding_failure')).toBe(0);
  });

  it('embeds what came before the model, as soon as the model is there', async () => {
    const catchUp = new CatchUp(world.engines, world.service, world.embedders);
    world.models.setState(TEXT_EMBEDDING_MODEL.name, 'fetching');
    const contentId = await seedContent(test);
    const id = await seedAnnotation(test, contentId, { caption: 'A cow.' });
    await seedAnnotation(test, contentId, { score: 0.3 });
    await world.service.requestAnnotation(id);
    await world.backfills.embedDue(TEXT_ENGINE);
    expect(await world.count('embedding_due')).toBe(1);
    await test.asOwner('TRUNCATE job CASCADE');
    await catchUp.onApplicationBootstrap();

    world.models.setState(TEXT_EMBEDDING_MODEL.name, 'ready');
    await new Promise((resolve) => setTimeout(resolve, 200));
    const asked = (await world.jobsAsked()).filter(({ payload }) => payload['engineId'] === TEXT_ENGINE);
    expect(asked.map(({ name }) => name)).toEqual(['embedding.backfill']);
    await world.backfills.backfill(TEXT_ENGINE, noProgress);

    expect(world.shown.texts).toEqual([['A cow.']]);
    expect(await world.count('annotation_embedding')).toBe(2);
    expect(await world.count('embedding_due')).toBe(0);
    catchUp.onApplicationShutdown();
  });

  it('takes what comes in meanwhile before what has been there for long', async () => {
    for (let i = 0; i < 20; i++) await world.withPreview(`old${i}`);
    const isAsked = { done: false };
    await world.backfills.backfill(IMAGE_ENGINE, async () => {
      if (isAsked.done) return;
      isAsked.done = true;
      await world.service.requestAnnotation(
        await seedAnnotation(test, await world.withPreview('new'), { caption: 'New.' }),
      );
    });
    expect(world.shown.texts).toEqual([['New.']]);
    expect(await world.count('annotation_embedding')).toBe(1);
  });

  it('sees what was changed while it was being embedded', async () => {
    const id = await seedAnnotation(test, await seedContent(test), { caption: 'A cow.' });
    await world.service.requestAnnotation(id);
    const taken = await world.due.next(TEXT_ENGINE, 10);
    await world.service.requestAnnotation(id);

    await world.due.done(TEXT_ENGINE, taken);

    expect(await world.count('embedding_due')).toBe(1);
  });

  it('misses nothing of another modality', async () => {
    await world.withPreview('picture');
    const [pictures, voices] = [await world.engine('pictures'), await world.engine('voices', { modality: 'voice' })];

    const coverage = new CoverageReader(test.db);

    expect((await coverage.of(pictures)).missing).toBe(1);
    expect((await coverage.of(voices)).missing).toBe(0);
  });

  it('has nothing to do for what is gone', async () => {
    await world.service.requestContent('01a20779-21f5-744b-89db-9ee26b853065');
    await world.backfills.embedDue(IMAGE_ENGINE);
    expect([await world.count('outbox_event'), await world.count('embedding_due')]).toEqual([0, 0]);
  });

  it('runs one backfill of an engine at a time, and none of what clients bring or what has been retired', async () => {
    const engine = await world.engines.get(TEXT_ENGINE);
    const first = await world.service.requestBackfill(engine);
    expect(await world.service.requestBackfill(engine)).toBe(first);
    expect(await world.jobsAsked()).toHaveLength(1);

    const brought = await world.engine('brought');
    await expect(world.service.requestBackfill(brought)).rejects.toMatchObject({
      code: 'embedding_engine.brought_by_clients',
    });
    await world.engines.retire(brought.id);
    await world.service.requestContent(await world.withPreview('x'));
    expect(await world.due.engines()).toEqual([IMAGE_ENGINE]);
  });
});

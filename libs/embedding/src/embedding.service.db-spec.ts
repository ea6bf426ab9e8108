import { newId, type AnnotationId, type ContentId } from '@odr/kernel';
import {
  JobQueue,
  ModelCatalogue,
  Outbox,
  TEXT_EMBEDDING_MODEL,
  type BlobStore,
  type ImageModel,
  type TextModel,
} from '@odr/platform';
import { processCache, seedAnnotation, seedContent, testDatabase, type TestDatabase } from '@odr/platform/testing';
import { CatchUp } from './catch-up.js';
import { EmbeddingLookup } from './embedding.lookup.js';
import { EmbeddingRepository } from './embedding.repository.js';
import { EmbeddingService } from './embedding.service.js';
import { EngineRepository } from './engine.repository.js';

const IMAGE_ENGINE = '019b0000-0000-7000-8000-000000000001';
const TEXT_ENGINE = '019b0000-0000-7000-8000-000000000002';

/** Unit vectors without a model: what is tested is who gets one, and when. */
const unit = (dimension: number): Float32Array => new Float32Array(dimension).fill(1 / Math.sqrt(dimension));

describe('embedding', () => {
  let world: TestDatabase;
  let models: ModelCatalogue;
  let service: EmbeddingService;
  let catchUp: CatchUp;
  const embedded: string[] = [];

  beforeAll(async () => {
    world = await testDatabase();
  });
  afterAll(() => world.close());

  beforeEach(async () => {
    await world.asOwner('TRUNCATE content, annotation, job, outbox_event CASCADE');
    embedded.length = 0;
    models = new ModelCatalogue();
    const { db } = world;
    const engines = new EngineRepository(db);
    const images = { embed: () => Promise.resolve(unit(1_792)) } as unknown as ImageModel;
    const texts = {
      embed: (given: string[]) => Promise.resolve(given.map((text) => (embedded.push(text), unit(384)))),
    } as unknown as TextModel;
    const blobs = {
      read: (_space: string, sha256: string) =>
        sha256 === 'lost' ? Promise.reject(new Error('lost')) : Promise.resolve(Buffer.from(sha256)),
    } as unknown as BlobStore;
    const lookup = new EmbeddingLookup(db, engines, models, images, texts, processCache());
    const embeddings = new EmbeddingRepository(db);
    service = new EmbeddingService(
      db,
      engines,
      embeddings,
      lookup,
      models,
      texts,
      blobs,
      new Outbox(db),
      new JobQueue(db),
    );
    catchUp = new CatchUp(engines, service, models);
  });

  const withPreview = async (sha256: string): Promise<ContentId> => {
    const id = await seedContent(world);
    await world.db.query(
      `INSERT INTO content_derivative (content_id, variant, sha256, media_type, size, width, height)
       VALUES ($1, 'preview', $2, 'image/webp', 1, 1, 1)`,
      [id, sha256],
    );
    return id;
  };
  const jobs = (): Promise<{ name: string; payload: Record<string, string> }[]> =>
    world.db.query(`SELECT name, payload FROM job ORDER BY id`);
  const count = async (table: string): Promise<number> =>
    (await world.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n ?? 0;
  const noProgress = (): Promise<void> => Promise.resolve();

  it('keeps one vector and tells of it once, however often it is asked', async () => {
    const id = await withPreview('there');

    await Promise.all([1, 2, 3].map(() => service.computeContent(id, IMAGE_ENGINE)));
    await service.computeContent(id, IMAGE_ENGINE);

    expect(await count('content_embedding')).toBe(1);
    expect(await world.db.query(`SELECT name FROM outbox_event`)).toEqual([{ name: 'embedding.content_stored' }]);
  });

  it('embeds what came before the model, as soon as the model is there', async () => {
    const contentId = await seedContent(world);
    const id = await seedAnnotation(world, contentId, { caption: 'A cow.' });
    await seedAnnotation(world, contentId, { score: 0.3 });
    await service.requestAnnotation(id);
    await service.computeAnnotation(id, TEXT_ENGINE);
    expect(await jobs()).toEqual([]);
    await catchUp.onApplicationBootstrap();

    models.setState(TEXT_EMBEDDING_MODEL.name, 'ready');
    await new Promise((resolve) => setTimeout(resolve, 200));
    const asked = (await jobs()).filter(({ payload }) => payload['engineId'] === TEXT_ENGINE);
    expect(asked.map(({ name }) => name)).toEqual(['embedding.backfill']);
    await service.backfill(TEXT_ENGINE, noProgress);

    expect(embedded).toEqual(['A cow.']);
    expect(await count('annotation_embedding')).toBe(2);
    await service.backfill(TEXT_ENGINE, noProgress);
    expect(embedded).toHaveLength(1);
    catchUp.onApplicationShutdown();
  });

  it('goes past a picture that cannot be read, and says how far it is', async () => {
    for (const sha256 of ['a', 'lost', 'b']) await withPreview(sha256);
    const progress: [number, number][] = [];

    await service.backfill(IMAGE_ENGINE, (done, total) => Promise.resolve(void progress.push([done, total])));

    expect(await count('content_embedding')).toBe(2);
    expect(progress).toEqual([[3, 3]]);
  });

  it('has nothing to do for what is gone', async () => {
    await service.computeContent(newId<ContentId>(), IMAGE_ENGINE);
    await service.computeAnnotation(newId<AnnotationId>(), TEXT_ENGINE);
    expect(await count('outbox_event')).toBe(0);
  });

  it('runs one backfill of an engine at a time', async () => {
    const engine = await new EngineRepository(world.db).get(TEXT_ENGINE);

    const first = await service.requestBackfill(engine);

    expect(await service.requestBackfill(engine)).toBe(first);
    expect(await jobs()).toHaveLength(1);
  });
});

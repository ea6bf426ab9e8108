import { auditLogOn } from '@odr/audit/testing';
import { ShippedEngine } from '@odr/contracts';
import { INCEPTION_MODEL, ModelCatalogue } from '@odr/platform';
import { testDatabase, type TestDatabase } from '@odr/platform/testing';
import { CoverageReader } from '../engine/coverage.reader.js';
import { embeddersWith } from '../testing/embedders.js';
import { embeddingWorld, type EmbeddingWorld } from '../testing/embedding-world.js';
import { ShippedEngineRegistrar } from './shipped-engine.registrar.js';
import { ShippedEngineRepository } from './shipped-engine.repository.js';
import { SHIPPED_ENGINES } from './shipped-engines.js';
import { SuccessorService } from './successor.service.js';

describe('engines that come along', () => {
  let test: TestDatabase;
  let world: EmbeddingWorld;
  let catalogue: ModelCatalogue;
  let successors: SuccessorService;
  const [inception] = SHIPPED_ENGINES;

  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    await test.asOwner('TRUNCATE content CASCADE');
    await test.asOwner(`DELETE FROM embedding_engine WHERE name LIKE 'inception-%'`);
    await test.asOwner(`UPDATE embedding_engine SET is_default = true, state = 'serving', quality = '[]'`);
    world = embeddingWorld(test);
    catalogue = new ModelCatalogue();
    const embedders = embeddersWith([{ name: INCEPTION_MODEL.name }], catalogue);
    const coverage = new CoverageReader(test.db);
    successors = new SuccessorService(test.db, world.engines, coverage, embedders, auditLogOn(test.db));
    await register();
  });

  const register = (): Promise<void> => new ShippedEngineRegistrar(new ShippedEngineRepository(test.db)).onModuleInit();
  const defaultEngine = async (): Promise<string | undefined> =>
    (await world.engines.servingFor('content', 'image')).find(({ isDefault }) => isDefault)?.name;
  const embedAll = (): Promise<unknown> =>
    test.asOwner(`INSERT INTO content_embedding (content_id, engine_id, embedding)
                  SELECT id, '${inception?.id}', '[1]' FROM content ON CONFLICT DO NOTHING`);

  it('are registered once, say how good they are, and stay as people have set them', async () => {
    await test.asOwner(`UPDATE embedding_engine SET supported = false WHERE name = '${ShippedEngine.Conse}'`);
    const before = await world.engines.list();

    await Promise.all([register(), register()]);

    expect(await world.engines.list()).toEqual(before);
    expect(before.map(({ name, state, reads }) => [name, state, reads.join()])).toEqual([
      ['all-MiniLM-L6-v2', 'serving', 'text'],
      ['inception-v3', 'building', 'image'],
      ['inception-v3-conse', 'serving', 'text,image'],
      ['nsfwjs-mobilenet-v2-mid', 'serving', 'image'],
    ]);
    for (const { quality } of before) expect(quality.length).toBeGreaterThan(0);
  });

  it('take over once their model is there and nothing would be missing, and the log says so', async () => {
    await world.withPreview('a');
    await embedAll();
    await successors.takeOver();
    expect(await defaultEngine()).toBe(ShippedEngine.MobileNet);

    catalogue.setState(INCEPTION_MODEL.name, 'ready');
    await world.withPreview('b');
    await successors.takeOver();
    expect(await defaultEngine()).toBe(ShippedEngine.MobileNet);

    await embedAll();
    await successors.takeOver();

    expect(await defaultEngine()).toBe(ShippedEngine.Inception);
    const acts = await test.asOwner(`SELECT act, subject_id AS "subjectId", actor_id AS "actorId" FROM audit_event`);
    expect(acts).toEqual([{ act: 'embedding_engine.switched', subjectId: inception?.id, actorId: null }]);
  });

  it('do not take over again from one that people have chosen', async () => {
    catalogue.setState(INCEPTION_MODEL.name, 'ready');
    await successors.takeOver();
    await test.db.transaction(async () => {
      await world.engines.makeDefault(await world.engines.lock(ShippedEngine.MobileNet));
    });

    await register();
    await successors.takeOver();

    expect(await defaultEngine()).toBe(ShippedEngine.MobileNet);
  });

  it('do not take over from one that they were not made to replace', async () => {
    catalogue.setState(INCEPTION_MODEL.name, 'ready');
    await test.db.transaction(async () => {
      await world.engines.makeDefault(await world.engine('our own'));
    });

    await successors.takeOver();

    expect(await defaultEngine()).toBe('our own');
  });
});

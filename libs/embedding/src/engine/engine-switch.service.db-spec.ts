import { ANONYMOUS_SCOPE, type Principal } from '@odr/access';
import { auditLogOn } from '@odr/audit/testing';
import { visibleContents } from '@odr/content';
import type { EmbeddingEngine } from '@odr/entities';
import type { ContentId } from '@odr/kernel';
import { seedUser, testDatabase, type TestDatabase } from '@odr/platform/testing';
import { PurgeService } from '../batch/purge.service.js';
import { embeddingWorld, IMAGE_ENGINE, type EmbeddingWorld } from '../testing/embedding-world.js';
import { CoverageReader } from './coverage.reader.js';
import { EngineSecretRepository } from './engine-secret.repository.js';
import { EngineSwitchService } from './engine-switch.service.js';

describe('switching to another engine', () => {
  let test: TestDatabase;
  let world: EmbeddingWorld;
  let switching: EngineSwitchService;
  let admin: Principal;

  beforeAll(async () => {
    test = await testDatabase();
    world = embeddingWorld(test);
    switching = new EngineSwitchService(
      test.db,
      world.engines,
      new CoverageReader(test.db),
      world.jobs,
      auditLogOn(test.db),
    );
    admin = { userId: await seedUser(test), role: 'admin', teams: [] };
  });
  afterAll(() => test.close());

  const nearest = async (engine: EmbeddingEngine): Promise<string[]> => {
    const vector = Array.from({ length: engine.dimension }, (_, i) => (i === 0 ? 1 : 0.001));
    const where = visibleContents(ANONYMOUS_SCOPE);
    const { items } = await world.lookup.nearestContents({ engine, vector, limit: 100, where });
    return items.map(({ contentId }) => contentId).sort();
  };
  const bring = (engine: EmbeddingEngine, contentId: ContentId) =>
    world.embeddings.storeContent(engine.id, contentId, [1, 0, 0]);

  it('is not needed while the default has no vectors: another that serves answers meanwhile', async () => {
    const contentId = await world.withPreview('first');
    const stand = await world.engine('stand-in');
    await test.db.query(`UPDATE embedding_engine SET state = 'serving' WHERE id = $1 RETURNING id`, [stand.id]);
    expect(await world.lookup.engine('content')).toMatchObject({ id: IMAGE_ENGINE });

    await bring(stand, contentId);

    expect(await world.lookup.engine('content')).toMatchObject({ id: stand.id });
    await world.engines.retire(stand.id);
    await test.asOwner('TRUNCATE content CASCADE');
  });

  it('fails no question, leaves no gap, and removes old vectors only after retirement', async () => {
    const contents: ContentId[] = [];
    for (let i = 0; i < 24; i++) contents.push(await world.withPreview(`p${i}`));
    await world.backfills.backfill(IMAGE_ENGINE, () => Promise.resolve());
    const next = await world.engine('next-3');

    // Questions without pause, each to whichever engine answers by default at its beginning.
    const seen: { engine: string; found: number }[] = [];
    const asking = { on: true };
    const stream = [1, 2].map(async () => {
      while (asking.on) {
        const engine = await world.lookup.engine('content');
        seen.push({ engine: engine.name, found: (await nearest(engine)).length });
      }
    });

    // However busy the machine is, both are asked.
    const answeredBy = async (name: string): Promise<void> => {
      while (!seen.some(({ engine }) => engine === name)) await new Promise((resolve) => setTimeout(resolve, 10));
    };

    await expect(switching.switchTo('next-3', admin)).rejects.toMatchObject({
      code: 'embedding_engine.incomplete',
      details: { embedded: 0, missing: 24, failed: 0 },
    });
    for (const id of contents) await bring(next, id);
    await answeredBy((await world.engines.get(IMAGE_ENGINE)).name);
    const switched = await switching.switchTo('next-3', admin);
    expect(switched).toMatchObject({ isDefault: true, state: 'serving' });
    expect(await world.count(`content_embedding WHERE engine_id = '${IMAGE_ENGINE}'`)).toBe(24);
    await answeredBy('next-3');

    const old = await world.engines.get(IMAGE_ENGINE);
    expect(old).toMatchObject({ isDefault: false, state: 'serving', supported: true });
    await expect(switching.retire('next-3', admin)).rejects.toMatchObject({ code: 'embedding_engine.is_default' });
    await switching.retire(old.name, admin);
    expect(await nearest(old)).toHaveLength(24);
    const purge = new PurgeService(world.engines, world.embeddings, new EngineSecretRepository(test.db), world.indexes);
    await purge.purge(next.id, () => Promise.resolve());
    await purge.purge(old.id, () => Promise.resolve());
    await new Promise((resolve) => setTimeout(resolve, 200));
    asking.on = false;
    await Promise.all(stream);

    expect(seen.every(({ found }) => found === 24)).toBe(true);
    expect([...new Set(seen.map(({ engine }) => engine))]).toEqual([old.name, 'next-3']);
    expect(await test.db.query(`SELECT engine_id AS id, count(*)::int AS n FROM content_embedding GROUP BY 1`)).toEqual(
      [{ id: next.id, n: 24 }],
    );
    const [job] = await test.db.query<{ waits: boolean }>(
      `SELECT run_after > now() + interval '50 seconds' AS waits FROM job WHERE name = 'embedding.purge'`,
    );
    expect(job).toEqual({ waits: true });
    await expect(world.lookup.engine('content', old.name)).rejects.toMatchObject({ code: 'embedding_engine.retired' });
    await expect(switching.switchTo(old.name, admin)).rejects.toMatchObject({ code: 'embedding_engine.retired' });
  }, 60_000);

  it('lets two at once follow each other', async () => {
    const names = ['one', 'two', 'three'];
    for (const name of names) {
      const made = await world.engine(name);
      for (const { id } of await test.db.query<{ id: ContentId }>(`SELECT id FROM content`)) await bring(made, id);
    }

    await Promise.all(names.map((name) => switching.switchTo(name, admin)));

    const defaults = (await world.engines.list()).filter(({ isDefault, type }) => isDefault && type === 'content');
    expect(defaults).toHaveLength(1);
    expect(names).toContain(defaults[0]?.name);
  });
});

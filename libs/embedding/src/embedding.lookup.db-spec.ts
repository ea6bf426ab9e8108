import { ANONYMOUS_SCOPE } from '@odr/access';
import { visibleContents } from '@odr/content';
import type { EmbeddingEngine } from '@odr/entities';
import type { ContentId } from '@odr/kernel';
import { processCache, seedAnnotation, seedContent, testDatabase, type TestDatabase } from '@odr/platform/testing';
import { EmbeddingLookup } from './embedding.lookup.js';
import { EmbeddingRepository } from './embedding.repository.js';
import { EngineRepository } from './engine.repository.js';
import { embeddersWith } from './testing/embedders.js';
import { nearestOver } from './testing/nearest.js';

describe('nearest neighbours', () => {
  let world: TestDatabase;
  let lookup: EmbeddingLookup;
  let embeddings: EmbeddingRepository;
  let images: EmbeddingEngine;

  beforeAll(async () => {
    world = await testDatabase();
    const engines = new EngineRepository(world.db);
    const embedders = embeddersWith();
    lookup = new EmbeddingLookup(world.db, engines, embedders, processCache(), nearestOver(world.db));
    embeddings = new EmbeddingRepository(world.db);
    images = await lookup.engine('content');
  });
  afterAll(() => world.close());

  /** A unit vector that points mostly along one axis. */
  const along = (axis: number, dimension = 1_792): number[] => {
    const vector = new Array<number>(dimension).fill(0.001);
    vector[axis] = 1;
    return vector;
  };
  const embedded = async (axis: number, status: string): Promise<ContentId> => {
    const id = await seedContent(world, { status });
    await embeddings.storeContent(images.id, id, along(axis));
    return id;
  };
  const nearest = async (axis: number, exact = false): Promise<ContentId[]> => {
    const where = visibleContents(ANONYMOUS_SCOPE);
    const answer = await lookup.nearestContents({ engine: images, vector: along(axis), limit: 5, where, exact });
    return answer.items.map(({ contentId }) => contentId);
  };

  it('come nearest first and never from what is hidden', async () => {
    const [near, far, hidden] = [
      await embedded(1, 'available'),
      await embedded(2, 'available'),
      await embedded(1, 'pending'),
    ];

    expect(await nearest(1)).toEqual([near, far]);
    expect(await nearest(1, true)).toEqual([near, far]);
    const everyone = visibleContents({ ...ANONYMOUS_SCOPE, seesAll: true });
    const all = await lookup.nearestContents({ engine: images, vector: along(1), limit: 2, where: everyone });
    expect(all.items.map(({ contentId }) => contentId).sort()).toEqual([near, hidden].sort());
    expect(all.items[0]?.similarity).toBeCloseTo(1, 5);
  });

  it('store a vector once', async () => {
    const id = await seedContent(world);
    expect(await embeddings.storeContent(images.id, id, along(9))).toBe(true);
    expect(await embeddings.storeContent(images.id, id, along(8))).toBe(false);
  });

  it('refuses a vector of another engine', async () => {
    const query = { engine: images, vector: along(1, 384), limit: 1, where: visibleContents(ANONYMOUS_SCOPE) };
    await expect(lookup.nearestContents(query)).rejects.toMatchObject({ code: 'embedding.dimension_mismatch' });
  });

  it('are found by a content’s best caption, in its newest version', async () => {
    const texts = await lookup.engine('annotation');
    const contentId = await seedContent(world);
    const id = await seedAnnotation(world, contentId, { caption: 'A cow.' });
    await seedAnnotation(world, contentId, { boxes: [] });
    const waiting = await embeddings.annotationsToEmbed(texts.id, '00000000-0000-0000-0000-000000000000', 10);
    expect(waiting).toHaveLength(2);
    for (const each of waiting)
      await embeddings.storeAnnotation(texts.id, each, each.annotationId === id ? along(3, 384) : null);
    expect(await embeddings.countToEmbed(texts.id, 'annotation')).toBe(0);

    await world.db.query(`UPDATE annotation SET version = 2 WHERE id = $1 RETURNING id`, [id]);
    const [stale] = await embeddings.annotationsAmong(texts.id, [id]);
    if (stale) await embeddings.storeAnnotation(texts.id, stale, along(4, 384));

    const query = { engine: texts, vector: along(4, 384), limit: 3, where: visibleContents(ANONYMOUS_SCOPE) };
    expect((await lookup.nearestContents(query)).items).toEqual([{ contentId, similarity: expect.closeTo(1, 5) }]);
  });
});

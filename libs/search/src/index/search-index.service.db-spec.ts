import type { JobQueue } from '@odr/platform';
import { seedAnnotation, seedContent, testDatabase, type TestDatabase } from '@odr/platform/testing';
import { DOCUMENT_EDITION } from './document-text.policy.js';
import { SearchDocumentRepository } from './search-document.repository.js';
import { SearchIndexService } from './search-index.service.js';

describe('documents of an older edition', () => {
  let world: TestDatabase;
  let index: SearchIndexService;

  beforeAll(async () => {
    world = await testDatabase();
    index = new SearchIndexService(world.db, new SearchDocumentRepository(world.db), {} as JobQueue);
  });
  afterAll(() => world.close());

  const words = async (): Promise<{ words: string; edition: number }[]> =>
    world.db.query(`SELECT words::text AS words, edition FROM search_document`);

  it('are made anew, once', async () => {
    const content = await seedContent(world, { name: '' });
    await seedAnnotation(world, content, { caption: 'Die Kühe grasen.', language: 'de' });
    await index.rebuild(content);
    const renewed = await words();
    await world.asOwner(`UPDATE search_document SET edition = 1, words = to_tsvector('english', 'Die Kühe grasen')`);

    await index.renew();

    expect(await words()).toEqual(renewed);
    expect(renewed).toEqual([{ words: `'gras':3B 'kuh':2B`, edition: DOCUMENT_EDITION }]);
    await world.asOwner(`UPDATE search_document SET indexed_at = '2000-01-01'`);
    await index.renew();
    expect(await world.db.query(`SELECT FROM search_document WHERE indexed_at > '2000-01-01'`)).toEqual([]);
  });

  it('vanish with a content that is gone', async () => {
    const content = await seedContent(world, { name: 'gone.jpg' });
    await index.rebuild(content);
    await world.asOwner(`UPDATE search_document SET edition = 1`);
    await world.asOwner(`UPDATE content SET deleted_at = now() WHERE id = $1`, [content]);

    await index.renew();

    expect(await world.db.query(`SELECT FROM search_document WHERE content_id = $1`, [content])).toEqual([]);
  });
});

import type { ContentId } from '@odr/kernel';
import type { JobQueue } from '@odr/platform';
import { seedAnnotation, seedContent, testDatabase, type ContentSeed, type TestDatabase } from '@odr/platform/testing';
import { SearchDocumentRepository } from '../index/search-document.repository.js';
import { SearchIndexService } from '../index/search-index.service.js';
import { TermCountRepository } from '../index/term-count.repository.js';
import { SuggestionReader, WORDS_BY_PREFIX } from './suggestion.reader.js';
import { SuggestionService } from './suggestion.service.js';

describe('suggestions', () => {
  let world: TestDatabase;
  let suggestions: SuggestionService;
  let counts: TermCountRepository;
  let index: SearchIndexService;

  beforeAll(async () => {
    world = await testDatabase();
    index = new SearchIndexService(world.db, new SearchDocumentRepository(world.db), {} as JobQueue);
    counts = new TermCountRepository(world.db);
    suggestions = new SuggestionService(new SuggestionReader(world.db));
  });
  afterAll(() => world.close());
  beforeEach(() => world.asOwner('TRUNCATE content, annotation, search_term, search_word, search_statistics CASCADE'));

  const given = async (seed: ContentSeed, caption?: string): Promise<ContentId> => {
    const id = await seedContent(world, seed);
    if (caption !== undefined) await seedAnnotation(world, id, { caption });
    await index.rebuild(id);
    return id;
  };
  const suggest = async (typed: string): Promise<string[]> =>
    (await suggestions.suggest(typed, 8)).map(({ kind, text }) => `${kind} ${text}`);

  it('complete the last word, the most frequent first, and name items', async () => {
    await given({ name: 'x' }, 'Highland cows by a high fence');
    await given({ name: 'y' }, 'A highland cow');
    await given({ name: 'Highway at night.jpg' });
    await counts.recount();

    expect(await suggest('a hig')).toEqual(['word a highland', 'word a high', 'word a highway']);
    expect(await suggest('hig')).toEqual(['word highland', 'word high', 'word highway', 'name Highway at night.jpg']);
    expect(await suggest('-cow')).toEqual(['word -cows']);
    expect(await suggest('"highland co')).toEqual(['word "highland cow', 'word "highland cows']);
    expect(await suggest('highway nig')).toEqual(['word highway night', 'name Highway at night.jpg']);
    for (const nothing of ['cow ', '😀', '"', '%', `'; --`]) expect(await suggest(nothing)).toEqual([]);
  });

  it('tell nothing of what is not published, nor of what no longer is', async () => {
    await given({ name: 'secretary bird', status: 'pending' }, 'secretive');
    const bird = await given({ name: 'secret garden' }, 'secrecy');
    await counts.recount();
    expect(await suggest('secr')).toEqual(['word secrecy', 'word secret', 'name secret garden']);

    await world.db.query(`UPDATE content SET status = 'delisted' WHERE id = $1 RETURNING id`, [bird]);
    expect(await suggest('secr')).toEqual([]);
  });

  it('count only while something has changed', async () => {
    await given({ name: 'a' });
    expect(await counts.recountIfChanged()).toBe(true);
    // PostgreSQL tells what was written up to a second later, once or twice.
    let again = 0;
    while ((await counts.recountIfChanged()) && again < 100) again += 1;
    expect(again).toBeLessThan(10);
    const [row] = await world.db.query<object>(`SELECT documents, average_length FROM search_statistics`);
    expect(row).toEqual({ documents: 1, average_length: 0 });
  });

  it('are found through the index, however many words there are', async () => {
    await world.asOwner(
      `INSERT INTO search_word (word, documents) SELECT md5(n::text), n FROM generate_series(1, 50000) n`,
    );
    await world.asOwner('ANALYZE search_word');

    const plan = await world.db.query<Record<string, string>>(`EXPLAIN ${WORDS_BY_PREFIX}`, ['abc', 8]);

    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('search_word_prefix_idx');
  });
});

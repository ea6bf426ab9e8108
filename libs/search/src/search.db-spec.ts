import { ANONYMOUS_SCOPE, type TeamScope } from '@odr/access';
import { CONTENT_FACETS, ContentReader, visibleContents } from '@odr/content';
import type { EmbeddingLookup } from '@odr/embedding';
import type { ContentId, UserId } from '@odr/kernel';
import { ModelUnavailable, type JobQueue } from '@odr/platform';
import {
  seedAnnotation,
  seedContent,
  seedUser,
  testDatabase,
  type ContentSeed,
  type TestDatabase,
} from '@odr/platform/testing';
import { BoundedReads } from './bounds.js';
import { CountingService } from './facet/counting.service.js';
import { FacetReader } from './facet/facet.reader.js';
import { RankingService } from './hybrid/ranking.service.js';
import { VectorArms } from './hybrid/vector-arms.service.js';
import { SearchDocumentRepository } from './index/search-document.repository.js';
import { SearchIndexService } from './index/search-index.service.js';
import { TermCountRepository } from './index/term-count.repository.js';
import { SearchReader } from './search.reader.js';
import { SearchService, type SearchQuestion } from './search.service.js';
import { CorrectionService } from './text/correction.service.js';
import { HighlightReader } from './text/highlight.reader.js';
import { TermReader } from './text/term.reader.js';
import { TextQueryService } from './text/text-query.service.js';
import { TextReader } from './text/text.reader.js';
import { rankStatement } from './text/text.statements.js';
import { WordReader } from './text/word.reader.js';

/** Vectors are tested where they live; here the model is missing, as in the first minute of an installation. */
const MINILM = { name: 'all-MiniLM-L6-v2', version: 'onnx-q4', type: 'annotation', reads: ['text'] };
const NO_MODEL = {
  textEngines: () => Promise.resolve([{ engine: MINILM, standsFor: 'captions' }]),
  embedText: () => Promise.reject(new ModelUnavailable('all-MiniLM-L6-v2', 'fetching')),
} as unknown as EmbeddingLookup;

describe('search', () => {
  let world: TestDatabase;
  let index: SearchIndexService;
  let queries: TextQueryService;
  let search: SearchService;

  beforeAll(async () => {
    world = await testDatabase();
    index = new SearchIndexService(world.db, new SearchDocumentRepository(world.db), {} as JobQueue);
    const terms = new TermReader(world.db);
    queries = new TextQueryService(terms, new CorrectionService(new WordReader(world.db), terms));
    const texts = new TextReader(world.db);
    const reads = new BoundedReads(world.db);
    search = new SearchService(
      new SearchReader(world.db),
      queries,
      new RankingService(texts, new VectorArms(NO_MODEL), reads),
      texts,
      new HighlightReader(world.db),
      new CountingService(new FacetReader(world.db), reads),
      new ContentReader(world.db),
      reads,
    );
  });
  afterAll(() => world.close());
  beforeEach(() => world.asOwner('TRUNCATE content, annotation CASCADE'));

  const given = async (seed: ContentSeed, ...annotations: unknown[]): Promise<ContentId> => {
    const id = await seedContent(world, seed);
    for (const value of annotations) await seedAnnotation(world, id, value);
    await index.rebuild(id);
    return id;
  };
  const ask = (question: Partial<SearchQuestion>, scope: TeamScope = ANONYMOUS_SCOPE) =>
    search.search(scope, { mode: 'text', filters: {}, limit: 50, ...question });
  const found = async (q: string, more: Partial<SearchQuestion> = {}, scope?: TeamScope): Promise<string[]> =>
    (await ask({ q, ...more }, scope)).items.map(({ content }) => content.id);

  it('finds a picture by the text in it, after those that are about it, and says so', async () => {
    const poster = await given({ name: 'poster.jpg' });
    await world.asOwner(
      `INSERT INTO content_scan (content_id, scanner, version, findings) VALUES ($1, 'text', '1', $2)`,
      [poster, JSON.stringify({ text: 'Harbour <festival>\nevery Sunday' })],
    );
    await index.rebuild(poster);
    const photograph = await given({ name: 'boats.jpg' }, { short_caption: 'A festival in the harbour.' });

    const { items } = await ask({ q: 'harbour festival' });

    expect(items.map(({ content }) => content.id)).toEqual([photograph, poster]);
    expect(items.map(({ pictureText }) => pictureText)).toEqual([
      undefined,
      '<mark>Harbour</mark> &lt;<mark>festival</mark>&gt;\nevery Sunday',
    ]);
  });

  it('finds the cow first although only some words match, and marks them', async () => {
    const cow = await given(
      { name: 'highland-cow-8972000_640.jpg' },
      { short_caption: 'Close up of a <Highland> cow.', tags: ['horns'] },
    );
    const owl = await given({ name: 'owl.jpg' }, { short_caption: 'An owl in the highlands.' });
    await given({ name: 'city.jpg' }, { short_caption: 'Skyscrapers.' });

    expect(await found('a shaggy highland cow on a hill')).toEqual([cow, owl]);
    const [hit] = (await ask({ q: 'highland cow', explain: true })).items;
    expect(hit?.highlight).toContain('&lt;<mark>Highland</mark>&gt; <mark>cow</mark>');
    expect(hit?.parts?.arms).toEqual([
      { arm: 'text', raw: hit?.score, rank: 1, normalised: hit?.score, weight: 1, contribution: hit?.score },
    ]);
    const terms = hit?.parts?.terms ?? [];
    expect(terms.map(({ word, documents }) => [word, documents])).toEqual([
      ['cow', 1],
      ['highland', 2],
    ]);
    expect(terms.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(hit?.score ?? 0);
    // Once in the name, once in the caption.
    expect(terms[0]?.frequency).toBe(3.5);
  });

  it('obeys phrases and exclusions', async () => {
    const long = await given({ name: 'a.jpg' }, { caption: 'A cow with long horns.' });
    const short = await given({ name: 'b.jpg' }, { caption: 'Horns that are not long, of a goat.' });

    expect(await found('"long horns"')).toEqual([long]);
    expect(await found('horns -goat')).toEqual([long]);
    expect((await found('horns')).sort()).toEqual([long, short].sort());
    expect(await found('the and of')).toEqual([]);
    expect(await found('\0 "" - \' & | !( :*')).toEqual([]);
  });

  it('finds what begins like this, and nothing else', async () => {
    const [cow, cowboy] = [await given({ name: 'cow.jpg' }), await given({ name: 'cowboys at noon' })];
    await given({ name: 'crow.jpg' });

    expect((await found('cow*')).sort()).toEqual([cow, cowboy].sort());
    expect(await found('cowb*')).toEqual([cowboy]);
    expect(await found('cow* -"at noon"')).toEqual([cow]);
    expect(await found('cow')).toEqual([cow]);
  });

  it('knows the endings of every language, whichever the query is in', async () => {
    const german = await given({ name: 'a' }, { caption: 'Kühe auf einer Wiese', language: 'de' });
    const english = await given({ name: 'b' }, { caption: 'Cows die of thirst', language: 'en' });
    const japanese = await given({ name: 'c' }, { caption: '牛が草を食べています。', language: 'ja' });
    const thai = await given({ name: 'd' }, { caption: 'วัวกินหญ้าในทุ่ง', language: 'th' });
    const hebrew = await given({ name: 'e' }, { caption: 'פרה אוכלת “עשב”', language: 'he' });

    expect(await found('Kuhe wiesen')).toEqual([german]);
    expect(await found('die Wiese auf der Alm')).toEqual([german]);
    expect(await found('die', { language: 'en' })).toEqual([english]);
    expect(await found('草')).toEqual([japanese]);
    expect(await found('"草を食べ"')).toEqual([japanese]);
    expect(await found('หญ้า')).toEqual([thai]);
    expect(await found('עשב')).toEqual([hebrew]);
    const [hit] = (await ask({ q: '草' })).items;
    expect(hit?.highlight).toContain('牛が<mark>草</mark>を食べて');
  });

  it('takes a word that nothing has for the nearest one, and says so', async () => {
    const owner = await seedUser(world);
    const elephant = await given({ name: 'a' }, { caption: 'An elephant by the river' });
    const russian = await given({ name: 'c' }, { caption: 'корова на лугу', language: 'ru' });
    const hidden = await given({ name: 'b', status: 'pending', userId: owner }, { caption: 'An elephont, a secret' });
    await new TermCountRepository(world.db).recount();

    const answer = await ask({ q: 'elehpant ant' });
    expect(answer.items.map(({ content }) => content.id)).toEqual([elephant]);
    expect(answer.corrections).toEqual([{ word: 'elehpant', replacement: 'elephant' }]);
    expect((await ask({ q: 'elephant' })).corrections).toBeUndefined();
    expect(await found('корвоа')).toEqual([russian]);
    expect(await ask({ q: 'sceret' })).toMatchObject({ items: [] });
    expect((await ask({ q: 'sceret' })).corrections).toBeUndefined();
    // Whoever may see the word is not corrected; to all others it is as unknown as one that is nowhere.
    const asOwner: TeamScope = { userId: owner as UserId, teamIds: [], seesAll: false };
    expect((await ask({ q: 'elephont' }, asOwner)).corrections).toBeUndefined();
    expect(await found('elephont', {}, asOwner)).toEqual([hidden]);
    expect(await ask({ q: 'elephont' })).toMatchObject({ corrections: [{ replacement: 'elephant' }] });
  });

  it('follows what is said of an item', async () => {
    const id = await given({ name: 'x.jpg', altText: 'A heron' }, { caption: 'Some bird.' });
    expect(await found('heron')).toEqual([id]);

    await world.db.query(`UPDATE annotation SET deleted_at = now() WHERE content_id = $1 RETURNING id`, [id]);
    await world.db.query(`UPDATE content SET alt_text = 'A stork' WHERE id = $1 RETURNING id`, [id]);
    await index.rebuild(id);

    expect(await found('heron bird')).toEqual([]);
    expect(await found('stork')).toEqual([id]);
  });

  it('never shows or counts what the caller may not see', async () => {
    const owner = await seedUser(world);
    const open = await given({ name: 'cow one' });
    await given({ name: 'cow three', status: 'quarantined', userId: owner });
    const pending = await given({ name: 'cow two', status: 'pending', userId: owner, license: 'MIT' });
    // Quarantined ones are found by nobody, not even by those who see everything.
    for (const status of ['unavailable', 'delisted', 'withdrawn', 'quarantined'])
      await given({ name: 'cow', status, license: 'MIT' });
    const gone = await given({ name: 'cow gone' });
    await world.db.query(`UPDATE content SET deleted_at = now() WHERE id = $1 RETURNING id`, [gone]);

    for (const q of ['cow', '', 'cow two']) {
      const answer = await ask({ q, total: true });
      expect(answer.items.map(({ content }) => content.id)).toEqual([open]);
      expect(answer.total).toBe(1);
      expect(answer.facets?.license).toEqual([{ value: 'CC0-1.0', count: 1 }]);
      expect(answer.facets?.status).toEqual([{ value: 'available', count: 1 }]);
    }
    expect(await found('cow', { filters: { status: 'pending' } })).toEqual([]);
    const asOwner: TeamScope = { userId: owner as UserId, teamIds: [], seesAll: false };
    expect((await found('cow', {}, asOwner)).sort()).toEqual([open, pending].sort());
    expect(await found('cow', {}, { ...asOwner, seesAll: true })).toHaveLength(5);
  });

  it('filters, and turns pages without losing or repeating a hit', async () => {
    const ids = new Set<string>();
    for (let i = 0; i < 7; i++)
      ids.add(await given({ name: `cow ${'cow '.repeat(i % 3)}`, format: i < 5 ? 'jpeg' : 'png' }));

    for (const q of ['cow', '']) {
      const seen: string[] = [];
      let cursor: string | null | undefined;
      do {
        const page = await ask({ q, limit: 2, cursor: cursor ?? undefined });
        seen.push(...page.items.map(({ content }) => content.id));
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen).toHaveLength(7);
      expect(new Set(seen)).toEqual(ids);
    }
    expect(await found('cow', { filters: { format: 'png', minWidth: 100, license: 'CC0-1.0' } })).toHaveLength(2);
    expect(await found('cow', { filters: { minWidth: 10_000 } })).toEqual([]);
    await expect(ask({ q: 'cow', cursor: 'nonsense' })).rejects.toMatchObject({ code: 'request.malformed_cursor' });
  });

  it('divides what it finds into values, each of which is a filter that leaves so many', async () => {
    const userId = await seedUser(world);
    const jpeg = await given({ name: 'cow one', userId });
    await given({
      name: 'cow two',
      format: 'png',
      license: 'MIT',
      createdAt: new Date('2024-12-31T23:59:59Z'),
      userId,
    });
    await given({ name: 'cow three', status: 'pending', license: 'GPL-3.0-only', userId });
    await world.asOwner(`UPDATE content SET width = 3000, height = 1500, flags = '{no_alt_text}' WHERE id = $1`, [
      jpeg,
    ]);
    await world.asOwner(
      `INSERT INTO content_source (content_id, position, type, value)
       SELECT c.id, n, CASE n WHEN 0 THEN 'url' ELSE 'hugging_face' END,
              CASE n WHEN 0 THEN 'https://someone@www.Example.org:8080/' || c.id ELSE 'owner/cows@abc#' || c.id END
         FROM content c, generate_series(0, 1) n`,
    );
    const sets = await world.asOwner<{ id: string }>(
      `INSERT INTO content_set (id, name, visibility, user_id)
       SELECT gen_random_uuid(), v, v, $1 FROM unnest('{public,private}'::text[]) v RETURNING id`,
      [userId],
    );
    await world.asOwner(
      `INSERT INTO content_set_item (set_id, content_id) SELECT s.id, c.id FROM content_set s, content c`,
    );

    for (const q of ['cow', '']) {
      const { facets = {} } = await ask({ q });
      expect(Object.keys(facets).toSorted()).toEqual([...CONTENT_FACETS].toSorted());
      expect(facets.source).toEqual([
        { value: 'example.org', count: 2 },
        { value: 'owner/cows', count: 2 },
      ]);
      expect(facets.year?.map(({ value }) => value)).toContain('2024');
      expect(facets.aspect?.map(({ value }) => value).toSorted()).toEqual(['landscape', 'panorama']);
      expect(facets.setId).toEqual([{ value: sets[0]?.id, count: 2, label: 'public' }]);
      for (const [name, values] of Object.entries(facets)) {
        for (const { value, count } of values) {
          expect([name, value, (await found(q, { filters: { [name]: value } })).length]).toEqual([name, value, count]);
        }
      }
    }
  });

  it('goes on counting what else one may choose where a filter is set', async () => {
    for (const [license, format] of [
      ['MIT', 'png'],
      ['MIT', 'jpeg'],
      ['CC0-1.0', 'png'],
    ])
      await given({ name: 'cow', license, format });

    for (const q of ['cow', '']) {
      const { facets, total } = await ask({ q, total: true, filters: { license: 'MIT' } });
      expect(facets?.license).toEqual([
        { value: 'MIT', count: 2 },
        { value: 'CC0-1.0', count: 1 },
      ]);
      expect(facets?.format?.map(({ count }) => count)).toEqual([1, 1]);
      expect(total).toBe(2);
      expect(await found(q, { filters: { license: 'MIT,CC0-1.0' } })).toHaveLength(3);
    }
    expect((await ask({ q: 'cow', facets: ['format'] })).facets).toEqual({ format: expect.any(Array) });
    expect((await ask({ q: 'cow', facets: [] })).facets).toBeUndefined();
  });

  it('answers with words alone while the model is missing, and says so', async () => {
    const cow = await given({ name: 'cow' });

    const answer = await ask({ q: 'cow', mode: 'hybrid' });

    expect(answer).toMatchObject({
      plan: 'text',
      ranking: { by: 'text' },
      arms: [{ arm: 'text', hits: 1 }],
      missing: [{ arm: 'captions', engine: MINILM.name, code: 'embedding_engine.unavailable' }],
    });
    expect(answer.items[0]?.content.id).toBe(cow);
    await expect(ask({ q: 'cow', mode: 'vector' })).rejects.toMatchObject({ code: 'embedding_engine.unavailable' });
  });

  it('uses the index when there are many items', async () => {
    await given({ name: 'cow' });
    const userId = await seedUser(world);
    await world.asOwner(
      `WITH c AS (
         INSERT INTO content (id, type, name, status, processing_state, sha256, format, size, license_verdict, user_id)
         SELECT gen_random_uuid(), 'image', 'p', 'available', 'done', 'bulk' || n, 'jpeg', 1, 'open', $1
         FROM generate_series(1, 20000) n RETURNING id)
       INSERT INTO search_document (content_id, body, words)
       SELECT id, '', to_tsvector('english', 'picture ' || md5(id::text)) FROM c`,
      [userId],
    );
    await world.asOwner('ANALYZE content');
    await world.asOwner('VACUUM ANALYZE search_document');

    const visible = visibleContents(ANONYMOUS_SCOPE);
    const { sql, values } = rankStatement(await queries.understand('highland cow', visible), visible, 1_000);
    const plan = await world.db.query<Record<string, string>>(`EXPLAIN ${sql}`, values);

    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('search_document_words_idx');
    expect(await found('cow')).toHaveLength(1);
  }, 60_000);
});

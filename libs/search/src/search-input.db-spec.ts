import type { Principal } from '@odr/access';
import { seedUser } from '@odr/platform/testing';
import { TEXT_WINDOW } from './search.policy.js';
import { DiscoveryWorld, type Answer } from './testing/discovery-world.js';

describe('what people and programs ask', () => {
  let world: DiscoveryWorld;
  let contributor: Principal;
  beforeAll(async () => {
    world = await DiscoveryWorld.start();
    contributor = await world.person();
    await world.picture({ name: 'one.jpg' }, { caption: 'A heron by the river' });
  });
  afterAll(() => world.stop());

  const search = (query: Readonly<Record<string, string>>, as?: Principal): Promise<Answer> =>
    world.send('GET', `/search?${new URLSearchParams(query).toString()}`, as);

  it.each([
    ['operators only', '& | ! ( ) :* <-> "" -'],
    ['an exclusion only', '-heron -"by the river"'],
    ['emoji', '😀🐄👩‍👩‍👧'],
    ['Chinese', '一只苍鹭在河边'],
    ['right to left', 'אנפה ליד הנהר مالك الحزين'],
    ['marks without letters', '\u0301\u202e\u200f'],
    ['SQL', `'; DROP TABLE content; -- \\'" $1 %s`],
    ['a thousand characters of one word', 'x'.repeat(1_000)],
  ])('is answered when it is %s', async (_what, q) => {
    for (const mode of ['text', 'hybrid'])
      for (const as of [undefined, contributor])
        expect(await search({ q, mode, explain: 'true', total: 'true' }, as)).toMatchObject({
          status: 200,
          body: { items: [] },
        });
  });

  it.each([
    ['50 kB', { q: 'c'.repeat(50_000) }],
    ['an order that is SQL', { q: 'heron', sort: 'created_at; DROP TABLE content' }],
    ['a filter that nobody has', { q: 'heron', owner: 'me' }],
    ['a shape that is SQL', { q: 'heron', aspect: `square' OR '1'='1` }],
    ['a year that is SQL', { q: 'heron', year: '2026) OR (1=1' }],
    ['a facet that is a column', { q: 'heron', facets: 'password_hash' }],
    ['a mode that is none', { q: 'heron', mode: 'hybrid;' }],
    ['an engine without a name', { q: 'heron', engine: '' }],
    ['a page of nothing', { q: 'heron', limit: '0' }],
    ['a position that somebody made up', { q: 'heron', cursor: 'WzFd' }],
  ])('is refused by name when it is %s', async (_what, query) => {
    const { status, body } = await search(query);
    expect([status, ['request.invalid', 'request.malformed_cursor'].includes(body.code as string)]).toEqual([
      400,
      true,
    ]);
  });

  it('is data where it looks like SQL', async () => {
    for (const value of [`MIT' OR '1'='1`, `MIT'; DROP TABLE content; --`, '%', '{}', 'a,b,c']) {
      for (const name of ['license', 'format', 'source', 'flag', 'author'])
        expect(await search({ q: 'heron', [name]: value.slice(0, 100) })).toMatchObject({
          status: 200,
          body: { items: [] },
        });
    }
    expect((await search({ q: 'heron' })).body.items).toHaveLength(1);
  });

  it('asks for an engine that is there and reads words', async () => {
    expect(await search({ q: 'heron', engine: 'no such' })).toMatchObject({ status: 404 });
    const [picture] = await world.test.db.query<{ name: string }>(
      `SELECT name FROM embedding_engine WHERE type = 'content' AND NOT 'text' = ANY(reads) LIMIT 1`,
    );
    expect(await search({ q: 'heron', engine: picture?.name ?? '' })).toMatchObject({
      status: 400,
      body: { code: 'request.invalid', errors: [{ path: 'engine' }] },
    });
  });

  it('says what took part, and what could not, whether or not the model is there', async () => {
    const { body } = await search({ q: 'heron', mode: 'hybrid' });
    const told = [...body.arms, ...(body.missing ?? [])] as { arm: string }[];
    expect(told.map(({ arm }) => arm)).toEqual(expect.arrayContaining(['text', 'captions']));
    expect(body).toMatchObject({
      ranking: { by: body.missing ? 'text' : 'hybrid', reason: expect.any(String) },
      window: { size: TEXT_WINDOW, isFull: false },
    });
  });

  it('comes to an end of pages, which says that there is more', async () => {
    await world.test.asOwner(
      `WITH c AS (
         INSERT INTO content (id, type, name, status, processing_state, sha256, format, size, license_verdict, user_id)
         SELECT gen_random_uuid(), 'image', 'p', 'available', 'done', 'deep' || n, 'jpeg', 1, 'open', $1
           FROM generate_series(1, ${TEXT_WINDOW + 50}) n RETURNING id)
       INSERT INTO search_document (content_id, body, words, length)
       SELECT id, '', w, search_length(w) FROM c, to_tsvector('english', 'plover') w`,
      [await seedUser(world.test)],
    );
    let [cursor, shown]: [string | null, number] = ['', 0];
    while (cursor !== null) {
      const { body } = await search({
        q: 'plover',
        limit: '200',
        facets: 'none',
        total: 'true',
        ...(cursor ? { cursor } : {}),
      });
      expect(body).toMatchObject({ total: TEXT_WINDOW + 50, window: { size: TEXT_WINDOW, isFull: true } });
      shown += (body.items as unknown[]).length;
      cursor = body.nextCursor as string | null;
    }
    expect(shown).toBe(TEXT_WINDOW);
  });
});

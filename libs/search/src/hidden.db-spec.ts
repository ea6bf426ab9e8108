import { newId, type ContentId } from '@odr/kernel';
import { seedAnnotation, seedUser } from '@odr/platform/testing';
import { seeded } from './testing/scenes.js';
import { DiscoveryWorld, type Answer } from './testing/discovery-world.js';
import { SearchIndexService } from './index/search-index.service.js';
import { TermCountRepository } from './index/term-count.repository.js';

/** A word that stands in what is hidden alone, one that stands everywhere, and one that stands nowhere. */
const [SECRET, COMMON, NOWHERE] = ['quixotryzebra', 'meadowlark', 'quagmirezebra'];
const PAIRS = 24;
const SHUFFLES = 400;

describe('what is not published, to somebody who is not signed in', () => {
  let world: DiscoveryWorld;
  let hidden: ContentId;
  let open: ContentId;
  let captions: { id: string; dimension: number; name: string };

  beforeAll(async () => {
    world = await DiscoveryWorld.start();
    const { test } = world;
    open = await world.picture({ name: 'open.jpg' }, { caption: `A ${COMMON} sings` });
    const secrets = { status: 'pending', license: 'GPL-3.0-only', format: 'gif', createdAt: new Date('2001-02-03Z') };
    const caption = `The ${SECRET} and the ${COMMON}`;
    hidden = await world.picture({ ...secrets, name: `${SECRET}.gif`, altText: caption }, { caption });
    await test.asOwner(`UPDATE content SET flags = '{secret_flag}', width = 4000, height = 1000 WHERE id = $1`, [
      hidden,
    ]);
    await test.asOwner(`INSERT INTO content_source (content_id, position, type, value) VALUES ($1, 0, 'url', $2)`, [
      hidden,
      'https://secret.example.org/one',
    ]);
    await test.asOwner(
      `WITH s AS (INSERT INTO content_set (id, name, visibility, user_id) VALUES (gen_random_uuid(), 'Open set', 'public', $2) RETURNING id)
       INSERT INTO content_set_item (set_id, content_id) SELECT s.id, $1 FROM s`,
      [hidden, await seedUser(test)],
    );
    await world.embed(hidden, 0);
    await world.embed(open, 5);
    const [engine] = await test.db.query<typeof captions>(
      `SELECT id, dimension, name FROM embedding_engine WHERE type = 'annotation' AND is_default`,
    );
    if (!engine) throw new Error('There is no default engine for captions.');
    captions = engine;
    const blind = await seedAnnotation(test, open, { caption: 'A blind nightingaleword' });
    await test.asOwner(`UPDATE annotation SET is_blind = true WHERE id = $1`, [blind]);
    await embedCaption(blind, 3);
    await world.get(SearchIndexService).rebuild(open);
    const [own] = await test.db.query<{ id: string }>(`SELECT id FROM annotation WHERE content_id = $1`, [hidden]);
    await embedCaption(own?.id ?? '', 2);
    await world.picture({ name: 'last.jpg' });
    await new TermCountRepository(test.db).recount();
  });
  afterAll(() => world.stop());

  const axis = (at: number): number[] => Array.from({ length: captions.dimension }, (_none, i) => (i === at ? 1 : 0));
  const embedCaption = (id: string, at: number): Promise<unknown> =>
    world.test.asOwner(
      `INSERT INTO annotation_embedding (annotation_id, engine_id, content_id, version, embedding)
       SELECT a.id, $2, a.content_id, a.version, $3::vector FROM annotation a WHERE a.id = $1`,
      [id, captions.id, `[${axis(at).join(',')}]`],
    );
  const search = (query: string): Promise<Answer> => world.send('GET', `/search?${query}`);
  const similar = (body: object): Promise<Answer> => world.send('POST', '/search/similar', undefined, { body });

  it.each(['mode=text', 'mode=hybrid', ''])('is not found, counted, marked or told of by words (%s)', async (mode) => {
    const { body } = await search(`q=${SECRET}&total=true&explain=true&${mode}`);

    expect(body).toMatchObject({ items: [], total: 0 });
    expect(body.corrections).toBeUndefined();
    expect(Object.values(body.facets as Record<string, unknown[]>).flat()).toEqual([]);
  });

  it('leaves no trace in the facets, the total and the list of everything', async () => {
    for (const q of ['', `q=${COMMON}&mode=text&`]) {
      const { body } = await search(`${q}total=true`);
      const told = JSON.stringify(body);
      for (const secret of [
        hidden,
        SECRET,
        'GPL-3.0',
        'gif',
        '2001',
        'panorama',
        'secret_flag',
        'secret.example',
        'Open set',
      ])
        expect(told).not.toContain(secret);
      expect(body.total).toBe(q === '' ? 2 : 1);
    }
    for (const filter of [
      'license=GPL-3.0-only',
      'format=gif',
      'year=2001',
      'aspect=panorama',
      'source=secret.example.org',
      'flag=secret_flag',
    ])
      expect((await search(`${filter}&total=true`)).body).toMatchObject({ items: [], total: 0 });
  });

  it('does not count in how telling a word is', async () => {
    const { body } = await search(`q=${COMMON}&mode=text&explain=true`);

    expect(body.items[0].parts.terms).toMatchObject([{ word: COMMON, documents: 1 }]);
    expect(body.arms).toMatchObject([{ arm: 'text', hits: 1 }]);
  });

  it('does not say that a language is here', async () => {
    expect((await search('q=der+hund')).body).not.toHaveProperty('language');
  });

  it('is neither suggested nor what a slip is taken for', async () => {
    expect((await search(`q=${SECRET.slice(0, -1)}`)).body.corrections).toBeUndefined();
    const { body } = await world.send('GET', `/search/suggestions?q=${SECRET.slice(0, 6)}`);
    expect(body.items).toEqual([]);
  });

  it('is like nothing: neither its picture, nor its captions, nor what somebody writes blindly', async () => {
    for (const exact of [true, false]) {
      const pictures = await similar({ vector: await vectorOf(hidden), exact });
      expect(idsOf(pictures)).toEqual([open]);
      // Its own caption lies here.
      expect(idsOf(await similar({ vector: axis(2), engine: captions.name, exact }))).not.toContain(hidden);
      // Nothing but a blind annotation of an open picture lies here.
      expect(idsOf(await similar({ vector: axis(3), engine: captions.name, exact }))).toEqual([]);
    }
    expect((await search('q=nightingaleword&mode=text')).body.items).toEqual([]);
  });

  it('is answered for as quickly as what is not there', async () => {
    const absent = newId<ContentId>();
    await fair(
      'by id',
      () => similar({ contentId: hidden }),
      () => similar({ contentId: absent }),
    );
    await fair(
      'by word',
      () => search(`q=${SECRET}&mode=text`),
      () => search(`q=${NOWHERE}&mode=text`),
    );
    await fair(
      'by the beginning of a word',
      () => world.send('GET', `/search/suggestions?q=${SECRET.slice(0, 6)}`),
      () => world.send('GET', `/search/suggestions?q=${NOWHERE.slice(0, 6)}`),
    );
    await fair(
      'by a filter',
      () => search('license=GPL-3.0-only&total=true'),
      () => search('license=LGPL-3.0-only&total=true'),
    );
  }, 60_000);

  const idsOf = ({ body }: Answer): string[] => body.items.map((hit: { content: { id: string } }) => hit.content.id);

  async function vectorOf(id: ContentId): Promise<number[]> {
    const [row] = await world.test.db.query<{ text: string }>(
      `SELECT embedding::text AS text FROM content_embedding WHERE content_id = $1`,
      [id],
    );
    return JSON.parse(row?.text ?? '[]') as number[];
  }
});

/**
 * Fails when one of two kinds of question takes longer in a way that chance does not explain: they take turns, so that load
 * hits both alike, and the difference of their medians is held against those of the same times dealt out at random.
 */
async function fair(what: string, one: () => Promise<unknown>, other: () => Promise<unknown>): Promise<void> {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < PAIRS + 5; round += 1) {
    for (const which of round % 2 === 0 ? [0, 1] : [1, 0]) {
      const startedMs = performance.now();
      await (which === 0 ? one() : other());
      if (round >= 5) times[which === 0 ? 0 : 1].push(performance.now() - startedMs);
    }
  }
  const random = seeded(3);
  const seen = median(times[0]) - median(times[1]);
  const all = times.flat();
  let asLarge = 0;
  for (let shuffle = 0; shuffle < SHUFFLES; shuffle += 1) {
    const dealt = all.map((time) => ({ time, at: random() })).toSorted((a, b) => a.at - b.at);
    const [first, second] = [dealt.slice(0, PAIRS), dealt.slice(PAIRS)];
    if (Math.abs(median(first.map(({ time }) => time)) - median(second.map(({ time }) => time))) >= Math.abs(seen))
      asLarge += 1;
  }
  // A difference that nobody could tell over a network is none, however sure it is.
  const isTold = asLarge / SHUFFLES < 0.005 && Math.abs(seen) > 0.3 * median(times[1]);
  expect({ what, isTold, seenMs: isTold ? seen : 0 }).toEqual({ what, isTold: false, seenMs: 0 });
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

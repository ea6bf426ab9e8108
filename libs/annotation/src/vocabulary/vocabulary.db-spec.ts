import type { Principal } from '@odr/access';

import { AnnotationWorld } from '../testing/annotation-world.js';
import { BY_PREFIX, MOST_USED } from './vocabulary.reader.js';
import { VocabularyRepository } from './vocabulary.repository.js';

const MANY = 50_000;

describe('words of annotations', () => {
  let world: AnnotationWorld;
  let vocabulary: VocabularyRepository;
  let author: Principal;

  beforeAll(async () => {
    world = await AnnotationWorld.start();
    vocabulary = new VocabularyRepository(world.test.db);
    author = await world.person();
  }, 120_000);
  afterAll(() => world.stop());

  const said = async (annotation: object, status: 'available' | 'pending' = 'available'): Promise<string> => {
    const { id } = await world.content(author, { status });
    const [row] = await world.test.asOwner<{ id: string }>(
      `INSERT INTO annotation (id, content_id, annotation, user_id) VALUES (gen_random_uuid(), $1, $2, $3) RETURNING id`,
      [id, JSON.stringify(annotation), author.userId],
    );
    return row?.id ?? '';
  };
  const find = async (query: string): Promise<unknown[]> =>
    (await world.get(`/annotation-vocabulary?${query}`, author)).body.items.map(({ term, uses }) => `${term} ${uses}`);

  it('are offered most used first, whatever shape they stand in', async () => {
    await said({ tags: ['highland cow', 'highland cow', { tag: 'hill', category: 'Entity' }] });
    await said({ tags: ['Highland Cow', 'highland cow'] });
    await said({ tags_list: [{ tag: 'hilly', category: 'Style', confidence: 1 }], dense_caption: 'x' });
    await said({
      objects: [
        { label: 'horn', bbox: [0, 0, 1, 1] },
        { label: 'horn', bbox: [0, 0, 2, 2] },
      ],
    });
    await said({ tags: 'no list', objects: { label: 7 } });
    await vocabulary.recount();

    expect(await find('kind=tag&prefix=HI')).toEqual(['highland cow 2', 'Highland Cow 1', 'hill 1', 'hilly 1']);
    expect(await find('kind=tag&limit=1')).toEqual(['highland cow 2']);
    expect(await find('kind=label&prefix=h')).toEqual(['horn 1']);
  });

  it('tell nothing of pictures that are not published, nor of what was deleted', async () => {
    await said({ tags: ['secret'] }, 'pending');
    const gone = await said({ tags: ['secretary bird'] });
    await vocabulary.recount();
    expect(await find('kind=tag&prefix=secret')).toEqual(['secretary bird 1']);

    await world.test.asOwner(`UPDATE annotation SET deleted_at = now() WHERE id = $1`, [gone]);
    expect(await vocabulary.recount()).toBe(1);
    expect(await find('kind=tag&prefix=secret')).toEqual([]);
    expect(await vocabulary.recount()).toBe(0);
  });

  it('take signs of patterns as they are', async () => {
    await said({ tags: ['100% cow', '100 cows', 'a_b', 'axb', String.raw`back\slash`] });
    await vocabulary.recount();

    expect(await find(`kind=tag&prefix=${encodeURIComponent('100%')}`)).toEqual(['100% cow 1']);
    expect(await find('kind=tag&prefix=a_')).toEqual(['a_b 1']);
    expect(await find(`kind=tag&prefix=${encodeURIComponent('back\\')}`)).toEqual([String.raw`back\slash 1`]);
  });

  it('want a kind, and a prefix that one could have typed', async () => {
    for (const query of ['', 'kind=mood', `kind=tag&prefix=${'x'.repeat(101)}`, 'kind=tag&limit=51'])
      expect(await world.get(`/annotation-vocabulary?${query}`, author)).toMatchObject({
        status: 400,
        body: { code: 'request.invalid' },
      });
    expect((await world.get('/annotation-vocabulary?kind=tag', undefined)).status).toBe(401);
  });

  it('are found through the indexes, however many there are', async () => {
    await world.test.asOwner(
      `INSERT INTO annotation_term (kind, term, uses) SELECT 'tag', md5(n::text), n FROM generate_series(1, $1::int) n`,
      [MANY],
    );
    await world.test.asOwner(`ANALYZE annotation_term`);
    const planOf = async (sql: string, values: unknown[]): Promise<string> =>
      (await world.test.db.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`, values))
        .map((row) => row['QUERY PLAN'])
        .join('\n');

    expect(await planOf(BY_PREFIX, ['tag', 'abc%', 20])).toContain('annotation_term_prefix_idx');
    expect(await planOf(MOST_USED, ['tag', 20])).toContain('annotation_term_uses_idx');
  });
});

import type { Principal } from '@odr/access';
import { newId, type ContentId, type TeamId } from '@odr/kernel';
import { DiscoveryWorld, type Answer } from '../testing/discovery-world.js';
import { AlertProcessor } from './alert/alert.processor.js';
import { MOST_SAVED_SEARCHES } from './saved-search.policy.js';

let world: DiscoveryWorld;
let ada: Principal;
let bob: Principal;

beforeAll(async () => {
  world = await DiscoveryWorld.start();
});
afterAll(() => world.stop());
beforeEach(async () => {
  await world.test.asOwner('TRUNCATE content, annotation, saved_search, notification, job CASCADE');
  ada = await world.person();
  bob = await world.person();
});

const keep = async (as: Principal, body: object): Promise<string> => {
  const made = await world.send('POST', '/saved-searches', as, { body: { name: 'Cows', query: {}, ...body } });
  expect(made).toMatchObject({ status: 201 });
  return made.body.id as string;
};
const results = (as: Principal | undefined, id: string, query = ''): Promise<Answer> =>
  world.send('GET', `/saved-searches/${id}/results${query}`, as);
const idsOf = ({ body }: Answer): string[] => body.items.map((hit: { content: { id: string } }) => hit.content.id);
const alert = (): Promise<void> => world.get(AlertProcessor).alert();
const told = async (to: Principal): Promise<{ searchId: string; count: number }[]> =>
  (
    await world.test.db.query<{ data: { searchId: string; count: number } }>(
      `SELECT data FROM notification WHERE user_id = $1 AND kind = 'search.matched' ORDER BY id`,
      [to.userId],
    )
  ).map(({ data }) => data);

describe('a saved search', () => {
  it('is its owner’s alone', async () => {
    const id = await keep(ada, { query: { q: 'cow', mode: 'text' } });

    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/results'],
      ['PATCH', ''],
      ['DELETE', ''],
      ['POST', '/looked'],
      ['POST', '/restore'],
    ] as const) {
      const body = method === 'PATCH' ? { name: 'Mine' } : undefined;
      expect(await world.send(method, `/saved-searches/${id}${path}`, bob, { body })).toMatchObject({
        status: 404,
        body: { code: 'saved_search.not_found' },
      });
      expect((await world.send(method, `/saved-searches/${id}${path}`, undefined, { body })).status).toBe(401);
    }
    expect((await world.send('GET', '/saved-searches', bob)).body.items).toEqual([]);
    expect((await world.send('GET', '/saved-searches', ada)).body.items).toMatchObject([
      { id, name: 'Cows', query: { q: 'cow', mode: 'text' }, alert: 'off', newCount: 0, version: 1 },
    ]);
  });

  it('finds what its owner may see at the time, and says what is new', async () => {
    const id = await keep(ada, { query: { q: 'cow', mode: 'text', filters: { license: 'CC0-1.0' } } });
    const [shown, hidden, other] = [
      await world.picture({ name: 'cow.jpg' }),
      await world.picture({ name: 'cow.jpg', status: 'pending' }),
      await world.picture({ name: 'cow.jpg', license: 'CC-BY-4.0' }),
    ];

    const found = await results(ada, id);
    expect(found).toMatchObject({ status: 200, body: { plan: 'text', newIds: [shown] } });
    expect(idsOf(found)).toEqual([shown]);
    expect([hidden, other]).not.toContain(shown);

    await world.send('POST', `/saved-searches/${id}/looked`, ada);
    expect((await results(ada, id)).body.newIds).toEqual([]);
  });

  it('is turned page by page, also by likeness, and leaves its examples out', async () => {
    const like = await Promise.all(
      [0.1, 0.2, 0.3].map(async (slant) => {
        const one = await world.picture();
        await world.embed(one, 3, slant);
        return one;
      }),
    );
    const far = await world.picture();
    await world.embed(far, 9);
    const id = await keep(ada, { query: { similarTo: [like[0]] } });

    const first = await results(ada, id, '?limit=1');
    const rest = await results(ada, id, `?limit=5&cursor=${first.body.nextCursor}`);
    expect([...idsOf(first), ...idsOf(rest)]).toEqual([like[1], like[2], far]);
    expect(rest.body).toMatchObject({ nextCursor: null, exact: true, plan: 'exact' });
  });

  it('takes no examples that its owner may not see, and not words and pictures at once', async () => {
    const hidden = await world.picture({ status: 'pending' });
    const make = (query: object): Promise<Answer> =>
      world.send('POST', '/saved-searches', ada, { body: { name: 'Like that', query } });

    expect(await make({ similarTo: [hidden] })).toMatchObject({ status: 404, body: { code: 'content.not_found' } });
    expect(await make({ similarTo: [newId()] })).toMatchObject({ status: 404 });
    expect((await make({ similarTo: [await world.picture()], q: 'cow' })).status).toBe(400);
  });

  it.each<object>([
    { query: { sort: 'name; DROP TABLE content' } },
    { query: { filters: { owner: 'me' } } },
    { query: { filters: { minWidth: 'wide' } } },
    { query: { mode: 'magic' } },
    { query: { q: 'x'.repeat(50_000) } },
    { query: { similarTo: [] } },
    { query: 'cow' },
    { query: undefined },
    { alert: 'hourly' },
    { userId: newId() },
    { name: '' },
  ])('is not made of nonsense (%#)', async (body) => {
    const answer = await world.send('POST', '/saved-searches', ada, { body: { name: 'Cows', query: {}, ...body } });
    expect(answer.status).toBe(400);
  });

  it('changes from the copy that was read, goes, and comes back', async () => {
    const id = await keep(ada, {});
    const change = (ifMatch: string): Promise<Answer> =>
      world.send('PATCH', `/saved-searches/${id}`, ada, { body: { name: 'Bulls' }, headers: { 'if-match': ifMatch } });

    expect((await change('"2"')).status).toBe(412);
    expect(await change('"1"')).toMatchObject({ status: 200, headers: { etag: '"2"' }, body: { name: 'Bulls' } });
    expect((await world.send('DELETE', `/saved-searches/${id}`, ada)).status).toBe(204);
    expect((await results(ada, id)).status).toBe(404);
    expect(await world.send('POST', `/saved-searches/${id}/restore`, ada)).toMatchObject({ body: { name: 'Bulls' } });
  });

  it('ends at a number that can be compared with every new picture', async () => {
    await world.test.asOwner(
      `INSERT INTO saved_search (id, user_id, name, query) SELECT gen_random_uuid(), $1, 'One', '{}' FROM generate_series(1, $2)`,
      [ada.userId, MOST_SAVED_SEARCHES],
    );

    expect(await world.send('POST', '/saved-searches', ada, { body: { name: 'Cows', query: {} } })).toMatchObject({
      status: 409,
      body: { code: 'saved_search.too_many', limit: MOST_SAVED_SEARCHES },
    });
  });
});

describe('an alert', () => {
  it('tells once of what was published since, and nothing else', async () => {
    await world.picture({ name: 'cow before.jpg' });
    await alert();
    const id = await keep(ada, { query: { q: 'highland cow', mode: 'text' }, alert: 'at_once' });
    await keep(bob, { query: { q: 'owl' }, alert: 'at_once' });
    await world.picture({ name: 'highland cow.jpg' });
    await world.picture({ name: 'cow.jpg' });
    await world.picture({ name: 'highland cow.jpg', status: 'pending' });

    await alert();
    expect(await told(ada)).toMatchObject([{ searchId: id, count: 1, name: 'Cows' }]);
    expect(await told(bob)).toEqual([]);
    await world.test.db.query(`UPDATE search_arrival SET due_at = now()`);
    await alert();
    expect(await told(ada)).toHaveLength(1);
    expect((await world.send('GET', `/saved-searches/${id}`, ada)).body.newCount).toBe(1);
  });

  it('comes when a picture is described or shown later on', async () => {
    await keep(ada, { query: { q: '"long horns" -owl', mode: 'hybrid' }, alert: 'at_once' });
    const [described, published] = [
      await world.picture(),
      await world.picture({ status: 'pending' }, { caption: 'long horns' }),
    ];
    await alert();
    expect(await told(ada)).toEqual([]);

    await world.test.db.query(`UPDATE content SET status = 'available', alt_text = 'Long horns' WHERE id = $1`, [
      published,
    ]);
    await world.get(AlertProcessor).onStatusChanged({
      id: newId(),
      name: 'content.status_changed',
      data: { contentId: published, from: 'pending', to: 'available' },
    });
    await world.test.db.query(`UPDATE content SET alt_text = 'Long horns of an owl' WHERE id = $1`, [described]);
    await alert();
    expect(await told(ada)).toMatchObject([{ count: 1 }]);
  });

  it('tells by likeness of what would be among the first, never of what is unlike', async () => {
    const example = await world.picture();
    await world.embed(example, 3);
    await keep(ada, { query: { similarTo: [example] }, alert: 'at_once' });
    const [like, unlike] = [await world.picture(), await world.picture()];
    await world.embed(like, 3, 0.2);
    await world.embed(unlike, 7);

    await alert();
    expect(await told(ada)).toMatchObject([{ count: 1 }]);
  });

  it('waits as long as its owner wants, and counts what is still there by then', async () => {
    const id = await keep(ada, { query: { q: 'cow', mode: 'text' }, alert: 'daily' });
    const [, gone] = [await world.picture({ name: 'cow.jpg' }), await world.picture({ name: 'cow.jpg' })];
    await alert();
    expect(await told(ada)).toEqual([]);

    await world.test.db.query(`UPDATE content SET status = 'delisted' WHERE id = $1`, [gone]);
    await world.test.db.query(`UPDATE saved_search SET told_at = now() - interval '25 hours' WHERE id = $1`, [id]);
    await alert();
    expect(await told(ada)).toMatchObject([{ count: 1 }]);
  });

  it('keeps to the filters as its owner sees them: a set of others is empty', async () => {
    const setOf = async (as: Principal, contentId: ContentId): Promise<string> => {
      const { body } = await world.send('POST', '/content-sets', as, { body: { name: 'Set' } });
      await world.send('POST', `/content-sets/${body.id}/items`, as, { body: { contentIds: [contentId] } });
      return body.id as string;
    };
    const team = newId<TeamId>();
    const later = await world.picture({ status: 'pending', userId: bob.userId });
    const [own, others] = [await setOf(ada, later), await setOf(bob, later)];
    const hers = await keep(ada, { query: { filters: { setId: own } }, alert: 'at_once' });
    await keep(ada, { query: { filters: { setId: others } }, alert: 'at_once' });
    await keep(ada, { query: { filters: { teamId: team } }, alert: 'at_once' });
    await world.test.db.query(`UPDATE content SET status = 'available' WHERE id = $1`, [later]);
    await world.send('POST', `/content-sets/${own}/items`, ada, { body: { contentIds: [later] } });
    await world.get(AlertProcessor).onContentEmbedded({
      id: newId(),
      name: 'embedding.content_stored',
      data: { contentId: later, engineId: newId() },
    });

    await alert();
    expect(await told(ada)).toMatchObject([{ searchId: hers, count: 1 }]);
  });

  it('is silent for an account that was closed, and after it was switched off', async () => {
    const id = await keep(ada, { query: { q: 'cow', mode: 'text' }, alert: 'at_once' });
    await keep(bob, { query: { q: 'cow', mode: 'text' }, alert: 'at_once' });
    await world.test.asOwner(`UPDATE user_account SET is_active = false WHERE id = $1`, [bob.userId]);
    await world.send('PATCH', `/saved-searches/${id}`, ada, { body: { alert: 'off' } });
    await world.picture({ name: 'cow.jpg' });

    await alert();
    expect([await told(ada), await told(bob)]).toEqual([[], []]);
    await world.send('PATCH', `/saved-searches/${id}`, ada, { body: { alert: 'at_once' } });
    await world.test.db.query(`UPDATE search_arrival SET due_at = now()`);
    await alert();
    expect(await told(ada)).toEqual([]);
  });
});

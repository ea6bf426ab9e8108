import type { Principal } from '@odr/access';
import { newId, type ContentSetId, type TeamId } from '@odr/kernel';
import { DiscoveryWorld, type Answer } from '../testing/discovery-world.js';
import { FreezeProcessor } from './freeze.processor.js';

let world: DiscoveryWorld;
let ada: Principal;

beforeAll(async () => {
  world = await DiscoveryWorld.start();
});
afterAll(() => world.stop());
beforeEach(async () => {
  await world.test.asOwner('TRUNCATE content, annotation, content_set, saved_search, job CASCADE');
  ada = await world.person();
});

const freeze = (body: object): Promise<Answer> =>
  world.send('POST', '/search/freeze', ada, { body: { name: 'Frozen', ...body } });
const idsIn = async (setId: string): Promise<string[]> =>
  (await world.send('GET', `/content-sets/${setId}/items?limit=200`, ada)).body.items
    .map((item: { content: { id: string } }) => item.content.id)
    .sort();

describe('freezing a search', () => {
  it('makes a set of what it finds now, and says where that came from', async () => {
    const [one, later] = [await world.picture({ name: 'cow.jpg' }), await world.picture({ name: 'owl.jpg' })];
    const query = { q: 'cow', mode: 'text', filters: { license: 'CC0-1.0' } };
    const { body: kept } = await world.send('POST', '/saved-searches', ada, { body: { name: 'Cows', query } });

    const { status, body } = await world.send('POST', `/saved-searches/${kept.id}/freeze`, ada, {
      body: { name: 'Cows' },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ query, plan: 'text', state: 'done', found: 1, added: 1, userId: ada.userId });
    await world.test.db.query(`UPDATE content SET name = 'cow.jpg' WHERE id = $1`, [later]);
    expect(await idsIn(body.setId)).toEqual([one]);
    expect((await world.send('GET', `/content-sets/${body.setId}`, ada)).body.description).toContain(
      '“cow”; license: CC0-1.0',
    );
  });

  it('goes on in the background where there is much, and takes no more than was asked for', async () => {
    await world.picture();
    await world.test.db.query(
      `INSERT INTO content (id, type, name, status, processing_state, sha256, width, height, format, size, license, license_verdict, user_id)
       SELECT gen_random_uuid(), c.type, c.name, c.status, c.processing_state, md5(n::text) || md5(n::text || 'x'), c.width, c.height,
              c.format, c.size, c.license, c.license_verdict, c.user_id FROM content c, generate_series(1, 229) n`,
    );

    const { body } = await freeze({ query: {}, limit: 220 });
    expect(body).toMatchObject({ state: 'running', found: 200, wanted: 220 });
    const [job] = await world.test.db.query<{ payload: { setId: string } }>(
      `SELECT payload FROM job WHERE name = 'search.freeze'`,
    );
    expect(job?.payload).toEqual({ setId: body.setId });

    const run = {
      id: newId(),
      name: 'search.freeze',
      data: { setId: body.setId },
      attempt: 1,
      progress: () => Promise.resolve(),
    } as const;
    await world.get(FreezeProcessor).freeze(run as never);
    await world.get(FreezeProcessor).freeze(run as never);
    expect((await world.send('GET', `/content-sets/${body.setId}/origin`, ada)).body.origin).toMatchObject({
      state: 'done',
      found: 220,
      added: 220,
    });
  });

  it('takes of picked pictures only those its maker sees', async () => {
    const [shown, hidden] = [await world.picture(), await world.picture({ status: 'pending' })];

    const { body } = await freeze({ contentIds: [shown, shown, hidden, newId()] });
    expect(body).toMatchObject({ query: null, plan: null, wanted: 3, found: 3, added: 1, state: 'done' });
    expect(await idsIn(body.setId)).toEqual([shown]);
  });

  it('shows its origin to those who see the set, and to nobody else', async () => {
    const { body } = await freeze({ query: { q: 'secret plans' } });
    const origin = (as?: Principal): Promise<Answer> => world.send('GET', `/content-sets/${body.setId}/origin`, as);
    const bob = await world.person('contributor', [newId<TeamId>()]);

    expect((await origin(ada)).status).toBe(200);
    for (const other of [bob, undefined])
      expect(await origin(other)).toMatchObject({ status: 404, body: { code: 'content_set.not_found' } });
    const { body: byHand } = await world.send('POST', '/content-sets', ada, { body: { name: 'By hand' } });
    expect((await world.send('GET', `/content-sets/${byHand.id}/origin`, ada)).body).toEqual({ origin: null });
  });

  it('keeps what is finished as it is', async () => {
    const { body } = await freeze({ query: {} });

    await expect(
      world.test.db.query(`UPDATE search_freeze SET query = '{"q":"other"}' WHERE set_id = $1`, [body.setId]),
    ).rejects.toThrow();
    expect((await world.send('DELETE', `/content-sets/${body.setId as ContentSetId}`, ada)).status).toBe(204);
  });

  it.each<[object, number]>([
    [{}, 422],
    [{ query: {}, contentIds: [newId()] }, 422],
    [{ contentIds: [] }, 400],
    [{ contentIds: ['x'] }, 400],
    [{ query: {}, limit: 10_001 }, 400],
    [{ query: { q: 'cow', similarTo: [newId()] } }, 400],
    [{ query: {}, teamId: newId() }, 403],
  ])('refuses %j', async (body, status) => {
    expect((await freeze(body)).status).toBe(status);
  });

  it('is nothing for those who are not signed in', async () => {
    const answer = await world.send('POST', '/search/freeze', undefined, { body: { name: 'Frozen', query: {} } });
    expect(answer.status).toBe(401);
  });
});

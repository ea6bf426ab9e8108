import type { Principal } from '@odr/access';
import { newId, type ContentId } from '@odr/kernel';
import { seedContent } from '@odr/platform/testing';
import { ContentWorld, type Answer } from '../testing/content-world.js';

let world: ContentWorld;
let ada: Principal;
let bob: Principal;

beforeAll(async () => {
  world = await ContentWorld.start();
  ada = await world.person();
  bob = await world.person();
});
afterAll(() => world.stop());

const picture = (as: Principal, status = 'available'): Promise<ContentId> =>
  seedContent(world.test, { userId: as.userId, status });

async function set(as: Principal, body: object = {}): Promise<string> {
  const { status, body: made } = await world.send('POST', '/content-sets', as, { body: { name: 'Cows', ...body } });
  expect(status).toBe(201);
  return made.id as string;
}

const add = (as: Principal | undefined, id: string, contentIds: readonly string[]): Promise<Answer> =>
  world.send('POST', `/content-sets/${id}/items`, as, { body: { contentIds } });

const idsIn = async (as: Principal | undefined, id: string): Promise<string[]> =>
  (await world.get(`/content-sets/${id}/items`, as)).body.items.map(
    (item: { content: { id: string } }) => item.content.id,
  );

describe('a set of contents', () => {
  it('is its owner’s alone until it is public', async () => {
    const id = await set(ada, { name: ' Cows ', description: 'Of the Highlands' });

    expect(await world.get(`/content-sets/${id}`, ada)).toMatchObject({
      status: 200,
      body: {
        name: 'Cows',
        description: 'Of the Highlands',
        visibility: 'private',
        teamId: null,
        itemCount: 0,
        coverId: null,
      },
    });
    for (const other of [bob, undefined])
      expect(await world.get(`/content-sets/${id}`, other)).toMatchObject({
        status: 404,
        body: { code: 'content_set.not_found' },
      });

    await world.send('PATCH', `/content-sets/${id}`, ada, { body: { visibility: 'public' } });

    expect((await world.get(`/content-sets/${id}`)).status).toBe(200);
    expect(await add(bob, id, [await picture(bob)])).toMatchObject({ status: 403 });
    expect((await world.send('PATCH', `/content-sets/${id}`, bob, { body: { name: 'Mine' } })).status).toBe(403);
    expect((await world.send('DELETE', `/content-sets/${id}`, bob)).status).toBe(403);
  });

  it('takes what its owner may see, once, and says what it did not take', async () => {
    const id = await set(ada);
    const [one, other, hidden] = [await picture(ada, 'pending'), await picture(bob), await picture(bob, 'pending')];
    const absent = newId<ContentId>();

    expect(await add(ada, id, [one, other, other, hidden, absent])).toMatchObject({
      status: 200,
      body: { added: 2, present: 0, missing: [hidden, absent] },
    });
    expect(await add(ada, id, [one])).toMatchObject({ body: { added: 0, present: 1, missing: [] } });
    expect((await idsIn(ada, id)).sort()).toEqual([one, other].sort());
  });

  it('shows of its contents what each caller may see', async () => {
    const id = await set(ada, { visibility: 'public' });
    const [shown, own] = [await picture(bob), await picture(ada, 'pending')];
    await add(ada, id, [shown]);
    await add(ada, id, [own]);

    expect(await idsIn(ada, id)).toEqual([own, shown]);
    expect(await idsIn(undefined, id)).toEqual([shown]);
    expect((await world.get(`/content-sets/${id}`, ada)).body).toMatchObject({ itemCount: 2, coverId: own });
    expect((await world.get(`/content-sets/${id}`)).body).toMatchObject({ itemCount: 1, coverId: shown });
  });

  it('narrows lists to what is in it, and to nothing for those who may not see it', async () => {
    const id = await set(ada);
    const one = await picture(bob);
    await picture(bob);
    await add(ada, id, [one]);
    const listed = async (as?: Principal): Promise<string[]> =>
      (await world.get(`/contents?setId=${id}`, as)).body.items.map((item: { id: string }) => item.id);

    expect(await listed(ada)).toEqual([one]);
    expect(await listed(bob)).toEqual([]);
    expect((await world.get('/contents?setId=cows', ada)).status).toBe(400);
  });

  it('is turned page by page, also where many came at once', async () => {
    const id = await set(ada);
    const ids = await Promise.all(Array.from({ length: 5 }, () => picture(bob)));
    await add(ada, id, ids);

    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: Answer = await world.get(
        `/content-sets/${id}/items?limit=2${cursor && `&cursor=${cursor}`}`,
        ada,
      );
      seen.push(...body.items.map((item: { content: { id: string } }) => item.content.id));
      cursor = body.nextCursor as string | null;
    }

    expect(seen).toHaveLength(5);
    expect([...seen].sort()).toEqual([...ids].sort());
  });

  it('loses items without losing contents, and goes without them too', async () => {
    const id = await set(ada);
    const one = await picture(ada);
    await add(ada, id, [one]);
    const remove = (contentIds: string[]): Promise<Answer> =>
      world.send('POST', `/content-sets/${id}/items/remove`, ada, { body: { contentIds } });

    expect(await remove([one])).toMatchObject({ status: 200, body: { removed: 1 } });
    expect(await remove([one])).toMatchObject({ body: { removed: 0 } });
    await add(ada, id, [one]);
    expect((await world.send('DELETE', `/content-sets/${id}`, ada)).status).toBe(204);

    expect((await world.get(`/content-sets/${id}`, ada)).status).toBe(404);
    expect((await world.get(`/contents/${one}`, ada)).status).toBe(200);
  });

  it('is changed from the copy that was read, or not at all', async () => {
    const id = await set(ada);
    const change = (ifMatch: string): Promise<Answer> =>
      world.send('PATCH', `/content-sets/${id}`, ada, { body: { name: 'Bulls' }, headers: { 'if-match': ifMatch } });

    expect((await change('"2"')).status).toBe(412);
    expect(await change('"1"')).toMatchObject({ status: 200, body: { name: 'Bulls', version: 2, description: '' } });
  });

  it('is its team’s: contributors change it, and only they can give it to a team', async () => {
    const team = await world.team();
    const [carol, dave] = [await world.person({ teams: [team] }), await world.person({ teams: [team] })];
    expect(await world.send('POST', '/content-sets', ada, { body: { name: 'Cows', teamId: team } })).toMatchObject({
      status: 403,
    });
    const id = await set(carol, { teamId: team });

    expect(await add(dave, id, [await picture(ada)])).toMatchObject({ body: { added: 1 } });
    expect((await world.get(`/content-sets?teamId=${team}`, dave)).body.items).toMatchObject([{ id }]);
    expect((await world.get(`/content-sets?teamId=${team}`, ada)).body.items).toEqual([]);
    expect((await world.send('PATCH', `/content-sets/${id}`, dave, { body: { teamId: null } })).status).toBe(403);
    expect(await world.send('PATCH', `/content-sets/${id}`, carol, { body: { teamId: null } })).toMatchObject({
      body: { teamId: null },
    });
  });

  it('is found by its name, its maker and what is in it', async () => {
    const eve = await world.person();
    const [herd, other] = [await set(eve, { name: 'A herd of 50%' }), await set(eve, { name: 'Others' })];
    const one = await picture(eve);
    await add(eve, herd, [one]);
    const found = async (query: string): Promise<string[]> =>
      (await world.get(`/content-sets?${query}`, eve)).body.items.map((item: { id: string }) => item.id);

    expect(await found(`userId=${eve.userId}`)).toEqual([other, herd]);
    expect(await found(`q=${encodeURIComponent('50%')}`)).toEqual([herd]);
    expect(await found(`contentId=${one}`)).toEqual([herd]);
    await world.send('PATCH', `/content-sets/${herd}`, eve, { body: { visibility: 'public' } });
    const hidden = await picture(eve, 'pending');
    await add(eve, herd, [hidden]);
    expect(await found(`contentId=${hidden}`)).toEqual([herd]);
    expect((await world.get(`/content-sets?contentId=${hidden}`)).body.items).toEqual([]);
  });

  it.each([
    [{ name: '' }],
    [{ name: 'x', visibility: 'secret' }],
    [{ name: 'x', teamId: 'team' }],
    [{ name: 'x', itemCount: 3 }],
    [{}],
  ])('is not made of %j', async (body) => {
    expect((await world.send('POST', '/content-sets', ada, { body })).status).toBe(400);
  });
});

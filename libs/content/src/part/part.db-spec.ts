import type { Principal } from '@odr/access';
import type { ContentId } from '@odr/kernel';
import { seedContent } from '@odr/platform/testing';
import { ContentWorld } from '../testing/content-world.js';

let world: ContentWorld;
let ada: Principal;
let id: ContentId;

beforeAll(async () => {
  world = await ContentWorld.start();
  ada = await world.person();
});
beforeEach(async () => {
  id = await seedContent(world.test, { userId: ada.userId, status: 'pending' });
});
afterAll(() => world.stop());

const page = { type: 'url', value: 'https://example.org/field' };
const send = (method: string, path: string, body?: object, as = ada) =>
  world.send(method, `/contents/${id}/${path}`, as, body && { body });

describe('single sources', () => {
  it('are added, changed and removed by an id that is the same wherever they are named', async () => {
    const { status, body } = await send('POST', 'sources', { ...page, metadata: { row: 7 } });
    expect(status).toBe(201);
    expect(body.items).toMatchObject([{ ...page, metadata: { row: 7 }, sharedBy: 0 }]);
    const [{ id: sourceId }] = body.items;
    expect(await send('POST', 'sources', page)).toMatchObject({
      status: 409,
      body: { code: 'content.source_taken', existingId: sourceId },
    });

    const other = await seedContent(world.test, { userId: ada.userId });
    const { body: shared } = await world.send('POST', `/contents/${other}/sources`, ada, { body: page });
    expect(shared.items).toMatchObject([{ id: sourceId, sharedBy: 1 }]);

    const { body: changed } = await send('PATCH', `sources/${sourceId}`, { value: 'https://example.org/meadow' });
    expect(changed.items).toMatchObject([{ value: 'https://example.org/meadow', metadata: { row: 7 } }]);
    expect((await send('DELETE', `sources/${sourceId}`)).body.code).toBe('content.source_not_found');
    expect((await send('DELETE', `sources/${changed.items[0].id}`)).status).toBe(204);
    expect((await send('GET', 'sources')).body.items).toEqual([]);
  });

  it('are there once, also when one item names them twice', async () => {
    await world.send('PATCH', `/contents/${id}`, ada, {
      body: { sources: [page, { ...page, metadata: { late: true } }] },
    });

    expect((await send('GET', 'sources')).body.items).toMatchObject([{ ...page, metadata: null }]);
  });

  it('are all kept when two people add at the same time', async () => {
    const add = (value: string) => send('POST', 'sources', { value: `https://example.org/${value}` });
    await Promise.all(['a', 'b', 'c', 'd'].map(add));

    expect((await send('GET', 'sources')).body.items).toHaveLength(4);
  });

  it('are nobody else’s to change', async () => {
    const stranger = await world.person();
    expect((await send('POST', 'sources', page, stranger)).status).toBe(404);
    await world.test.asOwner(`UPDATE content SET status = 'available' WHERE id = $1`, [id]);
    expect((await send('POST', 'sources', page, stranger)).body.code).toBe('auth.forbidden');
    expect((await send('POST', 'sources', { value: 'no address' })).status).toBe(400);
  });
});

describe('single authors', () => {
  it('are credited, corrected and taken out', async () => {
    await send('POST', 'authors', { name: 'Ada' });
    const { body } = await send('POST', 'authors', { name: 'Grace', url: 'https://example.org/grace' });
    expect(body.items).toMatchObject([{ name: 'Ada', url: null }, { name: 'Grace' }]);
    const [first, second] = body.items;

    expect((await send('PATCH', `authors/${first.id}`, second)).status).toBe(400);
    const { name, url } = second;
    expect((await send('PATCH', `authors/${first.id}`, { name, url })).body.code).toBe('content.author_taken');
    const { body: corrected } = await send('PATCH', `authors/${second.id}`, { url: null });
    expect(corrected.items).toMatchObject([{ name: 'Ada' }, { name: 'Grace', url: null }]);
    expect((await send('DELETE', `authors/${first.id}`)).status).toBe(204);
    expect((await send('DELETE', `authors/${first.id}`)).body.code).toBe('content.author_not_found');
  });
});

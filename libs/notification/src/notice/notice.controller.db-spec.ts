import type { Principal } from '@odr/access';
import { NotificationWorld } from '../testing/notification-world.js';
import { Notices } from './notices.js';

describe('the notification centre', () => {
  let world: NotificationWorld;
  let ann: Principal;
  let bob: Principal;
  beforeAll(async () => {
    world = await NotificationWorld.start();
  });
  beforeEach(async () => {
    ann = await world.person();
    bob = await world.person();
  });
  afterAll(() => world.stop());

  const tell = (...names: string[]) =>
    world.test.db.transaction(async () => {
      for (const name of names) {
        const data = { contentId: ann.userId, name, status: 'available' } as const;
        await world.get(Notices).tell('content.decided', [ann.userId], data);
      }
    });
  const list = (query = '') => world.call(ann, 'GET', `notifications${query}`);
  const read = (body: object, actor = ann) => world.call(actor, 'POST', 'notifications/read', { body });

  it('is empty for whom nothing has happened to', async () => {
    expect(await list()).toEqual({ status: 200, body: { items: [], nextCursor: null, unread: 0 } });
  });

  it('lists what its owner was told, latest first, with where to look', async () => {
    await tell('a.jpg', 'b.jpg');

    const { body } = await list();

    expect(body).toMatchObject({ unread: 2, nextCursor: null });
    expect(body.items.map(({ title }) => title)).toEqual([
      '“b.jpg” was approved and is public now',
      '“a.jpg” was approved and is public now',
    ]);
    expect(body.items[0]).toMatchObject({
      kind: 'content.decided',
      category: 'contributions',
      path: `/contents/${ann.userId}`,
      group: 'content.decided:available',
      readAt: null,
    });
    expect((await world.call(bob, 'GET', 'notifications')).body.items).toEqual([]);
  });

  it('comes page by page, without holes or repeats', async () => {
    await tell('a', 'b', 'c', 'd', 'e');

    const first = (await list('?limit=2&total=true')).body;
    const second = (await list(`?limit=2&cursor=${String(first['nextCursor'])}`)).body;
    const third = (await list(`?limit=2&cursor=${String(second['nextCursor'])}`)).body;

    expect([...first.items, ...second.items, ...third.items].map(({ title }) => String(title).slice(1, 2))).toEqual([
      ...'edcba',
    ]);
    expect(third['nextCursor']).toBeNull();
    expect([first['total'], second['total']]).toEqual([5, undefined]);
    expect(await list('?cursor=nonsense')).toMatchObject({ status: 400, body: { code: 'request.malformed_cursor' } });
  });

  it('marks some as read', async () => {
    await tell('a', 'b', 'c');
    const [c, b] = (await list()).body.items;

    expect(await read({ ids: [c?.['id'], b?.['id']] })).toEqual({ status: 200, body: { unread: 1 } });

    const unread = (await list('?unread=true')).body;
    expect(unread.items).toMatchObject([{ title: expect.stringContaining('“a”'), readAt: null }]);
    expect((await list('?unread=false')).body.items).toHaveLength(3);
  });

  it('marks all as read, and what comes in meanwhile not', async () => {
    await tell('a', 'b');
    const [latest] = (await list()).body.items;
    await tell('c');

    expect(await read({ all: true, upTo: latest?.['id'] })).toMatchObject({ body: { unread: 1 } });
    expect(await read({ all: true })).toMatchObject({ body: { unread: 0 } });
  });

  it('belongs to one person', async () => {
    await tell('a');
    const [a] = (await list()).body.items;

    expect(await read({ ids: [a?.['id']] }, bob)).toEqual({ status: 200, body: { unread: 0 } });
    expect(await read({ all: true }, bob)).toMatchObject({ status: 200 });
    expect((await list()).body).toMatchObject({ unread: 1 });
  });

  it.each([
    {},
    { ids: [] },
    { ids: ['no-id'] },
    { ids: 'all' },
    { all: false },
    { all: true, upTo: 'yesterday' },
    { ids: [null] },
    { all: true, userId: 'someone' },
  ])('refuses %j', async (body) => {
    expect(await read(body)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });

  it('passes over kinds of another version', async () => {
    await tell('a');
    await world.test.db.query(`UPDATE notification SET kind = 'content.sung' WHERE user_id = $1`, [ann.userId]);

    expect((await list()).body).toEqual({ items: [], nextCursor: null, unread: 0 });
  });

  it('is nothing for strangers', async () => {
    expect(await world.call(undefined, 'GET', 'notifications')).toMatchObject({ status: 401 });
  });
});

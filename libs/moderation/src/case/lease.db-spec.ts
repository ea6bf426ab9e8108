import type { Principal } from '@odr/access';
import { ModerationWorld } from '../testing/moderation-world.js';

describe('a case in somebody’s hands', () => {
  let world: ModerationWorld;
  let admin: Principal;
  let mina: Principal;
  let noah: Principal;
  let queue: string;
  beforeAll(async () => {
    world = await ModerationWorld.start();
    admin = await world.person('admin');
    mina = await world.person();
    noah = await world.person();
  });
  afterAll(() => world.stop());
  let number = 0;
  beforeEach(async () => {
    number += 1;
    queue = await world.queue(`hands${number}`);
    await world.seedCases(2, queue);
  });

  const claim = async (actor: Principal, count = 1) =>
    (await world.call(actor, 'POST', `moderation/queues/${queue}/claim`, { count })).body.items as unknown as {
      id: string;
      leaseToken: number;
    }[];
  const one = async (actor: Principal) => {
    const [item] = await claim(actor);
    if (item === undefined) throw new Error('Nothing is free.');
    return item;
  };
  const act = (actor: Principal, id: string, what: string, body: Record<string, unknown>) =>
    world.call(actor, 'POST', `moderation/items/${id}/${what}`, body);

  it('is held for hours with a reason that leads see, and a heartbeat does not shorten that', async () => {
    const { id, leaseToken } = await one(mina);

    expect(await act(mina, id, 'hold', { leaseToken, reason: 'Asked the photographer.', hours: 48 })).toMatchObject({
      status: 200,
      body: { leaseToken },
    });
    await act(mina, id, 'extend', { leaseToken, leaseSeconds: 60 });

    const { body } = await world.call(admin, 'GET', 'moderation/holds');
    const hold = body.items.find((item) => item['itemId'] === id);
    expect(hold).toMatchObject({ kind: 'hold', reason: 'Asked the photographer.', holder: { id: mina.userId } });
    expect(hold).toMatchObject({ name: 'picture', severity: expect.any(Number), since: expect.any(String) });
    expect(Date.parse(String(hold?.['until']))).toBeGreaterThan(Date.now() + 47 * 3_600_000);
    expect(await world.call(mina, 'GET', 'moderation/holds')).toMatchObject({ status: 403 });
    expect(await act(noah, id, 'hold', { reason: 'Mine now.' })).toMatchObject({ status: 409 });
    expect(await act(mina, id, 'hold', { leaseToken, reason: '', hours: 1 })).toMatchObject({ status: 400 });
  });

  it('is handed to a colleague, who sees it first; the old token is worth nothing', async () => {
    await world.test.asOwner(`UPDATE moderation_case SET severity = 0 WHERE queue = $1`, [queue]);
    const { id, leaseToken } = await one(mina);
    await world.test.asOwner(`UPDATE moderation_case SET severity = 4 WHERE queue = $1 AND id <> $2`, [queue, id]);

    expect(await act(mina, id, 'hand-over', { leaseToken, to: noah.userId })).toMatchObject({
      status: 200,
      body: { state: 'leased', leaseToken: null },
    });
    expect((await world.decide(mina, [{ id, leaseToken }], 'approve')).status).toBe(409);
    const given = await one(noah);

    expect(given.id).toBe(id);
    expect(given.leaseToken).toBeGreaterThan(leaseToken + 1);
    expect((await world.decide(noah, [given], 'approve')).status).toBe(201);
  });

  it('is handed to nobody who may not have it', async () => {
    const stranger = await world.person('contributor');
    const { id, leaseToken } = await one(mina);
    for (const to of [stranger.userId, mina.userId])
      expect(await act(mina, id, 'hand-over', { leaseToken, to })).toMatchObject({
        status: 422,
        body: { code: 'moderation.unfit_colleague' },
      });
    expect(await act(noah, id, 'hand-over', { to: mina.userId })).toMatchObject({ status: 409 });

    const people = await world.call(mina, 'GET', `moderation/queues/${queue}/colleagues`);
    const ids = people.body.items.map((person) => person['id']);
    expect(ids).toContain(noah.userId);
    expect(ids).not.toContain(mina.userId);
  });

  it('is passed on, and never comes back to who passed it on, senior or not', async () => {
    const { id, leaseToken } = await one(admin);

    expect(await act(admin, id, 'skip', { leaseToken, reason: 'language', note: 'Finnish' })).toMatchObject({
      status: 200,
      body: { state: 'pending' },
    });

    const others = await claim(admin, 50);
    expect(others).toHaveLength(1);
    expect(others[0]?.id).not.toBe(id);
    const taken = await one(mina);
    expect(taken.id).toBe(id);
    expect(await act(mina, id, 'hand-over', { leaseToken: taken.leaseToken, to: admin.userId })).toMatchObject({
      status: 422,
    });
    const { body } = await world.call(admin, 'GET', 'moderation/skips');
    expect(body.items[0]).toMatchObject({ itemId: id, reason: 'language', note: 'Finnish' });
    expect(await world.call(mina, 'GET', `moderation/items/${id}`)).toMatchObject({ status: 200, body: { id } });
  });

  it('is taken over in another window by who holds it; the window before is told so', async () => {
    const { id, leaseToken } = await one(mina);
    await act(mina, id, 'hold', { leaseToken, reason: 'Asked the photographer.', hours: 48 });
    const own = async (actor: Principal): Promise<unknown[]> =>
      (await world.call(actor, 'GET', `moderation/queues/${queue}/items?mine=true`)).body.items.map(
        (item) => item['id'],
      );
    expect([await own(mina), await own(noah)]).toEqual([[id], []]);

    expect(await act(noah, id, 'take-over', {})).toMatchObject({ status: 409 });
    const taken = await act(mina, id, 'take-over', { leaseSeconds: 60 });
    expect(taken).toMatchObject({ status: 200, body: { id, leaseToken: leaseToken + 1 } });
    expect(Date.parse(String(taken.body['leaseExpiresAt']))).toBeLessThan(Date.now() + 70_000);

    const lost = { status: 409, body: { code: 'moderation.lease_lost', itemIds: [id], heldElsewhere: [id] } };
    expect(await act(mina, id, 'extend', { leaseToken, leaseSeconds: 60 })).toMatchObject(lost);
    expect(await act(mina, id, 'skip', { leaseToken, reason: 'unsure' })).toMatchObject(lost);
    expect(await world.decide(mina, [{ id, leaseToken }], 'approve')).toMatchObject(lost);
    expect((await act(noah, id, 'extend', { leaseToken })).body).not.toHaveProperty('heldElsewhere');
    expect((await world.decide(mina, [{ id, leaseToken: leaseToken + 1 }], 'approve')).status).toBe(201);
  });
});

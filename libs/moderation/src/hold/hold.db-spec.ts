import type { Principal } from '@odr/access';
import { ModerationWorld } from '../testing/moderation-world.js';

describe('a case that somebody keeps', () => {
  let world: ModerationWorld;
  let lead: Principal;
  let mina: Principal;
  let noah: Principal;
  let queue: string;
  beforeAll(async () => {
    world = await ModerationWorld.start();
    lead = await world.person('admin');
    mina = await world.person();
    noah = await world.person();
  });
  afterAll(() => world.stop());
  let number = 0;
  beforeEach(async () => {
    number += 1;
    queue = await world.queue(`kept${number}`);
    await world.seedCases(1, queue);
  });

  const claim = async (actor: Principal) => {
    const { body } = await world.call(actor, 'POST', `moderation/queues/${queue}/claim`, { count: 1 });
    return body.items as unknown as { id: string; leaseToken: number }[];
  };
  const kept = async (actor = mina) => {
    const [item] = await claim(actor);
    if (item === undefined) throw new Error('Nothing is free.');
    await world.call(actor, 'POST', `moderation/items/${item.id}/hold`, {
      leaseToken: item.leaseToken,
      reason: 'Asked the photographer.',
    });
    return item;
  };
  const release = (actor: Principal, id: string) => world.call(actor, 'POST', `moderation/holds/${id}/release`);
  const handOver = (actor: Principal, id: string, to: string) =>
    world.call(actor, 'POST', `moderation/holds/${id}/hand-over`, { to });
  const actsAbout = (id: string) =>
    world.test.db.query(`SELECT act, details FROM audit_event WHERE subject_id = $1 ORDER BY seq`, [id]);

  it('is released by who leads; its holder has lost it, and everybody may have it', async () => {
    const item = await kept();
    expect(await release(noah, item.id)).toMatchObject({ status: 403 });

    expect(await release(lead, item.id)).toMatchObject({ status: 204 });

    expect(await world.decide(mina, [item], 'approve')).toMatchObject({ status: 409 });
    expect((await claim(noah)).map(({ id }) => id)).toEqual([item.id]);
    expect(await release(lead, item.id)).toMatchObject({ status: 409, body: { code: 'moderation.hold_over' } });
    expect(await release(lead, '018f0000-0000-7000-8000-000000000001')).toMatchObject({
      status: 404,
      body: { code: 'moderation.item_not_found' },
    });
    expect(await actsAbout(item.id)).toEqual([
      { act: 'moderation_case.released', details: { queue, holder: mina.userId } },
    ]);
  });

  it('is given to somebody who works there, and who is handed it first', async () => {
    const item = await kept();
    const stranger = await world.person('contributor');
    for (const to of [stranger.userId, mina.userId])
      expect(await handOver(lead, item.id, to)).toMatchObject({
        status: 422,
        body: { code: 'moderation.unfit_colleague' },
      });

    expect(await handOver(lead, item.id, noah.userId)).toMatchObject({ status: 204 });

    expect(await claim(mina)).toEqual([]);
    const [given] = await claim(noah);
    expect(given?.id).toBe(item.id);
    expect(await actsAbout(item.id)).toEqual([
      { act: 'moderation_case.handed_over', details: { queue, from: mina.userId, to: noah.userId } },
    ]);
  });

  it('is not given to who has passed it on', async () => {
    const [first] = await claim(noah);
    await world.call(noah, 'POST', `moderation/items/${first?.id}/skip`, {
      leaseToken: first?.leaseToken,
      reason: 'language',
    });
    const item = await kept();

    expect(await handOver(lead, item.id, noah.userId)).toMatchObject({ status: 422 });
    expect((await world.call(lead, 'GET', 'moderation/skips')).body.items[0]).toMatchObject({
      itemId: item.id,
      name: 'picture',
      isOpen: true,
      reason: 'language',
      moderator: { id: noah.userId },
    });
  });

  it('is released once by two who do so at the same time', async () => {
    const item = await kept();

    const both = await Promise.all([release(lead, item.id), release(lead, item.id)]);

    expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
  });
});

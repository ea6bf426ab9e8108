import type { Principal } from '@odr/access';
import { ANONYMOUS_SCOPE, scopeOf } from '@odr/access';
import { parameters } from '@odr/content';
import type { CaseId } from '@odr/kernel';
import type { ItemResponse } from '../dto/item.response.dto.js';
import { ModerationWorld } from '../testing/moderation-world.js';
import { CaseRepository, claimSql } from './case.repository.js';
import { subjectIsVisible } from './case.visibility.js';

describe('the queues', () => {
  let world: ModerationWorld;
  let mina: Principal;
  let omar: Principal;
  beforeAll(async () => {
    world = await ModerationWorld.start();
    mina = await world.person();
    omar = await world.person();
  });
  afterAll(() => world.stop());

  const claim = async (actor: Principal, queue: string, body: object = {}): Promise<ItemResponse[]> =>
    (await world.call(actor, 'POST', `moderation/queues/${queue}/claim`, { ...body })).body
      .items as unknown as ItemResponse[];

  it('are the four standing ones, and say what waits in them', async () => {
    const content = await world.waiting();
    await world.claim(mina, content);

    const { status, body } = await world.call(mina, 'GET', 'moderation/queues');

    expect(status).toBe(200);
    expect(body.items.map(({ name }) => name)).toEqual(['pending', 'flagged', 'reports', 'appeals']);
    expect(body.items[0]).toMatchObject({
      open: 1,
      leased: 1,
      mine: 1,
      overdue: 0,
      oldestAgeSeconds: expect.any(Number),
    });
    expect((await world.call(omar, 'GET', 'moderation/queues')).body.items[0]).toMatchObject({ leased: 1, mine: 0 });
  });

  it('are closed to contributors and strangers', async () => {
    const contributor = await world.person('contributor');

    expect(await world.call(contributor, 'POST', 'moderation/queues/pending/claim', {})).toMatchObject({ status: 403 });
    expect(await world.call(undefined, 'GET', 'moderation/queues')).toMatchObject({ status: 401 });
    expect(await world.call(mina, 'GET', 'moderation/queues/nowhere/items')).toMatchObject({
      status: 404,
      body: { code: 'moderation.queue_not_found' },
    });
    expect(await world.call(mina, 'POST', 'moderation/queues/pending/claim', { count: 51 })).toMatchObject({
      status: 400,
    });
    expect(await world.call(mina, 'POST', 'moderation/queues/pending/claim', { leaseSeconds: 29 })).toMatchObject({
      status: 400,
    });
  });

  it.each([
    { count: 0 },
    { count: 51 },
    { count: null },
    { leaseSeconds: 29 },
    { leaseSeconds: null },
    { count: '5' },
    { queue: 'x' },
  ])('refuse a claim of %p', async (body) => {
    expect(await world.call(mina, 'POST', 'moderation/queues/pending/claim', body)).toMatchObject({
      status: 400,
      body: { code: 'request.invalid' },
    });
  });

  it('hand out the most urgent first, each to one moderator', async () => {
    const queue = await world.queue('urgent');
    await world.seedCases(40, queue);

    const [first, second] = await Promise.all([claim(mina, queue, { count: 15 }), claim(omar, queue, { count: 15 })]);
    const rest = await claim(mina, queue, { count: 50 });

    const urgency = (item: ItemResponse | undefined) => (item ? item.severity * 1_000 + item.priority : -1);
    expect(new Set([...first, ...second, ...rest].map(({ id }) => id)).size).toBe(40);
    expect(first.map(urgency)).toEqual(first.map(urgency).toSorted((a, b) => b - a));
    expect(urgency(rest[0])).toBeLessThanOrEqual(Math.min(...[...first, ...second].map(urgency)));
    expect(first[0]).toMatchObject({
      queue,
      subjectType: 'content',
      state: 'leased',
      leaseToken: 1,
      leaseExpiresAt: expect.any(String),
      dueAt: expect.any(String),
    });
  });

  it('show items without the tokens of others, and the uploader as a pseudonym', async () => {
    const queue = await world.queue('shown');
    await world.seedCases(3, queue);
    const [held] = await claim(mina, queue);

    const shownTo = async (actor: Principal) =>
      (await world.call(actor, 'GET', `moderation/queues/${queue}/items`)).body.items as unknown as ItemResponse[];
    const [minas, omars] = [await shownTo(mina), await shownTo(omar)];

    expect(minas[0]).toMatchObject({ id: held?.id, leaseToken: 1, state: 'leased' });
    expect(omars[0]).toMatchObject({ id: held?.id, leaseToken: null, state: 'leased' });
    expect(new Set(omars.map(({ subject }) => subject?.uploader)).size).toBe(1);
    const [row] = await world.test.db.query<{ user_id: string }>(`SELECT user_id FROM content WHERE id = $1`, [
      held?.subjectId,
    ]);
    expect(JSON.stringify(omars)).not.toContain(row?.user_id);
  });

  it('page through everything once, in order', async () => {
    const queue = await world.queue('long');
    const ids = await world.seedCases(95, queue);

    const seen: ItemResponse[] = [];
    let cursor: unknown = '';
    do {
      const { body } = await world.call(
        mina,
        'GET',
        `moderation/queues/${queue}/items?limit=20&total=true${cursor ? `&cursor=${String(cursor)}` : ''}`,
      );
      expect(body['total']).toBe(95);
      seen.push(...(body.items as unknown as ItemResponse[]));
      cursor = body['nextCursor'];
    } while (cursor);

    expect(seen.map(({ id }) => id).toSorted()).toEqual((ids as string[]).toSorted());
    const keys = seen.map(({ severity, priority }) => severity * 1_000 + priority);
    expect(keys).toEqual(keys.toSorted((a, b) => b - a));
    expect(await world.call(mina, 'GET', `moderation/queues/${queue}/items?cursor=bm9uc2Vuc2U`)).toMatchObject({
      status: 400,
    });
  });

  it('take an item back, and keep it for longer, only from its holder', async () => {
    const queue = await world.queue('back');
    await world.seedCases(1, queue);
    const [item] = await claim(mina, queue, { leaseSeconds: 30 });
    const act = (actor: Principal, verb: string, body?: object) =>
      world.call(actor, 'POST', `moderation/items/${item?.id}/${verb}`, { ...body });

    expect(await act(omar, 'release')).toMatchObject({
      status: 409,
      body: { code: 'moderation.lease_lost', itemIds: [item?.id] },
    });
    expect(await act(mina, 'extend', { leaseToken: 99, leaseSeconds: 60 })).toMatchObject({ status: 409 });
    const extended = await act(mina, 'extend', { leaseToken: 1, leaseSeconds: 3_600 });
    expect(Date.parse(String(extended.body['leaseExpiresAt']))).toBeGreaterThan(Date.parse(item?.leaseExpiresAt ?? ''));
    expect(await act(mina, 'release', { leaseToken: 1 })).toMatchObject({
      status: 200,
      body: { state: 'pending', leaseToken: null },
    });
    expect(await act(mina, 'release')).toMatchObject({ status: 409 });
    expect((await claim(omar, queue))[0]).toMatchObject({ id: item?.id, leaseToken: 2 });
    const nothing = '0196a000-0000-7000-8000-00000000000a';
    expect(await world.call(mina, 'POST', `moderation/items/${nothing}/release`, {})).toMatchObject({
      status: 404,
      body: { code: 'moderation.item_not_found' },
    });
  });

  it('hand out nothing that the moderator may not see', async () => {
    const queue = await world.queue('hidden');
    await world.seedCases(2, queue);
    const limits = { isCalm: false, optedOut: [] };
    const order = { queue, moderator: mina.userId, count: 50, leaseSeconds: 30, isSenior: true, limits };

    expect(
      await world.get(CaseRepository).claim({ ...order, scope: { ...ANONYMOUS_SCOPE, userId: mina.userId } }),
    ).toEqual([]);
    expect(await world.get(CaseRepository).claim({ ...order, scope: scopeOf(mina) })).toHaveLength(2);
  });

  it('are served by the ordered index, without sorting, at 12,000 cases', async () => {
    const queue = await world.queue('many');
    await world.seedCases(12_000, queue);
    await world.test.asOwner(`ANALYZE moderation_case, content`);
    const { values, bind } = parameters(queue, mina.userId, 600, false);
    const sql = claimSql(subjectIsVisible(scopeOf(mina))(bind), 10);

    const [plan] = await world.test.db.query<Record<string, unknown>>(`EXPLAIN (FORMAT JSON) ${sql}`, values);

    const text = JSON.stringify(plan);
    expect(text).toContain('"Index Name":"moderation_case_claim_idx"');
    expect(text).not.toContain('"Node Type":"Sort"');
    expect(text).not.toContain('"Node Type":"Seq Scan"');
    expect(text).not.toContain('hashed SubPlan');

    const claimed: CaseId[] = [];
    for (let round = 0; round < 20; round += 1) {
      claimed.push(
        ...(await world.get(CaseRepository).claim({
          queue,
          moderator: mina.userId,
          scope: scopeOf(mina),
          count: 10,
          leaseSeconds: 600,
          isSenior: false,
          limits: { isCalm: false, optedOut: [] },
        })),
      );
    }
    expect(new Set(claimed).size).toBe(200);
  }, 60_000);
});

import type { Principal } from '@odr/access';
import { ModerationWorld } from '../testing/moderation-world.js';
import { ExposureService } from './exposure.service.js';

describe('exposure', () => {
  let world: ModerationWorld;
  let mina: Principal;

  beforeAll(async () => {
    world = await ModerationWorld.start();
  });
  beforeEach(async () => {
    mina = await world.person();
  });
  afterAll(() => world.stop());

  const record = (actor: Principal, views: readonly object[]) =>
    world.call(actor, 'POST', 'moderation/exposures', { views });

  it('adds up what was seen of cases one holds, weighted by their severity', async () => {
    const held = await world.claim(mina, await world.waiting());
    await world.test.asOwner(`UPDATE moderation_case SET severity = 2 WHERE id = $1`, [held.id]);
    const view = { itemId: held.id, leaseToken: held.leaseToken, unblurredMs: 1_500 };

    const { status, body } = await record(mina, [view, view]);
    await record(mina, [view]);

    expect(status).toBe(200);
    expect(body).toMatchObject({ recorded: [held.id], today: { score: 12, limit: 7200, isNear: false } });
    const mine = await world.call(mina, 'GET', 'moderation/exposures/mine');
    expect(mine.body).toMatchObject({ today: { score: 18 }, days: [{ score: 18, seconds: 5, cases: 1 }] });
  });

  it('keeps nothing of what one does not hold', async () => {
    const otto = await world.person();
    const held = await world.claim(otto, await world.waiting());
    const gone = await world.claim(mina, await world.waiting());
    await world.expire(gone.id);
    const views = [held, gone].map(({ id, leaseToken }) => ({ itemId: id, leaseToken, unblurredMs: 1_000 }));

    const mines = await record(mina, views);
    const stale = await record(otto, [{ itemId: held.id, leaseToken: (held.leaseToken ?? 0) + 1, unblurredMs: 1_000 }]);

    expect(mines.body).toMatchObject({ recorded: [], today: { score: 0 } });
    expect(stale.body).toMatchObject({ recorded: [] });
    expect(
      await world.test.db.query(`SELECT FROM moderator_exposure e WHERE e.case_id = ANY($1)`, [[held.id, gone.id]]),
    ).toEqual([]);
  });

  it.each([
    ['none', []],
    ['a negative time', [{ itemId: '0190b6a0-0000-7000-8000-000000000000', leaseToken: 1, unblurredMs: -1 }]],
    ['an hour at once', [{ itemId: '0190b6a0-0000-7000-8000-000000000000', leaseToken: 1, unblurredMs: 3_600_000 }]],
    ['no id', [{ itemId: 'x', leaseToken: 1, unblurredMs: 1 }]],
    [
      'fifty-one',
      Array.from({ length: 51 }, () => ({
        itemId: '0190b6a0-0000-7000-8000-000000000000',
        leaseToken: 1,
        unblurredMs: 1,
      })),
    ],
  ])('refuses %s', async (_what, views) => {
    expect((await record(mina, views)).status).toBe(400);
  });

  it('is calm near the limit that a person has set', async () => {
    const held = await world.claim(mina, await world.waiting());
    const exposures = world.get(ExposureService);
    await exposures.change({ blurPx: 0, isGrey: false, reveal: 'hold', dailyLimit: 300, optedOut: ['nsfw'] }, mina);

    expect(await exposures.limitsOf(mina.userId)).toEqual({ isCalm: false, optedOut: ['nsfw'] });
    await record(mina, [{ itemId: held.id, leaseToken: held.leaseToken, unblurredMs: 250_000 }]);

    expect(await exposures.limitsOf(mina.userId)).toEqual({ isCalm: true, optedOut: ['nsfw'] });
    expect(await exposures.preference(mina)).toMatchObject({ blurPx: 0, isGrey: false, reveal: 'hold' });
    expect(await exposures.preference(await world.person())).toMatchObject({ blurPx: 38, isGrey: true, optedOut: [] });
  });
});

describe('claiming', () => {
  let world: ModerationWorld;
  let mina: Principal;

  beforeAll(async () => {
    world = await ModerationWorld.start();
    mina = await world.person();
  });
  afterAll(() => world.stop());

  const severities = async (queue: string, count: number): Promise<unknown[]> => {
    const { body } = await world.call(mina, 'POST', `moderation/queues/${queue}/claim`, { count });
    for (const { id } of body.items) await world.call(mina, 'POST', `moderation/items/${String(id)}/release`, {});
    return body.items.map(({ severity }) => severity).sort();
  };
  const prefer = (preference: object) =>
    world
      .get(ExposureService)
      .change({ blurPx: 38, isGrey: true, reveal: 'toggle', dailyLimit: 300, optedOut: [], ...preference }, mina);

  it('gives calmer work first to who is near the limit, and the gravest only when nothing else is left', async () => {
    const queue = await world.queue('of-all-kinds');
    const ids = await world.seedCases(5, queue);
    for (const [severity, id] of ids.entries()) {
      await world.test.asOwner(`UPDATE moderation_case SET severity = $2 WHERE id = $1`, [id, severity]);
    }
    await prefer({});
    expect(await severities(queue, 2)).toEqual([3, 4]);

    const { body } = await world.call(mina, 'POST', `moderation/queues/${queue}/claim`, { count: 1 });
    const [{ id: itemId, leaseToken } = {}] = body.items;
    await world.call(mina, 'POST', 'moderation/exposures', { views: [{ itemId, leaseToken, unblurredMs: 60_000 }] });
    await world.call(mina, 'POST', `moderation/items/${String(itemId)}/release`, {});

    expect(await severities(queue, 2)).toEqual([0, 1]);
    expect(await severities(queue, 9)).toEqual([0, 1, 2, 3, 4]);
    await prefer({ dailyLimit: 57_600 });
    expect(await severities(queue, 2)).toEqual([3, 4]);
  });

  it('never gives what somebody opted out of, whoever found it', async () => {
    const queue = await world.queue('of-all-reasons');
    const [found, flagged, reported, plain] = await world.seedCases(4, queue);
    await world.test.asOwner(
      `UPDATE moderation_case SET findings = '[{"flag": "gore", "scanner": "x", "score": 1}]' WHERE id = $1`,
      [found],
    );
    await world.test.asOwner(
      `UPDATE content SET flags = '{gore}' WHERE id = (SELECT subject_id FROM moderation_case WHERE id = $1)`,
      [flagged],
    );
    await world.test.asOwner(
      `INSERT INTO report (id, subject_type, subject_id, reporter_id, reason, state, case_id)
       SELECT gen_random_uuid(), 'content', subject_id, $2, 'illegal_content', 'open', id FROM moderation_case WHERE id = $1`,
      [reported, mina.userId],
    );
    await prefer({ optedOut: ['gore', 'illegal_content'] });

    const { body } = await world.call(mina, 'POST', `moderation/queues/${queue}/claim`, { count: 9 });

    expect(body.items.map(({ id }) => id)).toEqual([plain]);
  });
});

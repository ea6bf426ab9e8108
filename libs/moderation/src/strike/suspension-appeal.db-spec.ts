import type { Principal } from '@odr/access';
import type { UserId } from '@odr/kernel';
import { noticesOf, noticesOn } from '@odr/notification/testing';
import { seedContent } from '@odr/platform/testing';
import { AppealNews } from '../appeal/appeal-news.js';
import { AppealReader } from '../appeal/appeal.reader.js';
import { HistoryVerifier } from '../event/history.verifier.js';
import { ModerationWorld } from '../testing/moderation-world.js';
import { SuspensionAppealService } from './suspension-appeal.service.js';

const TEXT = 'Somebody else had my password.';

interface Held {
  readonly id: string;
  readonly leaseToken: number;
  readonly subjectId: string;
}

describe('an appeal against a suspension', () => {
  let world: ModerationWorld;
  let mina: Principal;
  let omar: Principal;
  let ann: Principal;
  let uma: Principal;
  beforeAll(async () => {
    world = await ModerationWorld.start();
    mina = await world.person();
    omar = await world.person();
    ann = await world.person('admin');
  });
  beforeEach(async () => {
    uma = await world.person('contributor');
  });
  afterAll(() => world.stop());

  const suspend = (actor: Principal, id: UserId = uma.userId) =>
    world.call(actor, 'POST', `moderation/users/${id}/suspensions`, {
      policy: 'terms.hateful',
      reason: 'Again and again, after three warnings.',
      days: 7,
    });
  const appeal = (text = TEXT, actor = uma) => world.call(actor, 'POST', 'moderation/standing/appeal', { text });
  const suspensionOf = async (id: UserId = uma.userId) => {
    const [row] = await world.test.db.query<{ id: string }>(
      `SELECT id FROM account_suspension WHERE user_id = $1 ORDER BY suspended_at DESC LIMIT 1`,
      [id],
    );
    return row?.id ?? '';
  };
  /** What somebody is handed among the appeals about this account; undefined when it is not for them. */
  const claim = async (actor: Principal, id: UserId = uma.userId): Promise<Held | undefined> => {
    const { body } = await world.call(actor, 'POST', 'moderation/queues/appeals/claim', { count: 50 });
    const items = body.items as unknown as Held[];
    const wanted = await suspensionOf(id);
    for (const one of items.filter(({ subjectId }) => subjectId !== wanted))
      await world.call(actor, 'POST', `moderation/items/${one.id}/release`, { leaseToken: one.leaseToken });
    return items.find(({ subjectId }) => subjectId === wanted);
  };
  const held = async (actor: Principal): Promise<Held> => {
    const item = await claim(actor);
    if (item === undefined) throw new Error('The appeal was not handed out.');
    return item;
  };
  const answer = (actor: Principal, { id, leaseToken }: Held, outcome = 'upheld', more: Record<string, unknown> = {}) =>
    world.call(actor, 'POST', `moderation/items/${id}/suspension-appeal`, {
      outcome,
      note: 'We have looked again.',
      leaseToken,
      ...more,
    });
  const standing = async () => (await world.call(uma, 'GET', 'moderation/standing')).body;
  const appealed = async () => (await world.call(ann, 'GET', 'moderation/users?filter=appealed')).body.items;

  it('waits among the other appeals, once, for somebody else than who suspended', async () => {
    expect(await appeal()).toMatchObject({ status: 409, body: { code: 'suspension.none' } });
    await suspend(mina);
    expect(await appeal('Why?')).toMatchObject({ status: 400 });
    const both = await Promise.all([appeal(), appeal()]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await appealed()).toContainEqual(expect.objectContaining({ userId: uma.userId, points: 0 }));

    expect(await claim(mina)).toBeUndefined();
    const item = await held(omar);
    expect(item).toMatchObject({ subjectType: 'suspension', queue: 'appeals', subject: null, severity: 3 });
    expect(await claim(ann)).toBeUndefined();
  });

  it('shows what it is against, and names nobody', async () => {
    const content = await seedContent(world.test, { userId: uma.userId });
    const reporter = await world.person('contributor');
    await world.call(reporter, 'POST', 'reports', { subjectType: 'content', subjectId: content, reason: 'other' });
    await world.decide(omar, [await world.claim(omar, content, 'reports')], 'delist', { policy: 'terms.violence' });
    await suspend(mina);
    await appeal();
    const { id } = await held(omar);

    const { body } = await world.call(omar, 'GET', `moderation/items/${id}/suspension-appeal`);

    expect(body).toMatchObject({
      itemId: id,
      text: TEXT,
      reason: 'Again and again, after three warnings.',
      policy: { code: 'terms.hateful', version: 1 },
      role: 'contributor',
      points: 4,
      earlierSuspensions: 0,
      strikes: [{ action: 'delist', points: 4, isVoided: false, contentId: content, facts: expect.any(String) }],
    });
    expect(JSON.stringify(body)).not.toMatch(new RegExp(`${mina.userId}|${uma.userId}|${omar.userId}`));
    expect(await world.call(uma, 'GET', `moderation/items/${id}/suspension-appeal`)).toMatchObject({ status: 403 });
    for (const beside of ['context', 'cluster', 'appeal'])
      expect((await world.call(omar, 'GET', `moderation/items/${id}/${beside}`)).status).toBeLessThan(500);
    expect((await world.call(omar, 'GET', `moderation/items/${id}/media-addresses`)).status).toBeLessThan(500);
  });

  it('ends the suspension when it is overturned, and all of that is in a history that holds', async () => {
    await suspend(mina);
    await appeal();
    const item = await held(omar);

    expect(await answer(omar, item, 'overturned')).toMatchObject({ status: 204 });

    expect(await standing()).toMatchObject({
      isSuspended: false,
      suspensions: [
        {
          liftedAt: expect.any(String),
          isByMe: false,
          appeal: { text: TEXT, state: 'overturned', note: 'We have looked again.', itemId: null },
        },
      ],
    });
    expect(await answer(omar, item)).toMatchObject({ status: 409, body: { code: 'appeal.resolved_already' } });
    const acts = await world.test.db.query(`SELECT act FROM audit_event WHERE subject_id = $1 ORDER BY seq`, [
      uma.userId,
    ]);
    expect(acts).toEqual(
      ['suspended', 'suspension_appealed', 'suspension_appeal_decided', 'suspension_lifted'].map((act) => ({
        act: `user.${act}`,
      })),
    );
    const events = await world.call(omar, 'GET', `moderation/subjects/suspension/${item.subjectId}/events`);
    expect(events.body.items.map(({ type, actorId }) => [type, actorId])).toEqual([
      ['case_opened', null],
      ['suspension_appealed', null],
      ['suspension_answered', omar.userId],
    ]);
    expect((await world.get(HistoryVerifier).verify()).findings).toEqual([]);
  });

  it('may be in vain, and they are told so without a name', async () => {
    await suspend(mina);
    await appeal();

    expect(await answer(omar, await held(omar))).toMatchObject({ status: 204 });

    expect(await standing()).toMatchObject({ isSuspended: true, suspensions: [{ appeal: { state: 'upheld' } }] });
    expect(JSON.stringify(await standing())).not.toMatch(new RegExp(`${mina.userId}|${omar.userId}`));
    expect(await noticesOf(world.test.db, uma.userId)).toMatchObject([{ kind: 'account.suspension_upheld' }]);
    expect(await appeal()).toMatchObject({ status: 409, body: { code: 'appeal.filed_already' } });
    expect(await appealed()).not.toContainEqual(expect.objectContaining({ userId: uma.userId }));
  });

  it('is answered from the window that holds it, and by nobody who does not', async () => {
    await suspend(mina);
    await appeal();
    const first = await held(omar);
    const { body } = await world.call(omar, 'POST', `moderation/items/${first.id}/take-over`, {});

    expect(await answer(omar, first)).toMatchObject({
      status: 409,
      body: { code: 'moderation.lease_lost', itemIds: [first.id], heldElsewhere: [first.id] },
    });
    const newer = { ...first, leaseToken: Number(body['leaseToken']) };
    const withAnn = await answer(ann, newer);
    expect(withAnn).toMatchObject({ status: 409, body: { code: 'moderation.lease_lost' } });
    expect(withAnn.body).not.toHaveProperty('heldElsewhere');
    expect(await answer(mina, newer)).toMatchObject({ status: 409, body: { code: 'appeal.held_before' } });
    expect(await answer(uma, newer)).toMatchObject({ status: 403 });
    await world.expire(first.id);
    expect(await answer(omar, newer)).toMatchObject({ status: 409, body: { code: 'moderation.lease_lost' } });
    expect(await standing()).toMatchObject({ suspensions: [{ appeal: { state: 'waiting' } }] });
  });

  it('is upheld or overturned, and never decided or labelled', async () => {
    await suspend(mina);
    await appeal();
    const item = await held(omar);

    for (const [action, more] of [
      ['approve', {}],
      ['reject', { policy: 'terms.other' }],
      ['label', { labels: ['violence'] }],
    ] as const)
      expect(await world.decide(omar, [item], action, more)).toMatchObject({
        status: 422,
        body: { code: 'moderation.not_applicable' },
      });
    expect(await world.decide(omar, [item], 'escalate', { note: 'I know them.' })).toMatchObject({ status: 201 });
    expect(await claim(omar)).toBeUndefined();
    expect(await answer(ann, (await claim(ann)) as Held)).toMatchObject({ status: 204 });
  });

  it('is over with the suspension: lifted, or ended by itself, it asks nobody any more', async () => {
    await suspend(mina);
    await appeal();
    const lifted = await held(omar);
    await world.call(mina, 'POST', `moderation/users/${uma.userId}/suspensions/lift`);
    expect(await answer(omar, lifted)).toMatchObject({ status: 409, body: { code: 'appeal.resolved_already' } });
    expect(await world.caseRow(lifted.id)).toMatchObject({ state: 'closed' });

    await suspend(ann);
    expect(await appeal()).toMatchObject({ status: 200 });
    expect((await standing())['suspensions']).toMatchObject([
      { appeal: { state: 'waiting' } },
      { appeal: { state: 'ended', note: null } },
    ]);
    const ended = await held(omar);
    await world.test.asOwner(
      `UPDATE account_suspension SET suspended_at = now() - interval '9 days', ends_at = now() WHERE id = $1`,
      [ended.subjectId],
    );
    await world.expire(ended.id);
    expect(await claim(omar)).toBeUndefined();
    expect(await world.get(SuspensionAppealService).endOver()).toBe(1);
    expect(await world.caseRow(ended.id)).toMatchObject({ state: 'closed' });
    expect((await world.get(HistoryVerifier).verify()).findings).toEqual([]);
  });

  it('of a moderator is for administrators alone', async () => {
    const nora = await world.person();
    await suspend(ann, nora.userId);
    const lead = await world.person('admin');
    await appeal(TEXT, nora);

    expect(await claim(omar, nora.userId)).toBeUndefined();
    expect(await claim(ann, nora.userId)).toBeUndefined();
    expect(await claim(lead, nora.userId)).toMatchObject({ subjectType: 'suspension' });
  });

  it('is told to those who may answer it, and to nobody else', async () => {
    const nora = await world.person();
    await suspend(mina);
    await suspend(ann, nora.userId);
    await appeal();
    const { db } = world.test;
    const [filed] = await db.query<{ id: string; data: { caseId: string } }>(
      `SELECT o.id, o.payload AS data FROM outbox_event o JOIN moderation_case c ON c.id = (o.payload->>'caseId')::uuid
        WHERE o.name = 'moderation.appeal_filed' AND c.subject_id = $1`,
      [await suspensionOf()],
    );
    const news = new AppealNews(db, world.get(AppealReader), noticesOn(db));

    for (let time = 0; time < 2; time += 1)
      await news.onFiled({
        id: String(filed?.id),
        name: 'moderation.appeal_filed',
        data: { caseId: String(filed?.data.caseId) },
      });

    const waiting = { kind: 'appeal.waiting', data: { itemId: filed?.data.caseId, against: 'suspension' } };
    for (const { userId } of [omar, ann])
      expect(
        (await noticesOf(db, userId)).filter(({ data }) => 'itemId' in data && data.itemId === filed?.data.caseId),
      ).toMatchObject([waiting]);
    for (const { userId } of [mina, uma, nora])
      expect(await noticesOf(db, userId)).not.toContainEqual(expect.objectContaining(waiting));
  });

  it('is answered by nobody whom the database finds to have suspended', async () => {
    await suspend(mina);
    await appeal();

    await expect(
      world.test.asOwner(`UPDATE account_suspension SET appeal_decided_by = suspended_by WHERE user_id = $1`, [
        uma.userId,
      ]),
    ).rejects.toThrow('account_suspension_appeal_answer');
  });
});

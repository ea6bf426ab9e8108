import { PrincipalReader, type Principal } from '@odr/access';
import type { UserId } from '@odr/kernel';
import { seedContent } from '@odr/platform/testing';
import { ModerationWorld } from '../testing/moderation-world.js';

describe('what moderation holds of an account', () => {
  let world: ModerationWorld;
  let mina: Principal;
  let ann: Principal;
  let uma: Principal;
  beforeAll(async () => {
    world = await ModerationWorld.start();
    mina = await world.person();
    ann = await world.person('admin');
  });
  beforeEach(async () => {
    uma = await world.person('contributor');
  });
  afterAll(() => world.stop());

  const suspend = (actor: Principal, id: UserId | string, more: Record<string, unknown> = {}) =>
    world.call(actor, 'POST', `moderation/users/${id}/suspensions`, {
      policy: 'terms.hateful',
      reason: 'Again and again, after three warnings.',
      days: 7,
      ...more,
    });
  const lift = (actor: Principal, id: string) => world.call(actor, 'POST', `moderation/users/${id}/suspensions/lift`);
  const history = async () => (await world.call(mina, 'GET', `moderation/users/${uma.userId}/history`)).body;

  it('counts strikes by the severity of what was decided, until they expire or are taken back', async () => {
    const decisions: string[] = [];
    for (const policy of ['terms.violence', 'terms.quality', 'privacy.faces', 'terms.sexual']) {
      const content = await seedContent(world.test, { userId: uma.userId });
      const reporter = await world.person('contributor');
      await world.call(reporter, 'POST', 'reports', { subjectType: 'content', subjectId: content, reason: 'other' });
      const item = await world.claim(mina, content, 'reports');
      const { body } = await world.decide(mina, [item], 'delist', { policy });
      decisions.push(String(body['id']));
    }
    expect(await history()).toMatchObject({ points: 8, isSuspended: false });

    await world.call(ann, 'POST', `moderation/decisions/${decisions[0]}/reverse`);
    await world.test.asOwner(`UPDATE moderation_strike SET expires_at = now() WHERE decision_id = $1`, [decisions[2]]);

    expect(await history()).toMatchObject({
      points: 2,
      strikes: [
        { decisionId: decisions[3], policy: 'terms.sexual', points: 2, voidedAt: null },
        { decisionId: decisions[2], points: 2 },
        { decisionId: decisions[0], points: 4, voidedAt: expect.any(String) },
      ],
    });
    expect((await world.call(uma, 'GET', 'moderation/standing')).body).toMatchObject({ points: 2 });
  });

  it('suspends until a day, which every process then knows', async () => {
    const reader = new PrincipalReader(world.test.db);
    expect(await reader.actingFor(uma.userId)).toBeDefined();

    const { body } = await suspend(mina, uma.userId);

    expect(body).toMatchObject({
      isSuspended: true,
      suspensions: [{ policy: 'terms.hateful', policyVersion: 1, liftedAt: null }],
    });
    expect(JSON.stringify(body)).not.toContain(mina.userId);
    expect(await reader.actingFor(uma.userId)).toBeUndefined();
    expect(await suspend(ann, uma.userId)).toMatchObject({ status: 409, body: { code: 'suspension.running' } });

    await world.test.asOwner(
      `UPDATE account_suspension SET suspended_at = now() - interval '9 days', ends_at = now() WHERE user_id = $1`,
      [uma.userId],
    );
    expect(await history()).toMatchObject({ isSuspended: false });
    expect(await reader.actingFor(uma.userId)).toBeDefined();
    expect(await suspend(mina, uma.userId)).toMatchObject({ status: 201 });
  });

  it('is lifted before that by a person', async () => {
    await suspend(mina, uma.userId);

    expect(await lift(mina, uma.userId)).toMatchObject({
      status: 200,
      body: { isSuspended: false, suspensions: [{ liftedAt: expect.any(String) }] },
    });
    expect(await lift(mina, uma.userId)).toMatchObject({ status: 409, body: { code: 'suspension.none' } });
  });

  it('suspends nobody who moderates but by an administrator, and never oneself', async () => {
    const omar = await world.person();

    for (const [actor, id] of [
      [mina, omar.userId],
      [mina, ann.userId],
      [ann, ann.userId],
    ] as const)
      expect(await suspend(actor, id)).toMatchObject({ status: 403, body: { code: 'suspension.not_yours' } });
    expect(await suspend(uma, omar.userId)).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
    expect(await suspend(ann, omar.userId)).toMatchObject({ status: 201 });
    expect(await suspend(mina, uma.userId, { policy: 'terms.none' })).toMatchObject({ status: 422 });
    expect(await suspend(mina, uma.userId, { days: 0 })).toMatchObject({ status: 400 });
    expect(await suspend(mina, '018f0000-0000-7000-8000-000000000001')).toMatchObject({ status: 404 });
  });

  it('lets two moderators suspend once', async () => {
    const both = await Promise.all([suspend(mina, uma.userId), suspend(ann, uma.userId)]);

    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('shows moderators what the account was told about its items, and no contributor', async () => {
    const content = await seedContent(world.test, { userId: uma.userId });
    const reporter = await world.person('contributor');
    await world.call(reporter, 'POST', 'reports', { subjectType: 'content', subjectId: content, reason: 'other' });
    await world.decide(mina, [await world.claim(mina, content, 'reports')], 'delist', { policy: 'terms.violence' });
    const path = `moderation/users/${uma.userId}/statements`;

    expect((await world.call(mina, 'GET', path)).body.items).toMatchObject([
      { subjectId: content, policy: { code: 'terms.violence' }, appeal: null },
    ]);
    expect((await world.call(mina, 'GET', 'moderation/users?filter=struck')).body.items).toContainEqual(
      expect.objectContaining({ userId: uma.userId, points: 4, strikes: 1 }),
    );
    expect(await world.call(uma, 'GET', path)).toMatchObject({ status: 403 });
    expect(await world.call(uma, 'GET', 'moderation/users')).toMatchObject({ status: 403 });
    expect(await world.call(mina, 'GET', 'moderation/users?filter=all')).toMatchObject({ status: 400 });
  });
});

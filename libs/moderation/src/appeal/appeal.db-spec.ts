import type { Principal } from '@odr/access';
import type { DecisionId } from '@odr/kernel';
import { noticesOf, noticesOn } from '@odr/notification/testing';
import { seedAnnotation, seedContent } from '@odr/platform/testing';
import { ContributorReasons } from '../statement/contributor-reasons.js';
import { ContributorReasonsReader } from '../statement/contributor-reasons.reader.js';
import { contradictions } from '../testing/check-history.js';
import { ModerationWorld } from '../testing/moderation-world.js';

const TEXT = 'It is a museum piece, nobody drives it.';

describe('appeals', () => {
  let world: ModerationWorld;
  let mina: Principal;
  let omar: Principal;
  let rita: Principal;
  let uma: Principal;
  beforeAll(async () => {
    world = await ModerationWorld.start();
    mina = await world.person();
    omar = await world.person();
    rita = await world.person('contributor');
  });
  beforeEach(async () => {
    uma = await world.person('contributor');
  });
  afterAll(() => world.stop());

  /** Published, reported by Rita, taken down by Mina. */
  const rejected = async (action = 'reject') => {
    const content = await seedContent(world.test, { userId: uma.userId });
    await world.call(rita, 'POST', 'reports', { subjectType: 'content', subjectId: content, reason: 'privacy' });
    const item = await world.claim(mina, content, 'reports');
    const { body } = await world.decide(mina, [item], action, {
      policy: 'privacy.personal_data',
      term: 'number plate',
      publicNote: 'Thank you.',
    });
    return { content, item, decisionId: String(body['id']) };
  };
  const file = (decisionId: string, actor = uma) => world.call(actor, 'POST', 'appeals', { decisionId, text: TEXT });
  const resolve = (actor: Principal, id: unknown, outcome: string, leaseToken?: number | null) =>
    world.call(actor, 'POST', `appeals/${String(id)}/resolve`, {
      outcome,
      note: 'We have looked again.',
      ...(leaseToken && { leaseToken }),
    });
  const statement = async (decisionId: string) =>
    (await world.call(uma, 'GET', `moderation/statements/${decisionId}`)).body;
  const reports = async () => (await world.call(rita, 'GET', 'reports/mine')).body.items;

  it('begin with a statement that says why, and not who', async () => {
    const { content, decisionId } = await rejected();

    const { body } = await world.call(uma, 'GET', 'moderation/statements');

    expect(body.items).toMatchObject([
      {
        ...{ id: decisionId, subjectId: content, contentId: content, action: 'reject', ground: 'privacy' },
        ...{ policy: { code: 'privacy.personal_data', version: 1 }, field: 'picture', term: 'number plate' },
        ...{ isReported: true, isAutomatedDetection: false, canAppeal: true, appeal: null },
      },
    ]);
    expect(JSON.stringify(body)).not.toContain(mina.userId);
    const about = async (id: string): Promise<unknown> =>
      (await world.call(uma, 'GET', `moderation/statements?contentId=${id}`)).body.items;
    expect(await about(content)).toHaveLength(1);
    expect(await about(decisionId)).toEqual([]);
    expect(await world.call(uma, 'GET', 'moderation/statements?contentId=x')).toMatchObject({ status: 400 });
    expect(await world.call(omar, 'GET', `moderation/statements/${decisionId}`)).toMatchObject({ status: 404 });
  });

  it('are answered by somebody who never held the case', async () => {
    const { decisionId, content } = await rejected();
    const { body: appeal, status } = await file(decisionId);
    expect(status).toBe(201);
    expect(appeal).toMatchObject({ decisionId, state: 'waiting', note: null });

    await expect(world.claim(mina, content, 'appeals')).rejects.toThrow(/free/);
    const item = await world.claim(omar, content, 'appeals');
    expect((await world.call(omar, 'GET', `moderation/items/${item.id}/appeal`)).body).toMatchObject({
      ...{ id: appeal['id'], text: TEXT, action: 'reject', statement: { policy: 'privacy.personal_data' } },
    });
    expect(await resolve(mina, appeal['id'], 'upheld')).toMatchObject({
      status: 409,
      body: { code: 'appeal.held_before' },
    });
    expect(await world.decide(omar, [item], 'approve')).toMatchObject({ status: 422 });

    const { body: here } = await world.call(omar, 'POST', `moderation/items/${item.id}/take-over`, {});
    expect(await resolve(omar, appeal['id'], 'upheld', item.leaseToken)).toMatchObject({
      status: 409,
      body: { code: 'moderation.lease_lost', itemIds: [item.id], heldElsewhere: [item.id] },
    });
    expect(await resolve(omar, appeal['id'], 'upheld', Number(here['leaseToken']))).toMatchObject({ status: 204 });

    expect(await statement(decisionId)).toMatchObject({
      canAppeal: false,
      endedAt: null,
      appeal: { state: 'upheld', note: 'We have looked again.', text: TEXT },
    });
    expect(await world.statusOf(content)).toBe('unavailable');
    expect(await contradictions(world.test, [content])).toEqual([]);
  });

  it.each(['reject', 'delist', 'flag_illegal'])(
    'bring back what was taken by %s, and tell the reporter',
    async (action) => {
      const { decisionId, content, item } = await rejected(action);
      expect((await reports())[0]).toMatchObject({ outcome: 'actioned', publicNote: 'Thank you.' });
      const { body: appeal } = await file(decisionId);

      expect(await resolve(omar, appeal['id'], 'overturned')).toMatchObject({ status: 204 });

      expect(await world.statusOf(content)).toBe('available');
      expect(await statement(decisionId)).toMatchObject({
        appeal: { state: 'overturned' },
        endedAt: expect.any(String),
      });
      expect((await reports())[0]).toMatchObject({ subjectId: content, state: 'resolved', outcome: 'not_actioned' });
      expect(await world.caseRow(item.id)).toMatchObject({ state: 'decided' });
      expect(await contradictions(world.test, [content])).toEqual([]);
    },
  );

  it('bring back a removed annotation', async () => {
    const content = await seedContent(world.test);
    const annotation = await seedAnnotation(world.test, content, 'a cow');
    await world.test.asOwner(`UPDATE annotation SET user_id = $2 WHERE id = $1`, [annotation, uma.userId]);
    const report = { subjectType: 'annotation', subjectId: annotation, reason: 'malicious_annotation' };
    await world.call(rita, 'POST', 'reports', report);
    const item = await world.claim(mina, annotation, 'reports');
    const { body } = await world.decide(mina, [item], 'reject', { policy: 'terms.misleading' });
    const { body: appeal } = await file(String(body['id']));

    expect(await resolve(omar, appeal['id'], 'overturned')).toMatchObject({ status: 204 });

    expect(
      await world.test.db.query(`SELECT deleted_at AS "deletedAt" FROM annotation WHERE id = $1`, [annotation]),
    ).toEqual([{ deletedAt: null }]);
    expect(await contradictions(world.test, [content, annotation])).toEqual([]);
  });

  it('leave alone what somebody has changed since', async () => {
    const { decisionId, content } = await rejected();
    const { body: appeal } = await file(decisionId);
    await world.test.asOwner(`UPDATE content SET status = 'quarantined' WHERE id = $1`, [content]);

    expect(await resolve(omar, appeal['id'], 'overturned')).toMatchObject({ status: 204 });

    expect(await world.statusOf(content)).toBe('quarantined');
  });

  it('are for those whom the decision concerns, once, in time, while there is something to decide', async () => {
    const { decisionId } = await rejected();
    expect(await file(decisionId, rita)).toMatchObject({
      status: 404,
      body: { code: 'moderation.decision_not_found' },
    });
    const both = await Promise.all([file(decisionId), file(decisionId)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await file(decisionId)).toMatchObject({ status: 409, body: { code: 'appeal.filed_already' } });

    const late = await rejected();
    await world.test.asOwner(`UPDATE moderation_decision SET decided_at = now() - interval '184 days' WHERE id = $1`, [
      late.decisionId,
    ]);
    expect(await file(late.decisionId)).toMatchObject({ status: 409, body: { code: 'appeal.too_late' } });

    const reversed = await rejected();
    await world.call(omar, 'POST', `moderation/decisions/${reversed.decisionId}/reverse`);
    expect(await file(reversed.decisionId)).toMatchObject({ status: 409, body: { code: 'appeal.nothing_left' } });

    const gone = await rejected();
    await world.test.asOwner(`UPDATE content SET deleted_at = now() WHERE id = $1`, [gone.content]);
    expect(await file(gone.decisionId)).toMatchObject({ status: 409, body: { code: 'appeal.nothing_left' } });
  });

  it('are answered once, by whoever holds them', async () => {
    const { decisionId, content } = await rejected();
    const { body: appeal } = await file(decisionId);
    const other = await world.person();
    const item = await world.claim(omar, content, 'appeals');

    expect(await resolve(other, appeal['id'], 'upheld')).toMatchObject({
      status: 409,
      body: { code: 'moderation.lease_lost' },
    });
    const twice = await Promise.all([
      resolve(omar, appeal['id'], 'overturned', item.leaseToken),
      resolve(omar, appeal['id'], 'overturned', item.leaseToken),
    ]);

    expect(twice.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(await resolve(other, decisionId, 'upheld')).toMatchObject({ status: 404 });
  });

  it('are told of, each step once', async () => {
    const { decisionId, content } = await rejected();
    const { body: appeal } = await file(decisionId);
    await resolve(omar, appeal['id'], 'upheld');
    const { db } = world.test;
    const news = new ContributorReasons(db, new ContributorReasonsReader(db), noticesOn(db));
    const decided = { decisionId: decisionId as DecisionId } as never;

    for (let time = 0; time < 2; time += 1) {
      await news.onDecided({
        id: '018f0000-0000-7000-8000-000000000001',
        name: 'moderation.case_decided',
        data: decided,
      });
      await news.onAppealResolved({
        id: '018f0000-0000-7000-8000-000000000002',
        name: 'moderation.appeal_resolved',
        data: { appealId: String(appeal['id']) },
      });
    }

    expect(await noticesOf(db, uma.userId)).toMatchObject([
      { kind: 'decision.stated', data: { decisionId, policy: 'Personal data' } },
      { kind: 'appeal.resolved', data: { decisionId, outcome: 'upheld' } },
    ]);
    expect(await world.statusOf(content)).toBe('unavailable');
  });
});

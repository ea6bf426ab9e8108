import type { Principal } from '@odr/access';
import { ModerationWorld } from '../testing/moderation-world.js';
import { ExpiryService } from './expiry.service.js';

describe('what decisions rest on', () => {
  let world: ModerationWorld;
  let mina: Principal;
  let omar: Principal;
  let lea: Principal;
  beforeAll(async () => {
    world = await ModerationWorld.start();
    mina = await world.person();
    omar = await world.person();
    lea = await world.person('admin');
    await world.call(lea, 'POST', 'moderation/policies', {
      code: 'terms.grave',
      title: 'Grave',
      text: 'Two people have to see it.',
      ground: 'terms',
      severity: 3,
      requiredReviews: 2,
    });
  });
  afterAll(() => world.stop());

  const decisionRow = async (id: unknown) => {
    const [row] = await world.test.db.query<Record<string, unknown>>(
      `SELECT * FROM moderation_decision WHERE id = $1`,
      [id],
    );
    return row;
  };
  const decide = async (actor: Principal, content: string, action: string, more: Record<string, unknown> = {}) =>
    world.decide(actor, [await world.claim(actor, content)], action, more);

  it('are policies in force, in the version of the day', async () => {
    const { body } = await decide(mina, await world.waiting(), 'reject', {
      policy: 'privacy.faces',
      explanation: 'The child in front.',
      term: 'lower left',
    });

    expect(await decisionRow(body['id'])).toMatchObject({
      policy: 'privacy.faces',
      policy_version: 1,
      ground: 'privacy',
      statement: {
        policy: { code: 'privacy.faces', version: 1 },
        ground: 'privacy',
        field: 'picture',
        term: 'lower left',
        facts: expect.stringMatching(/recognised[^]*The child in front\.$/),
        detections: [],
        isReported: false,
      },
    });
  });

  it('are the general ones when nobody says it more exactly, and none for what is approved', async () => {
    const rejected = await decide(mina, await world.waiting(), 'reject');
    const approved = await decide(mina, await world.waiting(), 'approve');

    expect(await decisionRow(rejected.body['id'])).toMatchObject({ policy: 'terms.other', ground: 'terms' });
    expect(await decisionRow(approved.body['id'])).toMatchObject({ policy: null, ground: null, statement: null });
  });

  it('cannot be made up: those that there are come with the refusal', async () => {
    const content = await world.waiting();
    const item = await world.claim(mina, content);

    expect(await world.decide(mina, [item], 'reject', { policy: 'terms.made_up' })).toMatchObject({
      status: 422,
      body: { code: 'moderation.policy_unknown', policies: expect.arrayContaining(['privacy.faces']) },
    });
    expect(await world.decide(mina, [item], 'reject', { policy: 'privacy.faces' })).toMatchObject({ status: 201 });
  });

  describe('for a time', () => {
    const hide = async () => {
      const content = await world.waiting();
      await decide(mina, content, 'approve');
      await world.call(await world.person('contributor'), 'POST', 'reports', {
        subjectType: 'content',
        subjectId: content,
        reason: 'copyright',
      });
      const item = await world.claim(mina, content, 'reports');
      const { body } = await world.decide(mina, [item], 'delist', { policy: 'license.authorship', durationHours: 24 });
      return { content, item, id: String(body['id']) };
    };
    const passTime = (id: string) =>
      world.test.asOwner(`UPDATE moderation_decision SET expires_at = now() WHERE id = $1`, [id]);

    it('end by themselves and open nothing again', async () => {
      const { content, item, id } = await hide();
      expect(await world.get(ExpiryService).endDue()).toBe(0);
      await passTime(id);

      expect(await world.get(ExpiryService).endDue()).toBe(1);
      expect(await world.get(ExpiryService).endDue()).toBe(0);

      expect(await world.statusOf(content)).toBe('available');
      expect(await world.caseRow(item.id)).toMatchObject({ state: 'decided' });
      expect(await decisionRow(id)).toMatchObject({ reversed_by: null, reversed_at: expect.any(Date) });
    });

    it('leave alone what somebody has changed since', async () => {
      const { content, id } = await hide();
      await world.test.asOwner(`UPDATE content SET status = 'quarantined' WHERE id = $1`, [content]);
      await passTime(id);

      expect(await world.get(ExpiryService).endDue()).toBe(1);

      expect(await world.statusOf(content)).toBe('quarantined');
    });

    it.each([
      ['approve', { durationHours: 5 }],
      ['reject', { expiresAt: '2001-01-01T00:00:00Z' }],
      ['reject', { expiresAt: '2999-01-01T00:00:00Z' }],
      ['reject', { expiresAt: new Date(Date.now() + 9e6).toISOString(), durationHours: 5 }],
    ])('refuse %s with %j', async (action, more) => {
      const item = await world.claim(mina, await world.waiting());
      expect(await world.decide(mina, [item], action, more)).toMatchObject({ status: 400 });
      await world.decide(mina, [item], 'approve');
    });
  });

  describe('by two moderators', () => {
    const GRAVE = { policy: 'terms.grave' };
    const propose = async () => {
      const content = await world.waiting();
      const answer = await decide(mina, content, 'reject', GRAVE);
      return { content, answer };
    };

    it('wait for the second, who is somebody else and is not told', async () => {
      const { content, answer } = await propose();
      expect(answer.body.decisions).toMatchObject([{ state: 'pending', status: null, awaitsReview: true }]);
      expect(await world.statusOf(content)).toBe('pending');

      const item = await world.claim(omar, content);
      expect(JSON.stringify(item)).not.toContain('reject');
      const history = await world.call(omar, 'GET', `moderation/subjects/content/${content}/events`);
      expect(JSON.stringify(history.body)).not.toContain('reject');
      const row = await world.caseRow(item.id);
      expect(row?.['barred']).toEqual([mina.userId]);

      expect(await world.decide(omar, [item], 'reject', GRAVE)).toMatchObject({
        body: { decisions: [{ state: 'decided', status: 'unavailable' }] },
      });
    });

    it('go to somebody senior when they differ, who decides alone', async () => {
      const { content } = await propose();
      const second = await decide(omar, content, 'approve');
      expect(second.body.decisions).toMatchObject([{ state: 'escalated', status: null }]);

      expect(await decide(lea, content, 'delist', GRAVE)).toMatchObject({
        body: { decisions: [{ state: 'decided', status: 'delisted' }] },
      });
    });
  });

  it('of cases that only measure change nothing and tell nobody, but are kept', async () => {
    const content = await world.waiting();
    const item = await world.claim(mina, content);
    await world.test.asOwner(`UPDATE moderation_case SET purpose = 'gold' WHERE id = $1`, [item.id]);

    const answer = await world.decide(mina, [item], 'reject', { policy: 'privacy.faces' });

    expect(answer.body.decisions).toMatchObject([{ state: 'decided', status: 'unavailable' }]);
    expect(await world.statusOf(content)).toBe('pending');
    const told = await world.test.db.query(`SELECT payload FROM outbox_event WHERE payload->>'caseId' = $1`, [item.id]);
    expect(told).toEqual([
      {
        payload: expect.objectContaining({
          purpose: 'gold',
          decidedBy: mina.userId,
          decisionId: answer.body['id'],
          policy: 'privacy.faces',
        }),
      },
    ]);
    expect(await decisionRow(answer.body['id'])).toMatchObject({ is_final: true, statement: null, concerns: null });
  });

  it('are answered clearly when the subject is gone', async () => {
    const content = await world.waiting();
    const item = await world.claim(mina, content);
    await world.test.asOwner(`UPDATE content SET deleted_at = now() WHERE id = $1`, [content]);

    expect(await world.decide(mina, [item], 'approve')).toMatchObject({
      status: 409,
      body: { code: 'moderation.subject_gone', itemIds: [item.id] },
    });
  });
});

import type { Principal } from '@odr/access';
import { seedAnnotation, seedContent } from '@odr/platform/testing';
import { USED_LABELS_SQL } from './label.reader.js';
import { IntakeService } from '../intake/intake.service.js';
import { contradictions } from '../testing/check-history.js';
import { ModerationWorld } from '../testing/moderation-world.js';

describe('deciding', () => {
  let world: ModerationWorld;
  let mina: Principal;
  let omar: Principal;
  beforeAll(async () => {
    world = await ModerationWorld.start();
    mina = await world.person();
    omar = await world.person();
  });
  afterAll(() => world.stop());

  it.each([
    ['approve', 'available'],
    ['reject', 'unavailable'],
    ['delist', 'delisted'],
    ['flag_illegal', 'quarantined'],
  ])('%s makes the content %s', async (action, status) => {
    const content = await world.waiting();
    const item = await world.claim(mina, content);

    const answer = await world.decide(mina, [item], action, { policy: 'privacy.faces' });

    expect(answer).toMatchObject({
      status: 201,
      body: { decisions: [{ itemId: item.id, action, state: 'decided', status }] },
    });
    expect(await world.statusOf(content)).toBe(status);
    expect(await world.caseRow(item.id)).toMatchObject({ state: 'decided', lease_owner: null });
  });

  it('tells the other modules once, after the fact', async () => {
    const content = await world.waiting();
    await world.decide(mina, [await world.claim(mina, content)], 'approve');

    const told = await world.test.db.query(
      `SELECT name FROM outbox_event WHERE payload->>'contentId' = $1 OR payload->>'subjectId' = $1 ORDER BY id`,
      [content],
    );
    expect(told).toEqual([{ name: 'content.status_changed' }, { name: 'moderation.case_decided' }]);
  });

  it('refuses all of it when one lease is stale, and names that one', async () => {
    const [first, second] = [await world.waiting(), await world.waiting()];
    const [held, other] = [await world.claim(mina, first), await world.claim(mina, second)];
    await world.expire(other.id);
    await world.claim(omar, second);

    const answer = await world.decide(mina, [held, other], 'approve');

    expect(answer).toMatchObject({ status: 409, body: { code: 'moderation.lease_lost', itemIds: [other.id] } });
    expect(await world.statusOf(first)).toBe('pending');
    expect(await world.decide(mina, [held], 'approve')).toMatchObject({ status: 201 });
  });

  it('refuses a holder whose time has passed although nobody else has claimed', async () => {
    const content = await world.waiting();
    const item = await world.claim(mina, content);
    await world.expire(item.id);

    expect(await world.decide(mina, [item], 'approve')).toMatchObject({
      status: 409,
      body: { code: 'moderation.lease_lost' },
    });
  });

  it('refuses a second submit of the same decision', async () => {
    const item = await world.claim(mina, await world.waiting());

    const answers = await Promise.all([world.decide(mina, [item], 'approve'), world.decide(mina, [item], 'approve')]);

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('does not publish what is not openly licensed, and changes nothing', async () => {
    const content = await world.waiting();
    await world.test.asOwner(`UPDATE content SET license_verdict = 'unknown' WHERE id = $1`, [content]);
    const item = await world.claim(mina, content);

    const answer = await world.decide(mina, [item], 'approve');

    expect(answer).toMatchObject({ status: 409, body: { code: 'content.license_not_open' } });
    expect(await world.caseRow(item.id)).toMatchObject({ state: 'pending', lease_owner: mina.userId });
    expect(await world.decide(mina, [item], 'reject')).toMatchObject({ status: 201 });
  });

  it('names items without a token, and refuses what the contract does not know', async () => {
    const item = await world.claim(mina, await world.waiting());

    const { itemIds, leaseTokens } = { itemIds: [item.id], leaseTokens: {} };
    expect(
      await world.call(mina, 'POST', 'moderation/decisions', { itemIds, leaseTokens, action: 'approve' }),
    ).toMatchObject({
      status: 400,
      body: { errors: [{ path: `leaseTokens.${item.id}` }] },
    });
    expect(await world.decide(mina, [item], 'reject', { labels: null })).toMatchObject({ status: 400 });
    expect(await world.decide(mina, [item], 'explode')).toMatchObject({ status: 400 });
    expect(await world.decide(mina, [item], 'approve', { status: 'available' })).toMatchObject({ status: 400 });
    expect(await world.decide(mina, [item], 'defer', { deferUntil: '2001-01-01T00:00:00Z' })).toMatchObject({
      status: 400,
    });
  });

  it('labels and keeps the lease', async () => {
    const content = await world.waiting();
    const item = await world.claim(mina, content);

    expect(await world.decide(mina, [item], 'label', { labels: ['needs_crop'] })).toMatchObject({ status: 201 });

    const rows = await world.test.db.query(`SELECT flags FROM content WHERE id = $1`, [content]);
    expect(rows).toEqual([{ flags: ['needs_crop'] }]);
    expect(await world.decide(mina, [item], 'approve')).toMatchObject({ status: 201 });
  });

  it('offers the labels that were given most of late, by an index', async () => {
    const label = async (labels: readonly string[]) => {
      const item = await world.claim(mina, await world.waiting());
      return world.decide(mina, [item], 'label', { labels });
    };
    await label(['offered_often', 'offered_once']);
    await label(['offered_often']);
    const { body } = await label(['offered_wrongly']);
    await world.call(mina, 'POST', `moderation/decisions/${String(body['id'])}/reverse`);

    const { items } = (await world.call(omar, 'GET', 'moderation/labels')).body;

    expect(items.filter(({ label: name }) => String(name).startsWith('offered'))).toEqual([
      { label: 'offered_often', count: 2 },
      { label: 'offered_once', count: 1 },
    ]);
    expect(await world.call(await world.person('contributor'), 'GET', 'moderation/labels')).toMatchObject({
      status: 403,
    });
    const plan = await world.test.db.transaction(async () => {
      await world.test.db.query(`SET LOCAL enable_seqscan = off`);
      return world.test.db.query(`EXPLAIN ${USED_LABELS_SQL}`);
    });
    expect(JSON.stringify(plan)).toContain('moderation_decision_labelled_idx');
  });

  it('hands an escalated item to somebody else, more urgent than before, until it is decided', async () => {
    const content = await world.waiting();
    const item = await world.claim(mina, content);
    await world.decide(mina, [item], 'escalate', { note: 'Is this satire?' });

    await expect(world.claim(mina, content)).rejects.toThrow(/free/);
    const again = await world.claim(omar, content);
    expect(again.severity).toBe(item.severity + 1);
    await world.decide(omar, [again], 'defer');
    expect(await world.caseRow(item.id)).toMatchObject({ state: 'escalated' });
  });

  it('gives a deferred item to nobody before its time', async () => {
    const content = await world.waiting();
    const item = await world.claim(mina, content);
    await world.decide(mina, [item], 'defer', { deferUntil: new Date(Date.now() + 3_600_000).toISOString() });

    await expect(world.claim(omar, content)).rejects.toThrow(/free/);
    await world.test.asOwner(`UPDATE moderation_case SET not_before = now() WHERE id = $1`, [item.id]);
    expect((await world.claim(omar, content)).id).toBe(item.id);
  });

  it('plans that near duplicates follow, unless somebody else holds them, and does nothing to them', async () => {
    const [original, copy, heldCopy, stranger] = [
      await world.waiting(),
      await world.waiting(),
      await world.waiting(),
      await world.waiting(),
    ];
    for (const other of [copy, heldCopy]) {
      await world.test.asOwner(
        `INSERT INTO duplicate_pair (first_id, second_id, kind, distance, reason) VALUES (least($1, $2)::uuid, greatest($1, $2)::uuid, 'near_duplicate', 4, 'resized')`,
        [original, other],
      );
    }
    await world.claim(omar, heldCopy);
    const item = await world.claim(mina, original);

    const answer = await world.decide(mina, [item], 'approve', { applyToDuplicates: true });

    expect(answer.body.decisions.map(({ subjectId }) => subjectId)).toEqual([original]);
    const [planned] = answer.body['duplicates'] as Record<string, string>[];
    expect(planned).toMatchObject({ itemId: item.id, total: 1, planHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const items = await world.call(mina, 'GET', `moderation/batches/${planned?.['batchId'] ?? ''}/items`);
    expect(items.body.items).toMatchObject([
      { subjectId: original, exclusion: 'closed' },
      ...[copy, heldCopy]
        .map((subjectId) => ({ subjectId, exclusion: subjectId === copy ? null : 'held' }))
        .toSorted((a, b) => Number(a.exclusion !== null) - Number(b.exclusion !== null)),
    ]);
    const statuses = await Promise.all([original, copy, heldCopy, stranger].map((id) => world.statusOf(id)));
    expect(statuses).toEqual(['available', 'pending', 'pending', 'pending']);
  });

  it('carries over to duplicates only what a batch can take back', async () => {
    const item = await world.claim(mina, await world.waiting());
    const copying = { applyToDuplicates: true };

    expect(await world.decide(mina, [item], 'escalate', copying)).toMatchObject({
      ...{ status: 422, body: { code: 'moderation.not_applicable' } },
    });
    expect(await world.decide(mina, [item], 'delist', { ...copying, durationHours: 1 })).toMatchObject({
      ...{ status: 422, body: { code: 'moderation.not_applicable' } },
    });
    expect((await world.decide(mina, [item], 'approve', copying)).body).toMatchObject({ duplicates: [] });
  });

  it('takes a reported annotation away when it is rejected', async () => {
    const content = await seedContent(world.test);
    const annotation = await seedAnnotation(world.test, content, 'a cow');
    const reporter = await world.person('contributor');
    await world.call(reporter, 'POST', 'reports', {
      subjectType: 'annotation',
      subjectId: annotation,
      reason: 'malicious_annotation',
    });
    const item = await world.claim(mina, annotation, 'reports');

    expect(await world.decide(mina, [item], 'reject')).toMatchObject({ status: 201 });

    expect(
      await world.test.db.query(`SELECT deleted_at IS NOT NULL AS gone FROM annotation WHERE id = $1`, [annotation]),
    ).toEqual([{ gone: true }]);
  });

  it('brings a removed annotation back when that decision is reversed', async () => {
    const annotation = await seedAnnotation(world.test, await seedContent(world.test), 'a cow');
    const report = { subjectType: 'annotation', subjectId: annotation, reason: 'malicious_annotation' };
    await world.call(await world.person('contributor'), 'POST', 'reports', report);
    const decided = await world.decide(mina, [await world.claim(mina, annotation, 'reports')], 'reject');

    const id = String(decided.body.decisions[0]?.['id']);
    expect(await world.call(omar, 'POST', `moderation/decisions/${id}/reverse`)).toMatchObject({
      status: 200,
      body: { state: 'pending', status: null },
    });

    expect(
      await world.test.db.query(`SELECT deleted_at AS "deletedAt" FROM annotation WHERE id = $1`, [annotation]),
    ).toEqual([{ deletedAt: null }]);
  });

  describe('reversing', () => {
    it.each([
      ['approve', 'pending'],
      ['flag_illegal', 'pending'],
    ])('takes %s back: the case waits again, the content is %s', async (action, status) => {
      const content = await world.waiting();
      const item = await world.claim(mina, content);
      const decided = await world.decide(mina, [item], action);
      const id = String(decided.body.decisions[0]?.['id']);

      expect(await world.call(omar, 'POST', `moderation/decisions/${id}/reverse`)).toMatchObject({
        status: 200,
        body: { state: 'pending', status },
      });

      expect(await world.statusOf(content)).toBe(status);
      const again = await world.claim(omar, content);
      expect(again.leaseToken).toBeGreaterThan(item.leaseToken ?? 0);
      expect(await world.call(omar, 'POST', `moderation/decisions/${id}/reverse`)).toMatchObject({
        status: 409,
        body: { code: 'moderation.not_reversible' },
      });
      expect(await world.decide(omar, [again], 'reject')).toMatchObject({ status: 201 });
    });

    it('takes back the labels of a decision that nobody else gave', async () => {
      const content = await world.waiting();
      const item = await world.claim(mina, content);
      const first = await world.decide(mina, [item], 'label', { labels: ['needs_crop', 'blurred'] });
      await world.decide(mina, [item], 'label', { labels: ['blurred'] });
      const verdict = await world.decide(mina, [item], 'delist', { labels: ['needs_crop', 'upside_down'] });
      const flags = async () =>
        (await world.test.db.query<{ flags: string[] }>(`SELECT flags FROM content WHERE id = $1`, [content]))[0]
          ?.flags;
      const reverse = (answer: typeof first) =>
        world.call(mina, 'POST', `moderation/decisions/${String(answer.body['id'])}/reverse`);

      expect(await reverse(verdict)).toMatchObject({ status: 200, body: { state: 'pending' } });
      expect(await flags()).toEqual(['needs_crop', 'blurred']);
      expect(await reverse(first)).toMatchObject({ status: 200, body: { action: 'label', state: 'pending' } });
      expect(await flags()).toEqual(['blurred']);
      expect(await reverse(first)).toMatchObject({ status: 409, body: { code: 'moderation.not_reversible' } });
      expect(await contradictions(world.test, [content])).toEqual([]);
    });

    it('gives out again what was deferred, once, and takes back no escalation', async () => {
      const content = await world.waiting();
      const item = await world.claim(mina, content);
      const deferred = await world.decide(mina, [item], 'defer');
      const reverse = (answer: typeof deferred) =>
        world.call(mina, 'POST', `moderation/decisions/${String(answer.body['id'])}/reverse`);
      await expect(world.claim(omar, content)).rejects.toThrow(/free/);

      expect(await reverse(deferred)).toMatchObject({ status: 200, body: { action: 'defer', state: 'pending' } });
      expect(await reverse(deferred)).toMatchObject({ status: 409 });
      const again = await world.claim(omar, content);
      const escalated = await world.decide(omar, [again], 'escalate');
      expect(await reverse(escalated)).toMatchObject({ status: 409, body: { code: 'moderation.not_reversible' } });
      expect(await world.caseRow(item.id)).toMatchObject({ state: 'escalated' });
      expect(await contradictions(world.test, [content])).toEqual([]);
    });

    it('knows a decision on one item by the id of the answer too', async () => {
      const content = await world.waiting();
      const decided = await world.decide(mina, [await world.claim(mina, content)], 'reject');

      expect(
        await world.call(omar, 'POST', `moderation/decisions/${String(decided.body['id'])}/reverse`),
      ).toMatchObject({ status: 200, body: { status: 'pending' } });
    });

    it('refuses, and changes nothing, when a newer case about the same content is open', async () => {
      const content = await world.waiting();
      const decided = await world.decide(mina, [await world.claim(mina, content)], 'approve');
      await world.get(IntakeService).suspect(content, 'nsfw', 'nsfw');

      const answer = await world.call(
        mina,
        'POST',
        `moderation/decisions/${String(decided.body.decisions[0]?.['id'])}/reverse`,
      );

      expect(answer).toMatchObject({ status: 409, body: { code: 'moderation.not_reversible' } });
      expect(await world.statusOf(content)).toBe('available');
    });

    it('refuses when the status has been changed since', async () => {
      const content = await world.waiting();
      const decided = await world.decide(mina, [await world.claim(mina, content)], 'approve');
      await world.test.asOwner(`UPDATE content SET status = 'delisted' WHERE id = $1`, [content]);

      const answer = await world.call(
        mina,
        'POST',
        `moderation/decisions/${String(decided.body.decisions[0]?.['id'])}/reverse`,
      );

      expect(answer).toMatchObject({ status: 409, body: { code: 'moderation.not_reversible' } });
    });
  });

  it('closes the open cases of deleted content and hands out none of it', async () => {
    const content = await world.waiting();
    await world.test.asOwner(`UPDATE content SET deleted_at = now() WHERE id = $1`, [content]);
    await expect(world.claim(mina, content)).rejects.toThrow(/free/);

    await world.get(IntakeService).forgetContent(content);
    await world.get(IntakeService).forgetContent(content);

    const states = await world.test.db.query(`SELECT state FROM moderation_case WHERE subject_id = $1`, [content]);
    expect(states).toEqual([{ state: 'closed' }]);
  });
});

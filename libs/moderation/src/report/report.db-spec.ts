import type { Principal } from '@odr/access';
import type { UserId } from '@odr/kernel';
import { noticesOf } from '@odr/notification/testing';
import { seedAnnotation, seedContent } from '@odr/platform/testing';
import { IntakeService } from '../intake/intake.service.js';
import { contradictions } from '../testing/check-history.js';
import { ModerationWorld } from '../testing/moderation-world.js';
import { ReportService } from './report.service.js';

describe('reports', () => {
  let world: ModerationWorld;
  let mina: Principal;
  let rita: Principal;
  let sam: Principal;
  beforeAll(async () => {
    world = await ModerationWorld.start();
    mina = await world.person();
    rita = await world.person('contributor');
    sam = await world.person('contributor');
  });
  afterAll(() => world.stop());

  const report = (actor: Principal, subjectId: string, more = {}) =>
    world.call(actor, 'POST', 'reports', {
      subjectType: 'content',
      subjectId,
      reason: 'copyright',
      description: 'Mine!',
      ...more,
    });
  /** Gives somebody a past as a reporter. */
  const worked = async (reporter: Principal, outcomes: Readonly<Record<string, number>>) => {
    const [theCase] = await world.seedCases(1);
    for (const [outcome, count] of Object.entries(outcomes))
      await world.test.asOwner(
        `INSERT INTO report (id, subject_type, subject_id, reporter_id, reason, state, outcome, case_id, closed_at)
         SELECT gen_random_uuid(), 'content', gen_random_uuid(), $1, 'other', 'resolved', $2, $3, now() FROM generate_series(1, $4)`,
        [reporter.userId, outcome, theCase, count],
      );
  };
  /** Files a report by each of so many people. */
  const flood = async (content: string, count: number) => {
    const people = await world.test.asOwner<{ id: UserId }>(
      `INSERT INTO user_account (id, email, name, password_hash, role)
       SELECT id, id || '@example.org', 'One of many', '-', 'contributor' FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, $1)) many
       RETURNING id`,
      [count],
    );
    const service = world.get(ReportService);
    for (const { id } of people)
      await service.file(
        { subjectType: 'content', subjectId: content, reason: 'copyright' },
        { userId: id, role: 'contributor', teams: [] },
      );
  };
  const mineOf = async (actor: Principal) => (await world.call(actor, 'GET', 'reports/mine')).body.items;

  it('gather in one case, which grows more urgent, and is shown without names', async () => {
    const content = await seedContent(world.test);

    expect(await report(rita, content)).toMatchObject({ status: 201, body: { state: 'open', outcome: null } });
    expect(await report(sam, content, { reason: 'illegal_content' })).toMatchObject({ status: 201 });

    const item = await world.claim(mina, content, 'reports');
    expect(item).toMatchObject({
      severity: 3,
      priority: 20,
      reportCount: 2,
      reasons: [
        { kind: 'report', text: 'Mine!' },
        { kind: 'report', reason: 'copyright' },
      ],
    });
    expect(JSON.stringify(item)).not.toMatch(new RegExp(`${rita.userId}|${sam.userId}`));
  });

  it('are taken once per person and subject while open, even when sent at once', async () => {
    const content = await seedContent(world.test);

    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => report(rita, content)));

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'report.duplicate',
      existingId: expect.any(String),
    });
    expect((await world.claim(mina, content, 'reports')).priority).toBe(10);
  });

  it('tell their outcome, and may be filed again afterwards', async () => {
    const content = await seedContent(world.test);
    await report(rita, content);
    await report(sam, content);
    await world.decide(mina, [await world.claim(mina, content, 'reports')], 'delist');

    expect((await mineOf(rita))[0]).toMatchObject({
      subjectId: content,
      state: 'resolved',
      outcome: 'actioned',
      closedAt: expect.any(String),
    });
    expect((await mineOf(sam))[0]).toMatchObject({ outcome: 'actioned' });
    expect(await report(rita, content)).toMatchObject({ status: 404 });
  });

  it('open again exactly as they were closed when the decision is reversed', async () => {
    const content = await seedContent(world.test);
    await report(rita, content);
    const decided = await world.decide(mina, [await world.claim(mina, content, 'reports')], 'approve');
    expect((await mineOf(rita))[0]).toMatchObject({ outcome: 'not_actioned' });

    await world.call(mina, 'POST', `moderation/decisions/${String(decided.body.decisions[0]?.['id'])}/reverse`);

    expect((await mineOf(rita))[0]).toMatchObject({ state: 'open', outcome: null });
  });

  it('say that the subject is gone when it was deleted first', async () => {
    const content = await seedContent(world.test);
    const annotation = await seedAnnotation(world.test, content, 'a cow');
    await report(rita, content);
    await report(sam, annotation, { subjectType: 'annotation', reason: 'malicious_annotation' });

    await world.get(IntakeService).forgetContent(content);

    expect((await mineOf(rita))[0]).toMatchObject({ outcome: 'subject_gone' });
    expect((await mineOf(sam))[0]).toMatchObject({ outcome: 'subject_gone' });
  });

  it('are refused for what the reporter cannot see, and from strangers', async () => {
    const hidden = await seedContent(world.test, { status: 'pending' });

    expect(await report(rita, hidden)).toMatchObject({ status: 404, body: { code: 'report.subject_not_found' } });
    expect(await report(rita, 'no-id')).toMatchObject({ status: 400 });
    expect(await report(rita, hidden, { state: 'resolved' })).toMatchObject({ status: 400 });
    expect(await world.call(undefined, 'POST', 'reports', {})).toMatchObject({ status: 401 });
  });

  it('leave a history that names moderators and machines, never reporters', async () => {
    const content = await seedContent(world.test);
    await report(rita, content, { reason: 'privacy' });
    await world.decide(mina, [await world.claim(mina, content, 'reports')], 'approve', {
      note: 'A statue.',
      policy: 'privacy.faces',
    });

    const { body } = await world.call(mina, 'GET', `moderation/subjects/content/${content}/events`);

    expect(body.items).toMatchObject([
      { seq: 1, type: 'case_opened', actorKind: 'system', actorId: null },
      { seq: 2, type: 'report_filed', actorKind: 'human', actorId: null, payload: { reason: 'privacy' } },
      {
        seq: 3,
        type: 'case_decided',
        actorId: mina.userId,
        note: 'A statue.',
        payload: { action: 'approve', policy: 'privacy.faces', outcome: 'not_actioned' },
      },
    ]);
    expect(JSON.stringify(body)).not.toContain(rita.userId);
    expect(await world.call(mina, 'GET', `moderation/subjects/planet/${content}/events`)).toMatchObject({
      status: 400,
    });
    expect(await world.call(rita, 'GET', `moderation/subjects/content/${content}/events`)).toMatchObject({
      status: 403,
    });
  });

  it('weigh what their reporters have been worth, and more from those who are trusted', async () => {
    const admin = await world.person('admin');
    const [reliable, unreliable, trusted] = [
      await world.person('contributor'),
      await world.person('contributor'),
      await world.person('contributor'),
    ];
    await worked(reliable, { actioned: 8, not_actioned: 2 });
    await worked(unreliable, { actioned: 0, not_actioned: 10 });
    await world.call(admin, 'PUT', `moderation/reporters/${trusted.userId}/trust`, { isTrusted: true });
    const priorityOf = async (reporter: Principal) => {
      const content = await seedContent(world.test);
      await report(reporter, content);
      return (await world.claim(mina, content, 'reports')).priority;
    };

    expect([await priorityOf(reliable), await priorityOf(unreliable), await priorityOf(trusted)]).toEqual([13, 2, 30]);
    expect(await world.call(trusted, 'GET', 'reports/standing')).toMatchObject({
      body: { isTrusted: true, weight: 30, filed: 1, mute: null },
    });
  });

  it('of three hundred people about one thing make one case, as urgent as a case can become by reports', async () => {
    const content = await seedContent(world.test);
    await report(rita, content);
    await flood(content, 299);

    const item = await world.claim(mina, content, 'reports');

    expect(item).toMatchObject({ priority: 500, reportCount: 300 });
    expect(item.reasons).toHaveLength(20);
    const { body } = await world.decide(mina, [item], 'approve');
    expect(await world.caseRow(item.id)).toMatchObject({ report_count: 0 });
    await world.call(mina, 'POST', `moderation/decisions/${String(body.decisions[0]?.['id'])}/reverse`);
    expect(await world.caseRow(item.id)).toMatchObject({ report_count: 300 });
    expect(await contradictions(world.test, [content])).toEqual([]);
  });

  it('of what is one’s own are refused, for it can be deleted', async () => {
    const content = await seedContent(world.test, { userId: rita.userId });

    expect(await report(rita, content)).toMatchObject({ status: 409, body: { code: 'report.own_subject' } });
  });

  it('are not taken from who is muted; they are told why, appeal once, and somebody else answers', async () => {
    const [ada, berta] = [await world.person('admin'), await world.person('admin')];
    const troll = await world.person('contributor');
    const content = await seedContent(world.test);
    const path = `moderation/reporters/${troll.userId}`;
    expect(await world.call(mina, 'PUT', `${path}/mute`, { note: 'Forty.' })).toMatchObject({ status: 403 });
    await world.call(ada, 'PUT', `${path}/mute`, { days: 30, note: 'Forty in a row.' });

    expect(await report(troll, content)).toMatchObject({
      status: 403,
      body: { code: 'report.muted', until: expect.any(String) },
    });
    const appeal = () => world.call(troll, 'POST', 'reports/standing/appeal', { text: 'I mean well.' });
    expect(await appeal()).toMatchObject({ status: 200, body: { mute: { appeal: { outcome: null } } } });
    expect(await appeal()).toMatchObject({ status: 409, body: { code: 'reporter.no_appeal' } });
    const answer = (admin: Principal, outcome: string) => world.call(admin, 'POST', `${path}/mute-appeal`, { outcome });
    expect((await world.call(berta, 'GET', 'moderation/reporters?filter=appealed')).body.items).toHaveLength(1);
    expect((await world.call(ada, 'GET', path)).body).toMatchObject({ isMutedByMe: true, weight: 10 });
    expect((await world.call(berta, 'GET', path)).body).toMatchObject({ isMutedByMe: false });
    expect(await answer(ada, 'upheld')).toMatchObject({ status: 409, body: { code: 'reporter.own_mute' } });
    expect(await answer(berta, 'lifted')).toMatchObject({ status: 200, body: { mute: null } });
    expect(await report(troll, content)).toMatchObject({ status: 201 });
    const acts = await world.test.db.query(`SELECT act FROM audit_event WHERE subject_id = $1 ORDER BY seq`, [
      troll.userId,
    ]);
    expect(acts).toEqual(
      ['reporter.muted', 'reporter.mute_appealed', 'reporter.mute_appeal_decided'].map((act) => ({ act })),
    );
    expect((await noticesOf(world.test.db, troll.userId)).map(({ kind }) => kind)).toEqual([
      'reporting.muted',
      'reporting.unmuted',
    ]);
  });

  it('are read by administrators before they judge a reporter, and by no moderator', async () => {
    const admin = await world.person('admin');
    const anna = await world.person('contributor');
    const content = await seedContent(world.test);
    await report(anna, content);
    const path = `moderation/reporters/${anna.userId}`;

    expect((await world.call(admin, 'GET', `${path}/reports`)).body.items).toMatchObject([
      { subjectId: content, description: 'Mine!', state: 'open' },
    ]);
    expect(await world.call(mina, 'GET', `${path}/reports`)).toMatchObject({ status: 403 });
    const nobody = 'moderation/reporters/018f0000-0000-7000-8000-000000000001';
    for (const absent of [nobody, `${nobody}/reports`])
      expect(await world.call(admin, 'GET', absent)).toMatchObject({
        status: 404,
        body: { code: 'reporter.not_found' },
      });
  });
});

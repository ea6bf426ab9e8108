import type { Principal } from '@odr/access';
import { seedAnnotation, seedContent } from '@odr/platform/testing';
import { IntakeService } from '../intake/intake.service.js';
import { ModerationWorld } from '../testing/moderation-world.js';

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
});

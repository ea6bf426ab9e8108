import type { Principal } from '@odr/access';
import { newId } from '@odr/kernel';
import { noticesOf, noticesOn } from '@odr/notification/testing';
import { seedContent } from '@odr/platform/testing';
import { IntakeService } from '../intake/intake.service.js';
import { ModerationWorld } from '../testing/moderation-world.js';
import { NoticeLetters } from '../notice/notice-letters.js';
import { ReportReader } from './report.reader.js';
import { ReporterNews } from './reporter-news.js';

describe('telling people what became of their reports', () => {
  let world: ModerationWorld;
  let mina: Principal;
  let rita: Principal;
  beforeAll(async () => {
    world = await ModerationWorld.start();
    mina = await world.person();
  });
  beforeEach(async () => {
    rita = await world.person('contributor');
  });
  afterAll(() => world.stop());

  const report = async () => {
    const content = await seedContent(world.test);
    await world.call(rita, 'POST', 'reports', { subjectType: 'content', subjectId: content, reason: 'copyright' });
    return content;
  };
  /** Hands out the events that wait, as often as the relay might. */
  const deliver = async (times = 1) => {
    const { db } = world.test;
    const news = new ReporterNews(db, world.get(ReportReader), noticesOn(db), world.get(NoticeLetters));
    const events = await db.query<{ id: string; data: { reportId: string } }>(
      `UPDATE outbox_event SET relayed_at = now() WHERE name = 'report.resolved' AND relayed_at IS NULL RETURNING id, payload AS data`,
    );
    for (let time = 0; time < times; time += 1)
      for (const event of events) await news.onResolved({ ...event, name: 'report.resolved' });
  };
  const told = () => noticesOf(world.test.db, rita.userId);

  it('says the outcome once, however often the event comes', async () => {
    const content = await report();
    await world.decide(mina, [await world.claim(mina, content, 'reports')], 'delist');
    await deliver(3);

    expect(await told()).toEqual([
      {
        kind: 'report.resolved',
        data: { reportId: expect.any(String), subjectType: 'content', subjectId: content, outcome: 'actioned' },
      },
    ]);
  });

  it('says that the subject is gone', async () => {
    const content = await report();
    await world.get(IntakeService).forgetContent(content);
    await deliver();

    expect(await told()).toMatchObject([{ data: { subjectId: content, outcome: 'subject_gone' } }]);
  });

  it('waits for the next decision when the first was taken back', async () => {
    const content = await report();
    const { body } = await world.decide(mina, [await world.claim(mina, content, 'reports')], 'approve');
    await world.call(mina, 'POST', `moderation/decisions/${String(body.decisions[0]?.['id'])}/reverse`);
    await deliver();
    expect(await told()).toEqual([]);

    await world.decide(mina, [await world.claim(mina, content, 'reports')], 'delist');
    await deliver();
    expect(await told()).toMatchObject([{ data: { outcome: 'actioned' } }]);
  });

  it('says nothing of what does not end a report, nor of reports that are gone', async () => {
    const content = await report();
    await world.decide(mina, [await world.claim(mina, content, 'reports')], 'escalate');
    await deliver();
    await new ReporterNews(
      world.test.db,
      world.get(ReportReader),
      noticesOn(world.test.db),
      world.get(NoticeLetters),
    ).onResolved({
      id: newId(),
      name: 'report.resolved',
      data: { reportId: newId() },
    });

    expect(await told()).toEqual([]);
  });
});

import type { Principal } from '@odr/access';
import { newId, type EventId } from '@odr/kernel';
import { noticesOn } from '@odr/notification/testing';
import { seedContent } from '@odr/platform/testing';
import { ReportReader } from '../report/report.reader.js';
import { ReporterNews } from '../report/reporter-news.js';
import { contradictions } from '../testing/check-history.js';
import { ModerationWorld } from '../testing/moderation-world.js';
import { NoticeLetters } from './notice-letters.js';

describe('notices by people without an account', () => {
  let world: ModerationWorld;
  let mina: Principal;
  beforeAll(async () => {
    world = await ModerationWorld.start();
    mina = await world.person();
  });
  afterAll(() => world.stop());

  const object = (location: string, more = {}) =>
    world.call(undefined, 'POST', 'notices', {
      location,
      ground: 'depicted',
      explanation: 'This is me, and I never agreed to it.',
      isInGoodFaith: true,
      ...more,
    });
  const statusOf = async (token: unknown) => (await world.call(undefined, 'GET', `notices/${String(token)}`)).body;
  const hashOf = async (content: string) => {
    const [row] = await world.test.db.query<{ sha256: string }>(`SELECT sha256 FROM content WHERE id = $1`, [content]);
    return row?.sha256 ?? '';
  };
  const lettersTo = (email: string) =>
    world.test.db.query<{ letter: string; data: { link: string } }>(
      `SELECT letter, data FROM mail_message WHERE to_email = $1 ORDER BY id`,
      [email],
    );

  it('open a case, above what concerns works only, and tell their sender what became of it', async () => {
    const content = await seedContent(world.test);
    const filed = await object(`https://data.example.org/contents/${content}`);
    expect(filed).toMatchObject({ status: 201, body: { state: 'open', outcome: null, isComplete: false } });

    const item = await world.claim(mina, content, 'reports');
    expect(item).toMatchObject({ severity: 3, reportCount: 1, reasons: [{ kind: 'report', reason: 'privacy' }] });
    await world.decide(mina, [item], 'delist');

    expect(await statusOf(filed.body['token'])).toMatchObject({ state: 'resolved', outcome: 'actioned' });
    expect(await contradictions(world.test, [content])).toEqual([]);
  });

  it('are found by the hash of a file, and of child abuse go before everything', async () => {
    const content = await seedContent(world.test);

    const filed = await object((await hashOf(content)).toUpperCase(), { ground: 'child_abuse' });

    expect(filed.body).toMatchObject({ subjectId: content, isComplete: true });
    expect(await world.claim(mina, content, 'reports')).toMatchObject({ severity: 4 });
  });

  it('answer once by letter, and keep name and address sealed', async () => {
    const content = await seedContent(world.test);
    const email = `${newId<string>()}@example.org`;
    const filed = await object(content, { ground: 'rightsholder', name: 'Ada Example', email });
    expect(filed.body).toMatchObject({ isComplete: true, isAnsweredByLetter: true });
    const stored = await world.test.db.query(
      `SELECT n.*, r.* FROM public_notice n JOIN report r ON r.id = n.report_id WHERE r.subject_id = $1`,
      [content],
    );
    expect(JSON.stringify(stored)).not.toMatch(new RegExp(`Ada Example|${email}|${String(filed.body['token'])}`));

    await world.decide(mina, [await world.claim(mina, content, 'reports')], 'approve');
    const { db } = world.test;
    const news = new ReporterNews(db, world.get(ReportReader), noticesOn(db), world.get(NoticeLetters));
    const [event] = await db.query<{ id: EventId; data: { reportId: string } }>(
      `SELECT o.id, o.payload AS data FROM outbox_event o JOIN report r ON r.id = (o.payload->>'reportId')::uuid
        WHERE o.name = 'report.resolved' AND r.subject_id = $1`,
      [content],
    );
    if (event === undefined) throw new Error('Nothing was told.');
    for (let time = 0; time < 2; time += 1) await news.onResolved({ ...event, name: 'report.resolved' });

    const letters = await lettersTo(email);
    expect(letters.map(({ letter }) => letter)).toEqual(['notice_received', 'notice_answered']);
    expect(letters.every(({ data }) => data.link.endsWith(`/notice/${String(filed.body['token'])}`))).toBe(true);
  });

  it('treat what is hidden like what is not there', async () => {
    const hidden = await seedContent(world.test, { status: 'pending' });
    const absent = { status: 404, body: { code: 'notice.subject_not_found' } };

    expect(await object(hidden)).toMatchObject(absent);
    expect(await object(await hashOf(hidden))).toMatchObject(absent);
    expect(await object(newId<string>())).toMatchObject(absent);
    expect(await object('my holiday picture')).toMatchObject(absent);
    expect(await statusOf('made-up')).toMatchObject({ code: 'notice.not_found' });
  });

  it('need reasons and good faith', async () => {
    const content = await seedContent(world.test);

    expect(await object(content, { isInGoodFaith: false })).toMatchObject({ status: 400 });
    expect(await object(content, { explanation: 'mine' })).toMatchObject({ status: 400 });
    expect(await object(content, { email: 'not an address' })).toMatchObject({ status: 400 });
  });
});

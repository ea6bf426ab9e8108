import { Clock, type UserId } from '@odr/kernel';
import { seedUser, testDatabase, type TestDatabase } from '@odr/platform/testing';
import { MailMessageRepository } from './letter/mail-message.repository.js';
import { NoticeRepository } from './notice/notice.repository.js';
import { Pruner } from './pruner.js';
import { letterBoxOn, noticesOn } from './testing/index.js';

describe('forgetting what is old', () => {
  let test: TestDatabase;
  let ann: UserId;
  beforeAll(async () => {
    test = await testDatabase();
    ann = await seedUser(test);
  });
  afterAll(() => test.close());

  const prune = () => {
    const { db } = test;
    return new Pruner(new MailMessageRepository(db), new NoticeRepository(db), new Clock()).prune();
  };
  const aged = async (days: number, state: 'sent' | 'waiting') => {
    const link = { link: 'https://example.org/x', expiresAt: new Date().toISOString() };
    const id = await test.db.transaction(() =>
      letterBoxOn(test.db).post('verify_email', { email: `${days}@example.org` }, link),
    );
    await test.db.query(
      `UPDATE mail_message SET created_at = now() - make_interval(days => $2), state = $3, data = CASE WHEN $3 = 'sent' THEN NULL ELSE data END
        WHERE id = $1`,
      [id, days, state],
    );
  };
  const left = () =>
    test.db.query(
      `SELECT to_email AS "to", state, data IS NULL AS "isEmpty" FROM mail_message ORDER BY created_at DESC`,
    );

  it('keeps mails for two months, and links that were never sent for three days', async () => {
    await aged(1, 'waiting');
    await aged(4, 'waiting');
    await aged(59, 'sent');
    await aged(61, 'sent');
    await prune();

    expect(await left()).toEqual([
      { to: '1@example.org', state: 'waiting', isEmpty: false },
      { to: '4@example.org', state: 'failed', isEmpty: true },
      { to: '59@example.org', state: 'sent', isEmpty: true },
    ]);
  });

  it('keeps notices for half a year', async () => {
    for (const days of [179, 181]) {
      await test.db.transaction(() => noticesOn(test.db).tell('team.deleted', [ann], { teamName: `${days}` }));
      await test.db.query(
        `UPDATE notification SET created_at = now() - make_interval(days => $1) WHERE data ->> 'teamName' = $2`,
        [days, `${days}`],
      );
    }
    await prune();

    expect(await test.db.query(`SELECT data FROM notification`)).toEqual([{ data: { teamName: '179' } }]);
  });
});

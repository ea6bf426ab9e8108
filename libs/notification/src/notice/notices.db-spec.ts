import { AsyncResource } from 'node:async_hooks';
import { newId, type UserId } from '@odr/kernel';
import { OutsideTransaction } from '@odr/platform';
import { seedUser, testDatabase, type TestDatabase } from '@odr/platform/testing';
import { letterBoxOn, lettersTo, noticesOf, noticesOn, verifiedUser } from '../testing/index.js';
import { PreferenceRepository } from '../preference/preference.repository.js';
import { DigestProcessor } from './digest.processor.js';
import { NoticeRepository } from './notice.repository.js';
import type { Notices } from './notices.js';

describe('telling people', () => {
  let test: TestDatabase;
  let notices: Notices;
  let preferences: PreferenceRepository;
  let ann: UserId;
  beforeAll(async () => {
    test = await testDatabase();
    notices = noticesOn(test.db);
    preferences = new PreferenceRepository(test.db);
  });
  beforeEach(async () => {
    await test.asOwner(`TRUNCATE job, mail_message`);
    ann = await verifiedUser(test);
  });
  afterAll(() => test.close());

  const failed = (name: string) => ({ contentId: ann, name, code: 'content.undecodable' });
  const tell = (name: string, source?: string) =>
    test.db.transaction(() => notices.tell('content.failed', [ann], failed(name), { source }));
  const jobs = () =>
    test.db.query<{ name: string; payload: object; isLater: boolean }>(
      `SELECT name, payload, run_after > now() + interval '9 minutes' AS "isLater" FROM job WHERE state = 'queued' ORDER BY id`,
    );
  const digest = (category: 'contributions' | 'teams' = 'contributions') =>
    new DigestProcessor(test.db, new NoticeRepository(test.db), preferences, letterBoxOn(test.db)).send({
      data: { userId: ann, category },
    } as never);
  const letters = () => lettersTo(test.db, `${ann}@example.org`);

  it('puts a row into the centre of each and asks for one mail some minutes later', async () => {
    const bob = await seedUser(test);
    await test.db.transaction(() => notices.tell('team.deleted', [ann, bob, ann], { teamName: 'Owls' }));
    await test.db.transaction(() => notices.tell('team.deleted', [ann], { teamName: 'Cats' }));

    expect(await noticesOf(test.db, ann)).toEqual([
      { kind: 'team.deleted', data: { teamName: 'Owls' } },
      { kind: 'team.deleted', data: { teamName: 'Cats' } },
    ]);
    expect(await noticesOf(test.db, bob)).toHaveLength(1);
    expect(await jobs()).toEqual(
      expect.arrayContaining(
        [ann, bob].map((userId) => ({ name: 'mail.digest', payload: { userId, category: 'teams' }, isLater: true })),
      ),
    );
    expect(await jobs()).toHaveLength(2);
  });

  it('tells once what comes from one event', async () => {
    await tell('a.jpg', 'event-1');
    await tell('a.jpg', 'event-1');
    await tell('b.jpg', 'event-2');

    expect(await noticesOf(test.db, ann)).toHaveLength(2);
  });

  it('mails at once what concerns the safety of an account', async () => {
    await test.db.transaction(() => notices.tell('security.password_changed', [ann], {}));

    expect(await letters()).toEqual([
      {
        letter: 'notice',
        data: { notice: { kind: 'security.password_changed', data: {} }, at: expect.any(String) },
      },
    ]);
    expect(await jobs()).toMatchObject([{ name: 'mail.send', isLater: false }]);
  });

  it('mails no notice of what a letter says already', async () => {
    const invitation = { teamName: 'Owls', role: 'viewer', invitedBy: 'Bob' } as const;
    await test.db.transaction(() => notices.tell('team.invited', [ann], invitation));

    expect(await noticesOf(test.db, ann)).toHaveLength(1);
    expect(await jobs()).toEqual([]);
  });

  it('makes one mail of five hundred notices', async () => {
    await test.db.transaction(async () => {
      for (let count = 0; count < 500; count += 1) await notices.tell('content.failed', [ann], failed(`${count}.jpg`));
    });
    expect(await jobs()).toHaveLength(1);

    await digest();
    await digest();

    expect(await letters()).toMatchObject([
      {
        letter: 'digest',
        data: {
          category: 'contributions',
          groups: [{ notice: { kind: 'content.failed', data: { name: '0.jpg' } }, more: 499 }],
          left: 0,
        },
      },
    ]);
  });

  it('leaves out of the mail what was read meanwhile, and what belongs to another category', async () => {
    await tell('a.jpg');
    await tell('b.jpg');
    await test.db.query(`UPDATE notification SET read_at = now() WHERE data ->> 'name' = 'a.jpg'`);

    await digest('teams');
    expect(await letters()).toEqual([]);
    await digest();
    expect(await letters()).toMatchObject([{ data: { groups: [{ notice: { data: { name: 'b.jpg' } }, more: 0 }] } }]);
  });

  it('mails nothing to those who do not want it, nor to accounts that are closed', async () => {
    await preferences.set(ann, 'contributions', false);
    await tell('a.jpg');
    await digest();
    await preferences.set(ann, 'contributions', true);
    await tell('b.jpg');
    await test.db.query(`UPDATE user_account SET is_active = false WHERE id = $1`, [ann]);
    await test.db.transaction(() => notices.tell('security.totp_disabled', [ann], {}));
    await digest();

    expect(await letters()).toEqual([]);
    expect(await noticesOf(test.db, ann)).toHaveLength(3);
  });

  it('fills nobody’s mailbox before they have proved that it is theirs, but keeps watch over the account', async () => {
    await test.db.query(`UPDATE user_account SET email_verified_at = NULL, name = 'Buy now' WHERE id = $1`, [ann]);
    await tell('a.jpg');
    await digest();
    expect(await letters()).toEqual([]);

    await test.db.transaction(() => notices.tell('security.password_changed', [ann], {}));
    expect(await test.db.query(`SELECT letter, to_name FROM mail_message`)).toEqual([
      { letter: 'notice', to_name: null },
    ]);
  });

  it('tells people only: service accounts read nothing', async () => {
    const id = newId<UserId>();
    await test.db.query(
      `INSERT INTO user_account (id, kind, name, role) VALUES ($1, 'service', 'Captions', 'contributor')`,
      [id],
    );
    await test.db.transaction(() => notices.tell('content.failed', [id, ann], failed('a.jpg')));
    await test.db.transaction(() => notices.tell('security.api_key_made', [id], { name: 'a', prefix: 'odr_a' }));

    expect(await noticesOf(test.db, id)).toEqual([]);
    expect(await noticesOf(test.db, ann)).toHaveLength(1);
  });

  it('loses nothing that is told while a digest is being made', async () => {
    await tell('a.jpg');
    let made: Promise<void> | undefined;
    await test.db.transaction(async () => {
      await notices.tell('content.failed', [ann], failed('b.jpg'));
      // The waiting job keeps a second one away, so the digest it makes has to see this notice.
      made = outside(() => digest());
      await new Promise((done) => setTimeout(done, 100));
      expect(await letters()).toEqual([]);
    });
    await made;

    expect(await letters()).toMatchObject([{ data: { groups: [{ more: 1 }] } }]);
  });

  it('tells nothing that is rolled back, nor outside a transaction, nor people who are gone', async () => {
    const failing = test.db.transaction(async () => {
      await notices.tell('security.password_changed', [ann], {});
      throw new Error('changed its mind');
    });
    await expect(failing).rejects.toThrow('changed its mind');
    await expect(notices.tell('team.deleted', [ann], { teamName: 'Owls' })).rejects.toThrow(OutsideTransaction);
    await test.db.transaction(() =>
      notices.tell('team.deleted', [crypto.randomUUID() as UserId], { teamName: 'Owls' }),
    );

    expect(await noticesOf(test.db, ann)).toEqual([]);
    expect(await jobs()).toEqual([]);
  });

  it('forgets everything together with the account', async () => {
    await tell('a.jpg');
    await digest();
    await test.asOwner(`DELETE FROM user_account WHERE id = $1`, [ann]);

    expect(await noticesOf(test.db, ann)).toEqual([]);
    expect(await letters()).toEqual([]);
  });

  const OUTSIDE = new AsyncResource('outside');
  const outside = <T>(work: () => T): T => OUTSIDE.runInAsyncScope(work);
});

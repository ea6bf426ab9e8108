import { setTimeout as sleep } from 'node:timers/promises';
import { Clock, type MailMessageId } from '@odr/kernel';
import { JobQueue, Mailer, OutsideTransaction, SmtpMailer, type Mail } from '@odr/platform';
import { MailServer, testDatabase, type TestDatabase } from '@odr/platform/testing';
import PostalMime from 'postal-mime';
import { Logger } from '@nestjs/common';
import { letterBoxOn } from '../testing/index.js';
import { MailMessageRepository } from './mail-message.repository.js';
import { MailProcessor } from './mail.processor.js';

const LINK = 'https://data.example.org/reset?token=one-time';

describe('a letter', () => {
  let test: TestDatabase;
  let server: MailServer;
  const logged: unknown[] = [];
  beforeAll(async () => {
    test = await testDatabase();
    const keep = (...line: unknown[]) => void logged.push(line);
    Logger.overrideLogger({ log: keep, warn: keep, error: keep });
  });
  beforeEach(async () => {
    await test.asOwner(`TRUNCATE job, mail_message`);
    server = await MailServer.start();
  });
  afterEach(() => server.stop());
  afterAll(() => test.close());

  const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
  const post = (expiresAt = inAnHour()): Promise<MailMessageId> =>
    test.db.transaction(() =>
      letterBoxOn(test.db).post('reset_password', { email: 'ada@example.org', name: 'Ada' }, { link: LINK, expiresAt }),
    );
  const mailer = () =>
    new SmtpMailer(
      { host: '127.0.0.1', port: server.port, user: undefined, password: undefined, tls: 'if_offered' },
      { address: 'no-reply@example.com' },
    );
  const processor = (by: Mailer = mailer()) =>
    new MailProcessor(new MailMessageRepository(test.db), by, new JobQueue(test.db), new Clock());
  const send = (id: MailMessageId, by = processor()) => by.send({ data: { messageId: id } } as never);
  const row = async (id: MailMessageId) => {
    const [found] = await test.db.query<Record<string, unknown>>(
      `SELECT state, attempts, failure, data, finished_at IS NOT NULL AS "isFinished" FROM mail_message WHERE id = $1`,
      [id],
    );
    return found;
  };
  /** Seconds until each job that waits. */
  const waiting = async (): Promise<number[]> => {
    const rows = await test.db.query<{ seconds: number }>(
      `SELECT round(extract(epoch FROM run_after - now()))::int AS seconds FROM job WHERE name = 'mail.send' AND run_after > now() + interval '1 s'`,
    );
    return rows.map(({ seconds }) => seconds);
  };

  it('is sent after the transaction, and what it said is forgotten', async () => {
    const id = await post();
    expect(await row(id)).toMatchObject({ state: 'waiting', data: { link: LINK } });

    await send(id);

    expect(await row(id)).toEqual({ state: 'sent', attempts: 1, failure: null, data: null, isFinished: true });
    const mail = await PostalMime.parse(server.mails[0]?.source ?? '');
    expect(mail.messageId).toMatch(new RegExp(`^<${id}@`));
    expect(mail.text).toContain(LINK);
    expect(mail.text).toContain('Hello Ada,');
  });

  it('is sent once, however often its job runs', async () => {
    const id = await post();
    await Promise.all([send(id), send(id), send(id)]);
    await send(id);

    expect(server.mails).toHaveLength(1);
  });

  it('is not lost when a worker dies while sending: another waits until that is certain', async () => {
    const id = await post();
    await test.db.query(`UPDATE mail_message SET lease_until = now() + interval '1 minute' WHERE id = $1`, [id]);
    await send(id);
    expect(server.mails).toEqual([]);
    expect(await waiting()).toEqual([120]);

    await test.db.query(`UPDATE mail_message SET lease_until = now() - interval '1 s' WHERE id = $1`, [id]);
    await send(id);
    expect(server.mails).toHaveLength(1);
  });

  it('is tried again later when the server cannot take it now', async () => {
    const id = await post();
    server.refusal = { recipient: { code: 450, text: 'Greylisted, ada@example.org' } };
    await send(id);

    expect(await row(id)).toMatchObject({
      state: 'waiting',
      attempts: 1,
      failure: { code: 'EENVELOPE', responseCode: 450 },
      data: { link: LINK },
    });
    expect(await waiting()).toEqual([60]);

    server.refusal = {};
    await send(id);
    expect(await row(id)).toMatchObject({ state: 'sent', attempts: 2, data: null });
    expect(server.mails).toHaveLength(1);
  });

  it('is given up after a day of trying, and forgets what it said', async () => {
    const id = await post();
    server.refusal = { message: { code: 451, text: 'Later' } };
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      await test.db.query(`DELETE FROM job`);
      await send(id);
      waits.push(...(await waiting()));
    }

    expect(waits.map((seconds) => seconds / 60)).toEqual([1, 5, 15, 60, 180, 360, 720]);
    expect(await row(id)).toMatchObject({ state: 'failed', attempts: 8, data: null, failure: { responseCode: 451 } });
  });

  it('that the server refuses for good is recorded, and not tried again', async () => {
    const id = await post();
    server.refusal = { recipient: { code: 550, text: 'No such user' } };
    await send(id);
    await send(id);

    expect(await row(id)).toEqual({
      state: 'failed',
      attempts: 1,
      failure: { code: 'EENVELOPE', responseCode: 550 },
      data: null,
      isFinished: true,
    });
    expect(await waiting()).toEqual([]);
  });

  it('whose link has expired is not sent any more', async () => {
    const id = await post(new Date(Date.now() - 1).toISOString());
    await send(id);

    expect(await row(id)).toMatchObject({ state: 'expired', data: null });
    expect(server.mails).toEqual([]);
  });

  it('waits while the server is silent, and the next attempt finds it', async () => {
    const id = await post();
    await server.stop();
    const silent = processor();
    await send(id, silent);
    expect(await row(id)).toMatchObject({ state: 'waiting', failure: { code: 'ESOCKET' } });

    server = await MailServer.start();
    await send(id);
    expect(server.mails).toHaveLength(1);
  });

  it('that fails by our own fault comes back as seldom, and not for ever', async () => {
    const id = await post();
    class Broken extends Mailer {
      async send(_mail: Mail): Promise<void> {
        await sleep(0);
        throw new TypeError('a defect');
      }
    }
    await send(id, processor(new Broken()));
    expect(await row(id)).toMatchObject({ state: 'waiting', failure: { code: 'service.internal' } });
    expect(await waiting()).toEqual([60]);

    for (let attempt = 2; attempt <= 8; attempt += 1) await send(id, processor(new Broken()));
    expect(await row(id)).toMatchObject({ state: 'failed', data: null });
  });

  it('leaves ids and codes in the log, neither links nor addresses', async () => {
    logged.length = 0;
    server.refusal = { recipient: { code: 450, text: 'Greylisted, ada@example.org' } };
    const id = await post();
    await send(id);
    server.refusal = {};
    await send(id);

    expect(JSON.stringify(logged)).toContain(id);
    expect(JSON.stringify(logged)).not.toMatch(/one-time|ada@|Ada/);
  });

  it('is not posted by a transaction that rolls back, nor outside of one', async () => {
    const failing = test.db.transaction(async () => {
      await letterBoxOn(test.db).post(
        'verify_email',
        { email: 'ada@example.org' },
        { link: LINK, expiresAt: inAnHour() },
      );
      throw new Error('changed its mind');
    });
    await expect(failing).rejects.toThrow('changed its mind');
    await expect(
      letterBoxOn(test.db).post('verify_email', { email: 'ada@example.org' }, { link: LINK, expiresAt: inAnHour() }),
    ).rejects.toThrow(OutsideTransaction);

    expect(await test.db.query(`SELECT FROM mail_message`)).toEqual([]);
    expect(await test.db.query(`SELECT FROM job`)).toEqual([]);
  });

  it('keeps its links in the database only while it waits: the table sees to it', async () => {
    const id = await post();

    await expect(test.db.query(`UPDATE mail_message SET state = 'sent' WHERE id = $1`, [id])).rejects.toThrow(
      /mail_message_data_check/,
    );
  });
});

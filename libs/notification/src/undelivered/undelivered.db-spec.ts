import type { Principal } from '@odr/access';
import { newId, type MailMessageId } from '@odr/kernel';
import { MailServer } from '@odr/platform/testing';
import { LetterBox } from '../letter/letter-box.js';
import { MailProcessor } from '../letter/mail.processor.js';
import { NotificationWorld } from '../testing/notification-world.js';

describe('mails that have not arrived', () => {
  let world: NotificationWorld;
  let server: MailServer;
  let admin: Principal;
  beforeAll(async () => {
    server = await MailServer.start();
    // Read when the world is built.
    process.env['SMTP_URL'] = `smtp://127.0.0.1:${server.port}`;
    process.env['MAIL_FROM'] = 'no-reply@example.org';
    world = await NotificationWorld.start();
    admin = await world.person('admin');
  });
  beforeEach(async () => {
    server.refusal = {};
    await world.test.asOwner(`TRUNCATE job, mail_message`);
  });
  afterAll(async () => {
    delete process.env['SMTP_URL'];
    delete process.env['MAIL_FROM'];
    await world.stop();
    await server.stop();
  });

  const LATER = { recipient: { code: 450, text: 'Greylisted' } };
  const NEVER = { recipient: { code: 550, text: 'No such user' } };
  const send = (messageId: string) => world.get(MailProcessor).send({ data: { messageId } } as never);
  const posted = async (email: string, refusal: typeof LATER | Record<string, never>): Promise<MailMessageId> => {
    const data = { link: 'https://example.org/one-time', expiresAt: new Date(Date.now() + 3_600_000).toISOString() };
    const id = await world.test.db.transaction(() => world.get(LetterBox).post('reset_password', { email }, data));
    await world.test.asOwner(`DELETE FROM job`);
    server.refusal = refusal;
    await send(id);
    server.refusal = {};
    return id;
  };
  const list = async (query = '') => (await world.call(admin, 'GET', `admin/mails${query}`)).body;
  const attempts = async (id: string) => {
    const [row] = await world.test.asOwner<{ attempts: number }>(`SELECT attempts FROM mail_message WHERE id = $1`, [
      id,
    ]);
    return row?.attempts;
  };
  /** What is due now. */
  const due = async (): Promise<string[]> => {
    const rows = await world.test.asOwner<{ id: string }>(
      `SELECT payload->>'messageId' AS id FROM job WHERE name = 'mail.send' AND run_after <= now()`,
    );
    return rows.map(({ id }) => id).sort();
  };

  it('are listed with the reason and without what they say; what was sent or waits for its first attempt is not', async () => {
    await posted('sent@example.org', {});
    const refused = await posted('gone@example.org', NEVER);
    const delayed = await posted('ada@example.org', LATER);

    const { items } = await list();
    expect(items).toMatchObject([
      {
        id: delayed,
        letter: 'reset_password',
        to: 'ada@example.org',
        state: 'waiting',
        attempts: 1,
        failure: { code: 'EENVELOPE', responseCode: 450 },
        finishedAt: null,
      },
      { id: refused, state: 'failed', failure: { responseCode: 550 }, finishedAt: expect.any(String) },
    ]);
    expect(JSON.stringify(items)).not.toContain('one-time');
    expect((await list('?state=failed')).items.map(({ id }) => id)).toEqual([refused]);
    const first = await list('?limit=1');
    expect((await list(`?limit=1&cursor=${String(first['nextCursor'])}`)).items.map(({ id }) => id)).toEqual([refused]);
  });

  it('are tried again at once when somebody asks, which takes no attempt away from them', async () => {
    const id = await posted('ada@example.org', LATER);
    for (let time = 0; time < 20; time += 1) {
      expect(await world.call(admin, 'POST', `admin/mails/${id}/retry`)).toMatchObject({ status: 204 });
      server.refusal = LATER;
      await send(id);
    }
    expect(await attempts(id)).toBe(1);
    expect(await due()).toEqual([id]);

    server.refusal = {};
    await send(id);
    expect((await list()).items).toEqual([]);
    expect(server.mails.at(-1)?.source).toContain('ada@example.org');
  });

  it('are tried all at once when the server is well again', async () => {
    const waiting = [await posted('a@example.org', LATER), await posted('b@example.org', LATER)];
    await posted('gone@example.org', NEVER);
    expect(await world.call(admin, 'POST', 'admin/mails/retry')).toMatchObject({ status: 200, body: { retried: 2 } });
    expect(await due()).toEqual([...waiting].sort());
  });

  it('cannot be sent again once they were given up, as what they said is forgotten', async () => {
    const id = await posted('gone@example.org', NEVER);
    expect(await world.call(admin, 'POST', `admin/mails/${id}/retry`)).toMatchObject({
      status: 409,
      body: { code: 'mailbox.mail_over' },
    });
    expect(await world.call(admin, 'POST', `admin/mails/${newId()}/retry`)).toMatchObject({ status: 404 });
  });

  it.each(['contributor', 'moderator'] as const)('are no business of a %s', async (role) => {
    const somebody = await world.person(role);
    expect(await world.call(somebody, 'GET', 'admin/mails')).toMatchObject({ status: 403 });
    expect(await world.call(somebody, 'POST', 'admin/mails/retry')).toMatchObject({ status: 403 });
  });
});

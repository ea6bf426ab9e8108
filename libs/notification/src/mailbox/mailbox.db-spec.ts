import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Principal } from '@odr/access';
import { newId } from '@odr/kernel';
import { LetterBox } from '../letter/letter-box.js';
import { NotificationWorld } from '../testing/notification-world.js';

describe('the mailbox of an installation without a mail server', () => {
  let world: NotificationWorld;
  let admin: Principal;
  beforeAll(async () => {
    world = await NotificationWorld.start();
    admin = await world.person('admin');
  });
  afterEach(() => {
    delete process.env['SMTP_URL'];
    delete process.env['MAIL_FROM'];
  });
  afterAll(() => world.stop());

  const post = async (email: string, name?: string) => {
    const link = `https://example.org/reset?token=${newId()}`;
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const id = await world.test.db.transaction(() =>
      world.get(LetterBox).post('reset_password', { email, name }, { link, expiresAt }),
    );
    await world.runMailJobs();
    return { id, link };
  };
  const folder = () => join(world.dataDir, 'mailbox');

  it('is empty before the first letter', async () => {
    expect(await world.call(admin, 'GET', 'mailbox')).toEqual({ status: 200, body: { items: [], nextCursor: null } });
  });

  it('shows what was written to whom, with its links, in a folder for its owner only', async () => {
    const { id, link } = await post('grace@example.org', 'Grace');

    expect((await world.call(admin, 'GET', 'mailbox')).body.items).toMatchObject([
      { id, to: 'grace@example.org', subject: 'Choose a new password', at: expect.any(String) },
    ]);
    const { body } = await world.call(admin, 'GET', `mailbox/${id}`);
    expect(body).toMatchObject({ id, from: 'no-reply@odr.localhost', text: expect.stringContaining(link) });
    expect(body['text']).toContain('Hello Grace,');
    expect(body['html']).toContain(`<a href="${link}">`);
    const [name = ''] = await readdir(folder());
    expect(name).toMatch(new RegExp(`^\\d{8}T\\d{9}Z-${id}\\.eml$`));
    expect((await stat(join(folder(), name))).mode & 0o777).toBe(0o600);
    expect((await stat(folder())).mode & 0o777).toBe(0o700);
  });

  it('tells the audit log who read a letter', async () => {
    const { id } = await post('ada@example.org');
    await world.call(admin, 'GET', `mailbox/${id}`);

    expect(
      await world.test.db.query(
        `SELECT actor_id AS actor, details FROM audit_event WHERE act = 'mailbox.mail_read' ORDER BY seq`,
      ),
    ).toContainEqual({ actor: admin.userId, details: { messageId: id } });
  });

  it('comes page by page, latest first, and overlooks what is not a mail', async () => {
    const sent = [await post('a@example.org'), await post('b@example.org'), await post('c@example.org')];
    await writeFile(join(folder(), 'notes.txt'), 'not a mail');
    await writeFile(join(folder(), '20991122T185000123Z-half.eml.part'), 'half a mail');

    const first = (await world.call(admin, 'GET', 'mailbox?limit=2')).body;
    const second = (await world.call(admin, 'GET', `mailbox?limit=2&cursor=${String(first['nextCursor'])}`)).body;

    expect([...first.items, ...second.items].map(({ id }) => id).slice(0, 3)).toEqual(
      sent.map(({ id }) => id).reverse(),
    );
    expect(
      await world.call(admin, 'GET', `mailbox?cursor=${Buffer.from('["../../etc/passwd"]').toString('base64url')}`),
    ).toMatchObject({ status: 400, body: { code: 'request.malformed_cursor' } });
  });

  it('is read by administrators, and ends at its folder', async () => {
    const { id } = await post('a@example.org');
    for (const role of ['contributor', 'moderator'] as const) {
      expect(await world.call(await world.person(role), 'GET', 'mailbox')).toMatchObject({ status: 403 });
      expect(await world.call(await world.person(role), 'GET', `mailbox/${id}`)).toMatchObject({ status: 403 });
    }
    expect(await world.call(undefined, 'GET', `mailbox/${id}`)).toMatchObject({ status: 401 });
    expect(await world.call(admin, 'GET', `mailbox/${newId()}`)).toMatchObject({
      status: 404,
      body: { code: 'mailbox.mail_not_found' },
    });
    expect(await world.call(admin, 'GET', 'mailbox/..%2F..%2Fetc%2Fpasswd')).toMatchObject({ status: 400 });
  });

  it('is not there where mails are sent', async () => {
    const { id } = await post('a@example.org');
    process.env['SMTP_URL'] = 'smtp://mail.example.org';
    process.env['MAIL_FROM'] = 'no-reply@example.org';

    for (const path of ['mailbox', `mailbox/${id}`]) {
      expect(await world.call(admin, 'GET', path)).toMatchObject({ status: 404, body: { code: 'mailbox.not_kept' } });
    }
  });
});

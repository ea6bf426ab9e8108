import type { Principal } from '@odr/access';
import { Mailbox } from '@odr/platform';
import { Notices } from '../notice/notices.js';
import { NotificationWorld } from '../testing/notification-world.js';

describe('which notices come by mail', () => {
  let world: NotificationWorld;
  let ann: Principal;
  beforeAll(async () => {
    world = await NotificationWorld.start();
  });
  beforeEach(async () => {
    ann = await world.person();
  });
  afterAll(() => world.stop());

  const ALL = {
    security: true,
    teams: true,
    contributions: true,
    reports: true,
    agreements: true,
    searches: true,
    datasets: true,
  };
  const preferences = (actor = ann) => world.call(actor, 'GET', 'notifications/preferences');
  const change = (body: object) => world.call(ann, 'PATCH', 'notifications/preferences', { body });
  const tell = () =>
    world.test.db.transaction(() => world.get(Notices).tell('team.deleted', [ann.userId], { teamName: 'Owls' }));
  const mails = async () =>
    (await world.get(Mailbox).list(100)).items.filter(({ to }) => to === `${ann.userId}@example.org`);
  /** The one-click address in the headers of the latest mail. */
  const link = async (): Promise<string> => {
    await tell();
    await world.runMailJobs();
    const [mail] = await mails();
    const { text } = (await world.get(Mailbox).read(mail?.id ?? '')) ?? { text: '' };
    return `notifications/unsubscribe?token=${/unsubscribe#token=([\w-]+)/.exec(text)?.[1] ?? ''}`;
  };

  it('is all, until its owner says otherwise', async () => {
    expect(await preferences()).toEqual({ status: 200, body: ALL });

    expect(await change({ teams: false, reports: false })).toEqual({
      status: 200,
      body: { ...ALL, teams: false, reports: false },
    });
    expect(await change({ teams: true })).toMatchObject({ body: { ...ALL, reports: false } });
    expect(await preferences(await world.person())).toMatchObject({ body: ALL });
  });

  it.each([{ security: false }, { teams: 'no' }, { teams: null }, { userId: 'someone' }, { sports: false }])(
    'cannot be changed by %j',
    async (body) => {
      expect(await change(body)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    },
  );

  it('stops with one click of a mail program, and again changes nothing', async () => {
    const address = await link();
    const click = () =>
      world.call(undefined, 'POST', address, {
        body: 'List-Unsubscribe=One-Click',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });

    expect(await click()).toEqual({ status: 200, body: { category: 'teams', byMail: false } });
    expect(await click()).toEqual({ status: 200, body: { category: 'teams', byMail: false } });
    expect(await preferences()).toMatchObject({ body: { ...ALL, teams: false } });

    await tell();
    await world.runMailJobs();
    expect(await mails()).toHaveLength(1);
  });

  it('takes the form in the other type that RFC 8058 allows', async () => {
    const body = '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n';

    expect(
      await world.call(undefined, 'POST', await link(), {
        body,
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
      }),
    ).toMatchObject({ status: 200, body: { byMail: false } });
  });

  it('leads people whose mail program opens the address in a browser to the page', async () => {
    const address = await link();
    const headers = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

    expect(await world.call(undefined, 'GET', address, { headers })).toMatchObject({
      status: 303,
      location: `http://localhost:3000/unsubscribe#token=${address.slice(address.indexOf('=') + 1)}`,
    });
    expect(await preferences()).toMatchObject({ body: ALL });
  });

  it('says so in the headers of the mail', async () => {
    const address = await link();
    const [mail] = await mails();
    const source = await world.sourceOf(mail?.id ?? '');

    expect(source.replaceAll(/\r?\n[ \t]+/g, ' ')).toContain(
      `List-Unsubscribe: <http://localhost:3000/api/v1/${address}>`,
    );
    expect(source).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  });

  it('does not stop because somebody looks at the link, and comes back if asked to', async () => {
    const address = await link();

    expect(await world.call(undefined, 'GET', address)).toEqual({
      status: 200,
      body: { category: 'teams', byMail: true },
    });
    await world.call(undefined, 'POST', address);
    expect(await world.call(undefined, 'GET', address)).toMatchObject({ body: { byMail: false } });
    expect(await world.call(undefined, 'POST', address.replace('unsubscribe', 'resubscribe'))).toEqual({
      status: 200,
      body: { category: 'teams', byMail: true },
    });
  });

  it('is nothing that a made-up, changed or empty token decides', async () => {
    const address = await link();
    const token = address.slice(address.indexOf('=') + 1);
    const other = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`;

    for (const bad of [
      other,
      `${token}A`,
      token.slice(1),
      token.toUpperCase(),
      'x',
      encodeURIComponent("' OR true --"),
    ]) {
      for (const [method, path] of [
        ['GET', 'unsubscribe'],
        ['POST', 'unsubscribe'],
        ['POST', 'resubscribe'],
      ] as const) {
        expect(await world.call(undefined, method, `notifications/${path}?token=${bad}`)).toMatchObject({
          status: 404,
          body: { code: 'notification.unsubscribe_unknown' },
        });
      }
    }
    expect(await world.call(undefined, 'POST', 'notifications/unsubscribe')).toMatchObject({ status: 400 });
    expect(await world.call(undefined, 'POST', `${address}&category=security`)).toMatchObject({ status: 400 });
    expect(await preferences()).toMatchObject({ body: ALL });
  });

  it('is kept as a hash, and its mail forgets the token once it is sent', async () => {
    const address = await link();
    const token = address.slice(address.indexOf('=') + 1);
    const rows = await world.test.db.query(`SELECT m::text FROM mail_message m`);

    expect(JSON.stringify(rows)).toContain('digest');
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

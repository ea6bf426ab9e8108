import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import PostalMime from 'postal-mime';
import { selfSigned } from '../testing/certificate.js';
import { MailServer } from '../testing/mail-server.js';
import { mailConfig } from './mail.config.js';
import { MailDelayed, MailRefused, type Mail } from './mailer.js';
import { SmtpMailer } from './smtp-mailer.js';

const A_MAIL: Mail = {
  id: '01980000-0000-7000-8000-000000000001',
  at: new Date('2026-03-01T10:00:00Z'),
  to: { address: 'ada@example.org', name: 'Ada Lovelace' },
  subject: 'Grüße',
  text: 'Hello Ada,\n.\nbye',
  html: '<p>Hello Ada</p>',
  headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
};

describe('sending by SMTP', () => {
  const { cert, key } = selfSigned('localhost');
  const trusted = getCACertificates('default');
  let server: MailServer;
  const start = async (options = {}): Promise<void> => {
    server = await MailServer.start({ key, cert, authMethods: ['PLAIN', 'LOGIN'], ...options });
  };
  beforeAll(() => setDefaultCACertificates([...trusted, cert]));
  afterAll(() => setDefaultCACertificates(trusted));
  afterEach(() => server.stop());

  const send = (mail: Partial<Mail> = {}, { scheme = 'smtp', user = '', port = server.port, env = {} } = {}) => {
    const { smtp, from } = mailConfig({
      SMTP_URL: `${scheme}://${user}localhost:${port}`,
      MAIL_FROM: 'Open data <no-reply@example.com>',
      ...env,
    });
    if (smtp === undefined) throw new Error('There is no server.');
    return new SmtpMailer(smtp, from).send({ ...A_MAIL, ...mail });
  };

  it('hands over text and HTML, with the headers that mail programs look for', async () => {
    await start();
    await send();

    const [taken] = server.mails;
    expect(taken).toMatchObject({ from: 'no-reply@example.com', to: ['ada@example.org'], user: undefined });
    const mail = await PostalMime.parse(taken?.source ?? '');
    expect(mail).toMatchObject({
      messageId: `<${A_MAIL.id}@example.com>`,
      date: '2026-03-01T10:00:00.000Z',
      from: { name: 'Open data', address: 'no-reply@example.com' },
      to: [{ name: 'Ada Lovelace', address: 'ada@example.org' }],
      subject: 'Grüße',
    });
    expect(mail.text?.replaceAll('\r', '')).toBe('Hello Ada,\n.\nbye\n');
    expect(mail.html).toContain('<p>Hello Ada</p>');
    expect(mail.headers).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }),
        expect.objectContaining({ key: 'list-unsubscribe-post', value: 'List-Unsubscribe=One-Click' }),
      ]),
    );
  });

  it.each([
    ['subject', { subject: 'Hi\r\nBcc: eve@example.net' }],
    ['name', { to: { address: 'ada@example.org', name: 'Ada\r\nBcc: eve@example.net\r\n\r\nBody' } }],
    ['name in quotes', { to: { address: 'ada@example.org', name: '"Ada" <eve@example.net>,\nBcc: eve@example.net' } }],
    ['header', { headers: { 'List-Unsubscribe': '<https://example.org>\r\nBcc: eve@example.net' } }],
  ])('keeps line ends in a %s from making headers or recipients', async (_where, mail) => {
    await start();
    await send(mail);

    const [taken] = server.mails;
    const { headers, to } = await PostalMime.parse(taken?.source ?? '');
    expect(taken?.to).toEqual(['ada@example.org']);
    expect(headers.map((header) => header.key)).not.toContain('bcc');
    expect(to?.map(({ address }) => address)).toEqual(['ada@example.org']);
  });

  it.each(['ada@example.org\r\nRCPT TO:<eve@example.net>', 'not an address', 'ada@example.org> SIZE=1', ''])(
    'refuses %j as an address, for good',
    async (address) => {
      await start();
      await expect(send({ to: { address } })).rejects.toThrow(MailRefused);
      expect(server.mails).toEqual([]);
    },
  );

  it('signs in, and encrypts as soon as the server offers it', async () => {
    await start();
    await send({}, { user: 'ann%40example.com:pa%3Ass%2Fword@' });

    expect(server.mails).toMatchObject([{ secure: true, user: 'ann@example.com' }]);
  });

  it('encrypts from the first byte with smtps', async () => {
    await start({ secure: true });
    await send({}, { scheme: 'smtps' });

    expect(server.mails).toMatchObject([{ secure: true }]);
  });

  it('sends nothing in clear where encryption is required', async () => {
    await start({ disabledCommands: ['STARTTLS'] });

    await expect(send({}, { env: { SMTP_TLS: 'required' } })).rejects.toMatchObject({ failure: { code: 'ETLS' } });
    expect(server.mails).toEqual([]);
    await send();
    expect(server.mails).toMatchObject([{ secure: false }]);
  });

  it('sends nothing to a server whose certificate is for another name, or nobody vouches for', async () => {
    await start(selfSigned('mail.example.org'));
    await expect(send()).rejects.toThrow(MailDelayed);
    await server.stop();
    await start({ ...selfSigned('localhost'), secure: true });
    await expect(send({}, { scheme: 'smtps' })).rejects.toThrow(MailDelayed);

    expect(server.mails).toEqual([]);
  });

  it.each([
    ['the recipient', { recipient: { code: 550, text: 'No such user here' } }, MailRefused, 550],
    ['the message', { message: { code: 554, text: 'Looks like spam' } }, MailRefused, 554],
    ['the recipient for now', { recipient: { code: 450, text: 'Greylisted' } }, MailDelayed, 450],
    ['the message for now', { message: { code: 421, text: 'Too busy' } }, MailDelayed, 421],
    ['our password, which is not about the mail', { login: { code: 535, text: 'Wrong' } }, MailDelayed, 535],
  ])('tells final from passing refusals: of %s', async (_what, refusal, kind, responseCode) => {
    await start();
    server.refusal = refusal;

    const sending = send({}, { user: 'ann:pa%3Ass%2Fword@' });

    await expect(sending).rejects.toThrow(kind);
    await expect(sending).rejects.toMatchObject({ failure: { responseCode } });
  });

  it('waits for a server that is away, and repeats no password or address in what it says', async () => {
    await start();
    const { port } = server;
    await server.stop();

    const failure = await send({}, { user: 'ann:verysecret@', port }).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(MailDelayed);
    expect(JSON.stringify(failure) + String(failure)).not.toMatch(/verysecret|ann|ada/);
    await start();
  });
});

import { mailConfig } from './mail.config.js';

const FROM = { MAIL_FROM: 'no-reply@example.org' };

describe('how mails are sent', () => {
  it('is into a folder unless a server is given', () => {
    expect(mailConfig({ ODR_DATA_DIR: '/var/odr' })).toMatchObject({
      smtp: undefined,
      mailboxDir: '/var/odr/mailbox',
      from: { name: 'Open Data Repository', address: 'no-reply@odr.localhost' },
    });
  });

  it.each([
    ['smtp://mail.example.org', { host: 'mail.example.org', port: 587, tls: 'required', user: undefined }],
    ['smtp://localhost:2525', { host: 'localhost', port: 2525, tls: 'if_offered' }],
    ['smtps://mail.example.org', { port: 465, tls: 'from_start' }],
    [
      'smtp://ann%40example.org:p%25%3A%2F@mail.example.org:25',
      { user: 'ann@example.org', password: 'p%:/', port: 25 },
    ],
    ['smtp://[::1]:25', { host: '::1', tls: 'if_offered' }],
  ])('is read from %s', (SMTP_URL, smtp) => {
    expect(mailConfig({ SMTP_URL, ...FROM }).smtp).toMatchObject(smtp);
  });

  it('may be in clear, or must not, as the operator says', () => {
    expect(mailConfig({ SMTP_URL: 'smtp://relay.example.org', SMTP_TLS: 'if_offered', ...FROM }).smtp?.tls).toBe(
      'if_offered',
    );
    expect(mailConfig({ SMTP_URL: 'smtp://localhost', SMTP_TLS: 'required', ...FROM }).smtp?.tls).toBe('required');
  });

  it.each([
    [{ SMTP_URL: 'mail.example.org', ...FROM }, /SMTP_URL must be like/],
    [{ SMTP_URL: 'http://mail.example.org', ...FROM }, /SMTP_URL must be like/],
    [{ SMTP_URL: 'smtp://mail.example.org/path', ...FROM }, /SMTP_URL must be like/],
    [{ SMTP_URL: 'smtp://mail.example.org?secure=no', ...FROM }, /SMTP_URL must be like/],
    [{ SMTP_URL: 'smtp://ann:100%@mail.example.org', ...FROM }, /SMTP_URL has a user or password/],
    [{ SMTP_URL: 'smtp://mail.example.org' }, /MAIL_FROM is not set/],
    [{ SMTP_URL: 'smtp://mail.example.org', SMTP_TLS: 'no', ...FROM }, /SMTP_TLS must be/],
    [{ MAIL_FROM: 'nobody' }, /MAIL_FROM must be like/],
    [{ MAIL_FROM: 'Me <me@example.org>\r\nBcc: eve@example.net' }, /MAIL_FROM must be like/],
    [{ MAILBOX_SIZE: '0' }, /MAILBOX_SIZE must be/],
  ])('is not %j', (env, message) => {
    expect(() => mailConfig(env)).toThrow(message);
  });

  it('never tells the password when it is wrong', () => {
    const reading = (SMTP_URL: string) => () => mailConfig({ SMTP_URL, ...FROM });
    expect(reading('smtp://ann:verysecret@mail.example.org/x')).toThrow(/^(?!.*verysecret)/);
    expect(reading('smtp://ann:verysecret%@mail.example.org')).toThrow(/^(?!.*verysecret)/);
  });

  it.each([
    ['"Open data" <data@example.org>', { name: 'Open data', address: 'data@example.org' }],
    ['Open data <data@example.org>', { name: 'Open data', address: 'data@example.org' }],
    ['data@example.org', { address: 'data@example.org' }],
    ['<data@example.org>', { address: 'data@example.org' }],
  ])('is from %s', (MAIL_FROM, from) => {
    expect(mailConfig({ MAIL_FROM }).from).toEqual(expect.objectContaining(from));
  });
});

import { AuthWorkerModule } from '../auth-worker.module.js';
import { AuthApp, PASSWORD } from '../testing/auth-app.js';
import { withSettings } from '../testing/with-settings.js';
import { WrittenLetters } from '../testing/written-letters.js';

describe('registration where addresses have to be verified', () => {
  let app: AuthApp;
  let letters: WrittenLetters;
  let restoreSettings: () => void;
  beforeAll(async () => {
    restoreSettings = withSettings({ EMAIL_VERIFICATION: 'required' });
    app = await AuthApp.start(AuthWorkerModule);
    letters = new WrittenLetters(app);
  });
  afterAll(async () => {
    restoreSettings();
    await app.stop();
  });

  const register = (email: string, password = PASSWORD, name = 'Someone') =>
    app.call('POST', '/auth/register', { body: { email, password, name } });
  const login = (email: string, password = PASSWORD) => app.call('POST', '/auth/login', { body: { email, password } });
  const verify = (token: string) => app.call('POST', '/auth/email/verify', { body: { token } });
  const kindsTo = async (email: string) => (await letters.to(email)).map(({ letter }) => letter);

  it('answers alike for addresses that are free and taken; letters tell who reads them', async () => {
    const free = await register('ada@example.org');
    const taken = await register(' ADA@example.org', 'some other password', 'Eve');

    expect(free).toMatchObject({ status: 202, body: { status: 'verification_pending' } });
    expect(taken).toEqual(free);
    expect(await kindsTo('ada@example.org')).toEqual(['verify_email', 'address_in_use']);
    expect(await app.test.asOwner(`SELECT name FROM user_account WHERE email = 'ada@example.org'`)).toEqual([
      { name: 'Someone' },
    ]);
  });

  it('makes one account when ten try at once, and nobody sees who did', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => register('ten@example.org')));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(await app.test.asOwner(`SELECT FROM user_account WHERE email = 'ten@example.org'`)).toHaveLength(1);
  });

  it('lets nobody in before that, and says so to whoever knows the password only', async () => {
    await register('waiting@example.org');
    expect(await login('waiting@example.org')).toMatchObject({
      status: 403,
      body: { code: 'auth.email_unverified' },
    });
    expect(await login('waiting@example.org', 'not the right one')).toMatchObject({
      status: 401,
      body: { code: 'auth.bad_credentials' },
    });

    await verify(await letters.token('waiting@example.org', 'verify_email'));
    expect(await login('waiting@example.org')).toMatchObject({ status: 200, body: { user: { emailVerified: true } } });
  });

  it('sends the link again to whoever asks by address', async () => {
    await register('resent@example.org');
    const first = await letters.token('resent@example.org', 'verify_email');
    const resend = { body: { email: 'resent@example.org' } };
    expect(await app.call('POST', '/auth/email/verify/resend', resend)).toMatchObject({ status: 202 });
    const second = await letters.token('resent@example.org', 'verify_email');

    expect(await verify(first)).toMatchObject({ status: 410 });
    expect(await verify(second)).toMatchObject({ status: 200 });
  });

  it('takes a password reset for a proof: the link went to the same address', async () => {
    await register('squatted@example.org', 'the squatter’s password');
    await app.call('POST', '/auth/password/forgot', { body: { email: 'squatted@example.org' } });
    const token = await letters.token('squatted@example.org', 'reset_password');
    await app.call('POST', '/auth/password/reset', { body: { token, password: PASSWORD } });

    expect(await login('squatted@example.org')).toMatchObject({ status: 200 });
    expect(await login('squatted@example.org', 'the squatter’s password')).toMatchObject({ status: 401 });
  });

  it('asks people who were here before to verify at their next sign-in, and lets their sessions be', async () => {
    await register('veteran@example.org');
    await verify(await letters.token('veteran@example.org', 'verify_email'));
    const { refreshToken } = await app.signedIn('veteran@example.org');
    await app.test.asOwner(`UPDATE user_account SET email_verified_at = NULL WHERE email = 'veteran@example.org'`);

    expect(await app.call('POST', '/auth/refresh', { body: { refreshToken } })).toMatchObject({ status: 200 });
    expect(await login('veteran@example.org')).toMatchObject({ status: 403 });
  });

  it('lets the first administrator in, whom the start command has made', async () => {
    expect((await app.administrator()).token).not.toBe('undefined');
  });

  it.each(['short', 'p@ssw0rd123456'])('refuses the password %s for free and taken addresses alike', async (weak) => {
    const [free, taken] = [await register('weak@example.org', weak), await register('ada@example.org', weak)];

    expect(free).toMatchObject({ status: 422, body: { code: 'auth.weak_password' } });
    expect({ ...taken.body, instance: '' }).toEqual({ ...free.body, instance: '' });
  });

  it('fills nobody’s mailbox', async () => {
    for (let turn = 0; turn < 13; turn += 1) await register('flooded@example.org');

    expect((await kindsTo('flooded@example.org')).filter((letter) => letter === 'address_in_use')).toHaveLength(10);
  });
});

describe('the setting EMAIL_VERIFICATION', () => {
  it('is one of two words', async () => {
    const restoreSettings = withSettings({ EMAIL_VERIFICATION: 'yes' });

    await expect(AuthApp.start()).rejects.toThrow(/EMAIL_VERIFICATION must be required or offered/);
    restoreSettings();
  });
});

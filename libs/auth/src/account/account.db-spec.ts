import { AccountService } from './account.service.js';
import { AuthApp, PASSWORD } from '../testing/auth-app.js';

describe('an account', () => {
  let app: AuthApp;
  beforeAll(async () => {
    app = await AuthApp.start();
  });
  afterAll(() => app.stop());

  const register = (body: object) => app.call('POST', '/auth/register', { body });
  const login = (email: string, password: string) => app.call('POST', '/auth/login', { body: { email, password } });

  it('is a contributor with its address in one form, taken once', async () => {
    const answer = await register({ email: ' Ada@Example.ORG ', password: PASSWORD, name: ' Ada ' });

    expect(answer).toMatchObject({
      status: 201,
      body: { email: 'ada@example.org', name: 'Ada', role: 'contributor', active: true },
    });
    expect(await register({ email: 'ADA@example.org', password: PASSWORD, name: 'Eve' })).toMatchObject({
      status: 409,
      body: { code: 'auth.email_taken' },
    });
    expect(await login('aDa@example.org', PASSWORD)).toMatchObject({ status: 200 });
  });

  it('is made once by ten who try at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => register({ email: 'ten@example.org', password: PASSWORD, name: 'Ten' })),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(409)]);
  });

  it.each(['role', 'isActive', 'active', 'id', 'passwordHash', 'permissions', '__proto__'])(
    'cannot be given %s by its owner',
    async (field) => {
      const { token } = await app.signedUp(`${field.toLowerCase()}@example.org`);
      const body = JSON.parse(
        `{"email":"x-${field}@example.org","password":"${PASSWORD}","name":"X","${field}":"admin"}`,
      ) as object;

      expect((await register(body)).status).toBe(400);
      expect(
        (await app.call('PATCH', '/auth/me', { token, body: JSON.parse(`{"${field}":"admin"}`) as object })).status,
      ).toBe(400);
      expect((await app.call('GET', '/auth/me', { token })).body).toMatchObject({ role: 'contributor' });
    },
  );

  it('is changed by whoever has seen it last', async () => {
    const { token } = await app.signedUp('tabs@example.org');
    const { etag = '' } = await app.call('GET', '/auth/me', { token });
    const headers = { 'if-match': etag };
    const rename = (name: string) => app.call('PATCH', '/auth/me', { token, headers, body: { name } });
    const answers = await Promise.all([rename('Ada of one tab'), rename('Ada of another tab')]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const [changed] = answers.filter(({ status }) => status === 200);
    const unseen = { 'if-none-match': changed?.etag ?? '' };
    expect((await app.call('GET', '/auth/me', { token, headers: unseen })).status).toBe(304);
  });

  it.each([
    ['short', 'auth.weak_password', 422],
    ['passwordpassword', 'auth.weak_password', 422],
    ['p@ssw0rd123456', 'auth.weak_password', 422],
    ['aaaaaaaaaaaaaaaa', 'auth.weak_password', 422],
    ['123456789012', 'auth.weak_password', 422],
    ['weak@example.org', 'auth.weak_password', 422],
    ['x'.repeat(300), 'request.invalid', 400],
  ])('is not made with the password %.20s', async (password, code, status) => {
    expect(await register({ email: 'weak@example.org', password, name: 'Weak' })).toMatchObject({
      status,
      body: { code },
    });
  });

  it('refuses unknown, wrong and inactive alike', async () => {
    const { id } = await app.signedUp('gone@example.org');
    await app.test.asOwner('UPDATE user_account SET is_active = false WHERE id = $1', [id]);
    const answers = await Promise.all([
      login('nobody@example.org', PASSWORD),
      login('ada@example.org', 'not the right password'),
      login('gone@example.org', PASSWORD),
    ]);
    const told = answers.map(({ status, body: { instance: _instance, ...body }, setCookie }) => ({
      status,
      body,
      setCookie,
    }));

    expect(told[0]).toMatchObject({ status: 401, body: { code: 'auth.bad_credentials' } });
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
  });

  it('takes as long for an unknown address as for a wrong password', async () => {
    // A network of its own for each, or they would be refused for guessing.
    let networks = 0;
    const timeOf = async (email: string) => {
      const from = `10.0.0.${(networks += 1)}`;
      const before = performance.now();
      await app.call('POST', '/auth/login', { from, body: { email, password: 'not the right password' } });
      return performance.now() - before;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      known.push(await timeOf('ada@example.org'));
      unknown.push(await timeOf('nobody@example.org'));
    }
    // The quickest of each: whatever else the machine does makes answers slower, never quicker.
    const quickest = Math.min(...unknown) / Math.min(...known);

    expect(quickest).toBeGreaterThan(0.5);
    expect(quickest).toBeLessThan(2);
  });

  it('changes its password only against the current one, and then ends its other sessions', async () => {
    const here = await app.signedUp('change@example.org');
    const there = await app.signedIn('change@example.org');
    const change = (currentPassword: string) =>
      app.call('PATCH', '/auth/me', {
        token: here.token,
        body: { password: 'eleven loud umbrellas', currentPassword },
      });

    expect(await change('wrong')).toMatchObject({ status: 401, body: { code: 'auth.bad_credentials' } });
    expect(await change(PASSWORD)).toMatchObject({ status: 200 });
    const refresh = (refreshToken: string) => app.call('POST', '/auth/refresh', { body: { refreshToken } });
    expect(await refresh(there.refreshToken)).toMatchObject({ status: 401 });
    expect(await refresh(here.refreshToken)).toMatchObject({ status: 200 });
  });

  it('of an administrator is made once, by command only', async () => {
    const accounts = app.app.get(AccountService);
    const made = await Promise.all(
      ['one', 'two', 'three'].map((name) => accounts.createAdministrator(`${name}@example.org`, PASSWORD)),
    );

    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await accounts.createAdministrator('four@example.org', PASSWORD)).toBe(false);
  });

  it('gets a new password by command, which ends every session', async () => {
    const { refreshToken } = await app.signedUp('forgot@example.org');
    await app.app.get(AccountService).resetPassword('Forgot@example.org', 'nine patient herons');

    expect(await app.call('POST', '/auth/refresh', { body: { refreshToken } })).toMatchObject({ status: 401 });
    expect(await login('forgot@example.org', PASSWORD)).toMatchObject({ status: 401 });
    expect(await login('forgot@example.org', 'nine patient herons')).toMatchObject({ status: 200 });
  });

  it('accepts the DCO once, in the version that is in force', async () => {
    const { token } = await app.signedUp('dco@example.org');
    const { body } = await app.call('GET', '/dco', { token });
    expect(body).toMatchObject({ version: '1.1', accepted: false, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });

    const accept = (version: string) => app.call('POST', '/dco/acceptances', { token, body: { version } });
    expect(await accept('1.0')).toMatchObject({ status: 409, body: { code: 'auth.dco_outdated', version: '1.1' } });
    expect(await accept('1.1')).toMatchObject({ status: 201, body: { accepted: true } });
    expect(await accept('1.1')).toMatchObject({ status: 201 });
    expect(await app.call('GET', '/auth/me', { token })).toMatchObject({ body: { dcoAccepted: true } });
  });
});

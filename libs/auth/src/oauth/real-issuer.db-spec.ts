import { AuthApp, PASSWORD } from '../testing/auth-app.js';
import { RealIssuer } from '../testing/providers/real-issuer.js';
import { Visitor } from '../testing/providers/visitor.js';
import { withSettings } from '../testing/with-settings.js';

const PUBLIC_URL = 'http://localhost:3999';
const CALLBACK = `${PUBLIC_URL}/api/v1/auth/oauth/local/callback`;
const OVER = { status: 410, body: { code: 'auth.provider_sign_in_over' } };

describe('signing in at a real OpenID Connect provider', () => {
  let issuer: RealIssuer;
  let app: AuthApp;
  let restore: () => void;
  beforeAll(async () => {
    issuer = await RealIssuer.start(CALLBACK);
    restore = withSettings({ ...issuer.settings, PUBLIC_URL });
    app = await AuthApp.start();
    issuer.accounts.set('ada', { email: 'Ada@Example.org', email_verified: true, name: 'Ada Lovelace' });
    issuer.accounts.set('claimant', { email: 'claimed@example.org', email_verified: false, name: 'Claimant' });
    issuer.accounts.set('silent', { name: 'Silent' });
  });
  afterAll(async () => {
    await app.stop();
    await issuer.stop();
    restore();
  });

  const visitor = () => new Visitor(app);
  const verify = (email: string) =>
    app.test.asOwner('UPDATE user_account SET email_verified_at = now() WHERE email = $1', [email]);
  const users = (email: string) =>
    app.test.asOwner<{ id: string; verified: boolean; hasPassword: boolean; role: string }>(
      `SELECT id, email_verified_at IS NOT NULL AS verified, password_hash IS NOT NULL AS "hasPassword", role
         FROM user_account WHERE email = $1`,
      [email],
    );

  it('is offered to everyone, with nothing secret', async () => {
    expect((await app.call('GET', '/auth/providers')).body).toEqual({
      items: [{ name: 'local', label: 'Local issuer', startUrl: `${PUBLIC_URL}/api/v1/auth/oauth/local/start` }],
    });
  });

  it('makes an account for a newcomer, verified as the provider vouches, and begins a session as login does', async () => {
    const browser = visitor();
    const address = new URL(await browser.start('local', '/contribute'));
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      redirect_uri: CALLBACK,
      response_type: 'code',
      code_challenge_method: 'S256',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    const back = await browser.send('GET', await browser.throughProvider(address.href, { account: 'ada' }));
    expect(back.location).toBe(`${PUBLIC_URL}/sign-in/finish?provider=local&return=%2Fcontribute`);

    const { status, body, setCookies } = await browser.complete();

    expect(status).toBe(200);
    expect(body).toMatchObject({ expiresIn: 900, user: { email: 'ada@example.org', name: 'Ada Lovelace' } });
    expect(body).not.toHaveProperty('refreshToken');
    expect(setCookies.find((cookie) => cookie.startsWith('odr_refresh='))).toMatch(
      /; Path=\/api\/v1\/auth; HttpOnly; SameSite=Strict$/,
    );
    expect(await app.call('GET', '/auth/me', { token: String(body['accessToken']) })).toMatchObject({ status: 200 });
    expect(await users('ada@example.org')).toMatchObject([{ verified: true, hasPassword: false, role: 'contributor' }]);
  });

  it('keeps its secrets from scripts, other sites, other routes and the database', async () => {
    const browser = visitor();
    const started = await browser.send('GET', '/auth/oauth/local/start');
    const back = await browser.send('GET', await browser.throughProvider(started.location, { account: 'ada' }));

    const limits = '; Max-Age=600; Path=/api/v1/auth/oauth; HttpOnly; SameSite=';
    expect(started.setCookies).toEqual([
      expect.stringMatching(new RegExp(`^odr_oauth_attempt=[\\w-]{43}${limits}Lax$`)),
    ]);
    expect(back.setCookies).toContainEqual(
      expect.stringMatching(new RegExp(`^odr_oauth_ticket=[\\w-]{43}${limits}Strict$`)),
    );
    const ticket = browser.cookies.get('odr_oauth_ticket') ?? '';
    expect(back.location).not.toContain(ticket);
    const rows = await app.test.asOwner<{ row: string }>('SELECT t::text AS row FROM oauth_ticket t');
    expect(rows.some(({ row }) => row.includes(ticket))).toBe(false);
  });

  it('is for the same person each time, whatever address the provider tells later', async () => {
    const [ada] = await users('ada@example.org');
    await app.signedUp('victim@example.org');
    await verify('victim@example.org');
    issuer.accounts.set('ada', { email: 'victim@example.org', email_verified: true, name: 'Victim' });

    const { body } = await visitor().signIn('local', { account: 'ada' });

    expect(body['user']).toMatchObject({ id: ada?.id, email: 'ada@example.org', name: 'Ada Lovelace' });
  });

  it('joins an account by an address that both sides have verified, in any case of letters, and says so', async () => {
    const { id } = await app.signedUp('grace@example.org');
    await verify('grace@example.org');
    issuer.accounts.set('grace', { email: 'GRACE@EXAMPLE.ORG', email_verified: true, name: 'Someone else' });

    const { status, body } = await visitor().signIn('local', { account: 'grace' });

    expect([status, body['user']]).toMatchObject([200, { id, name: 'Someone' }]);
    const token = String(body['accessToken']);
    expect(await app.call('GET', '/auth/identities', { token })).toMatchObject({
      body: { items: [{ provider: 'local', label: 'Local issuer', email: 'grace@example.org' }], nextCursor: null },
    });
    const notices = await app.test.asOwner(
      `SELECT data FROM notification WHERE user_id = $1 AND kind = 'security.identity_linked'`,
      [id],
    );
    expect(notices).toEqual([{ data: { provider: 'Local issuer' } }]);
  });

  it.each([
    ['the provider has not verified the address', 'one', false, true],
    ['we have not verified the address', 'two', true, false],
    ['nobody has', 'three', false, false],
  ])('takes nobody’s account over when %s', async (_case, name, email_verified, isVerifiedHere) => {
    const email = `${name}@example.org`;
    const { id } = await app.signedUp(email);
    if (isVerifiedHere) await verify(email);
    issuer.accounts.set(name, { email, email_verified, name });

    const answer = await visitor().signIn('local', { account: name });

    expect(answer).toMatchObject({ status: 409, body: { code: 'auth.identity_unproven' } });
    expect(answer.body).not.toHaveProperty('accessToken');
    expect(await app.test.asOwner('SELECT id FROM linked_identity WHERE user_id = $1', [id])).toEqual([]);
  });

  it('makes an account with an address that nobody has verified, and leaves it so', async () => {
    expect(await visitor().signIn('local', { account: 'claimant' })).toMatchObject({ status: 200 });
    expect(await users('claimed@example.org')).toMatchObject([{ verified: false, role: 'contributor' }]);
  });

  it('needs an address, unless the person is known', async () => {
    const refused = await visitor().signIn('local', { account: 'silent' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'auth.identity_without_email' } });

    issuer.accounts.set('silent', { email: 'silent@example.org', email_verified: true });
    expect(await visitor().signIn('local', { account: 'silent' })).toMatchObject({ status: 200 });
    issuer.accounts.set('silent', {});
    expect(await visitor().signIn('local', { account: 'silent' })).toMatchObject({
      status: 200,
      body: { user: { email: 'silent@example.org', name: 'Newcomer' } },
    });
  });

  it('makes one account for somebody who comes through two windows at once', async () => {
    issuer.accounts.set('twice', { email: 'twice@example.org', email_verified: true });
    const windows = [visitor(), visitor(), visitor()];
    await Promise.all(windows.map((browser) => browser.goThrough('local', { account: 'twice' })));

    const answers = await Promise.all(windows.map((browser) => browser.complete()));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await users('twice@example.org')).toHaveLength(1);
  });

  it('links the account of somebody who comes through three windows at once', async () => {
    const { id } = await app.signedUp('thrice@example.org');
    await verify('thrice@example.org');
    issuer.accounts.set('thrice', { email: 'thrice@example.org', email_verified: true });
    const windows = [visitor(), visitor(), visitor()];
    await Promise.all(windows.map((browser) => browser.goThrough('local', { account: 'thrice' })));

    const answers = await Promise.all(windows.map((browser) => browser.complete()));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await app.test.asOwner('SELECT id FROM linked_identity WHERE user_id = $1', [id])).toHaveLength(1);
  });

  it('lets nobody in who is not active', async () => {
    issuer.accounts.set('gone', { email: 'gone@example.org', email_verified: true });
    await visitor().signIn('local', { account: 'gone' });
    await app.test.asOwner(`UPDATE user_account SET is_active = false WHERE email = 'gone@example.org'`);

    expect(await visitor().signIn('local', { account: 'gone' })).toMatchObject({
      status: 401,
      body: { code: 'auth.bad_credentials' },
    });
  });

  it('tells a refusal at the provider by a word of ours, and nothing the provider wrote', async () => {
    const page = await visitor().goThrough('local', { refuse: 'yes' }, '/contribute');

    expect(page.search).toBe('?provider=local&return=%2Fcontribute&failure=denied');
  });

  it('uses each ticket once', async () => {
    const browser = visitor();
    await browser.goThrough('local', { account: 'ada' });
    const ticket = browser.cookies.get('odr_oauth_ticket') ?? '';
    const [first, second] = await Promise.all([browser.complete(), browser.complete()]);

    expect([first?.status, second?.status].sort()).toEqual([200, 410]);
    browser.cookies.set('odr_oauth_ticket', ticket);
    expect(await browser.complete()).toMatchObject(OVER);
    expect(await visitor().complete()).toMatchObject(OVER);
  });

  it('is not finished by pages of other sites', async () => {
    const browser = visitor();
    await browser.goThrough('local', { account: 'ada' });
    const headers = { 'sec-fetch-site': 'cross-site' };

    expect(await browser.send('POST', '/auth/oauth/complete', { body: {}, headers })).toMatchObject({
      status: 403,
      body: { code: 'auth.cross_site' },
    });
    expect(await browser.complete()).toMatchObject({ status: 200 });
  });

  it('is refused with a code that another attempt was given, or that was used', async () => {
    const [mine, theirs] = [visitor(), visitor()];
    const codeIn = (path: string) => new URL(path, PUBLIC_URL).searchParams.get('code') ?? '';
    const stolen = await theirs.throughProvider(await theirs.start('local'), { account: 'ada' });
    const withCode = async (code: string) => {
      const own = new URL(await mine.throughProvider(await mine.start('local'), { account: 'ada' }), PUBLIC_URL);
      own.searchParams.set('code', code);
      return (await mine.send('GET', own.pathname + own.search)).location;
    };

    expect(await withCode(codeIn(stolen))).toContain('failure=refused');
    const used = await theirs.throughProvider(await theirs.start('local'), { account: 'ada' });
    expect((await theirs.send('GET', used)).location).not.toContain('failure');
    expect(await withCode(codeIn(used))).toContain('failure=refused');
    expect(mine.cookies.has('odr_oauth_ticket')).toBe(false);
  });

  it('takes up nothing that the browser held before', async () => {
    const browser = visitor();
    const fixed = 'f'.repeat(43);
    for (const name of ['odr_oauth_attempt', 'odr_oauth_ticket', 'odr_refresh']) browser.cookies.set(name, fixed);
    const address = await browser.start('local');
    expect(browser.cookies.get('odr_oauth_attempt')).not.toBe(fixed);
    await browser.send('GET', await browser.throughProvider(address, { account: 'ada' }));
    expect(browser.cookies.get('odr_oauth_ticket')).not.toBe(fixed);
    await browser.complete();

    expect(browser.cookies.get('odr_refresh')).not.toBe(fixed);
    expect([...browser.cookies.keys()]).toEqual(['odr_refresh']);
  });

  it('cannot go on after ten minutes', async () => {
    const late = visitor();
    const back = await late.throughProvider(await late.start('local'), { account: 'ada' });
    const later = visitor();
    await later.goThrough('local', { account: 'ada' });
    await app.test.asOwner(`UPDATE oauth_attempt SET expires_at = now() - interval '1 second'`);
    await app.test.asOwner(`UPDATE oauth_ticket SET expires_at = now() - interval '1 second'`);

    expect((await late.send('GET', back)).location).toContain('failure=expired');
    expect(await later.complete()).toMatchObject(OVER);
    await visitor().goThrough('local', { account: 'ada' });
    expect(await app.test.asOwner('SELECT 1 FROM oauth_attempt WHERE expires_at < now()')).toEqual([]);
    expect(await app.test.asOwner('SELECT 1 FROM oauth_ticket WHERE expires_at < now()')).toEqual([]);
  });

  it('leaves people without a password none to sign in by', async () => {
    const login = (password: string) =>
      app.call('POST', '/auth/login', { body: { email: 'ada@example.org', password } });

    expect(await login(PASSWORD)).toMatchObject({ status: 401 });
    expect(await login('')).toMatchObject({ status: 401 });
  });

  it('is kept in the audit log, without addresses', async () => {
    const acts = await app.test.asOwner<{ act: string; details: object }>(
      `SELECT act, details FROM audit_event WHERE act = 'auth.identity_linked' ORDER BY seq`,
    );

    expect(acts.map(({ details }) => details)).toContainEqual({ identityId: expect.any(String), by: 'new_account' });
    expect(acts.map(({ details }) => details)).toContainEqual({
      identityId: expect.any(String),
      by: 'verified_address',
    });
    expect(JSON.stringify(acts)).not.toContain('@');
  });
});

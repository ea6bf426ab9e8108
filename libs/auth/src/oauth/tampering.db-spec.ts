import { createHash } from 'node:crypto';
import { AuthApp } from '../testing/auth-app.js';
import { listening, type Listening } from '../testing/providers/listening.js';
import { StandInIssuer, type Mischief } from '../testing/providers/stand-in-issuer.js';
import { Visitor } from '../testing/providers/visitor.js';
import { withSettings } from '../testing/with-settings.js';

const PUBLIC_URL = 'http://localhost:3999';

/** Every lie here is told by a stand-in, which signs what no honest issuer would. */
describe('signing in through an issuer that lies', () => {
  let evil: StandInIssuer;
  let other: StandInIssuer;
  let silent: Listening;
  let app: AuthApp;
  let restore: () => void;
  beforeAll(async () => {
    [evil, other, silent] = await Promise.all([StandInIssuer.start(), StandInIssuer.start(), listening()]);
    restore = withSettings({
      PUBLIC_URL,
      OIDC_PROVIDERS: 'evil other down renamed silent',
      ...evil.settings('evil'),
      ...other.settings('other'),
      ...other.settings('renamed'),
      // The same server by another name, and a port where nobody listens.
      OIDC_RENAMED_ISSUER: `${other.url}/renamed`,
      OIDC_SILENT_ISSUER: silent.url,
      OIDC_SILENT_CLIENT_ID: 'odr',
      OIDC_SILENT_CLIENT_SECRET: 'secret',
      OIDC_DOWN_ISSUER: 'http://localhost:1',
      OIDC_DOWN_CLIENT_ID: 'odr',
      OIDC_DOWN_CLIENT_SECRET: 'secret',
    });
    app = await AuthApp.start();
  });
  beforeEach(() => {
    evil.mischief = {};
    other.mischief = {};
  });
  afterAll(async () => {
    await app.stop();
    await Promise.all([evil.stop(), other.stop(), silent.stop()]);
    restore();
  });

  const now = Math.floor(Date.now() / 1_000);
  const visitor = () => new Visitor(app);
  const expectRefused = (browser: Visitor, page: URL, failure: string) => {
    expect(page.origin + page.pathname).toBe(`${PUBLIC_URL}/sign-in/finish`);
    expect(page.searchParams.get('failure')).toBe(failure);
    expect(browser.cookies.has('odr_oauth_ticket')).toBe(false);
  };
  const callback = async (browser: Visitor, path: string) => new URL((await browser.send('GET', path)).location);

  it('works while it tells the truth, or the rest of this would prove nothing', async () => {
    expect(await visitor().signIn('evil')).toMatchObject({
      status: 200,
      body: { user: { email: 'mallory@example.org' } },
    });
  });

  it.each<[string, Mischief]>([
    ['another nonce', { claims: { nonce: 'of-another-attempt' } }],
    ['no nonce', { claims: { nonce: undefined } }],
    ['another audience', { claims: { aud: 'another-client' } }],
    ['no audience', { claims: { aud: undefined } }],
    ['other audiences', { claims: { aud: ['one', 'two'] } }],
    ['another authorized party', { claims: { aud: ['odr', 'two'], azp: 'two' } }],
    ['another issuer', { claims: { iss: 'https://id.example.org' } }],
    ['no issuer', { claims: { iss: undefined } }],
    ['an end that is over', { claims: { exp: now - 600 } }],
    ['no end', { claims: { exp: undefined } }],
    ['no beginning', { claims: { iat: undefined } }],
    ['a beginning to come', { claims: { nbf: now + 600 } }],
    ['no subject', { claims: { sub: undefined } }],
    ['an empty subject', { claims: { sub: '' } }],
    ['a subject that is no text', { claims: { sub: 7 } }],
    ['no signature', { header: { alg: 'none', kid: undefined }, signature: 'none' }],
    ['a signature left out', { signature: 'none' }],
    ['the public key as a secret', { header: { alg: 'HS256' }, signature: 'public key as secret' }],
    ['another key', { signature: 'other key' }],
    ['another key by another name', { header: { kid: 'two' }, signature: 'other key' }],
    ['a signature of something else', { signature: 'broken' }],
    ['another algorithm than its key', { header: { alg: 'ES256' } }],
    [
      'an address of somebody else',
      { claims: { email: undefined }, userInfo: { sub: 'victim', email: 'v@example.org' } },
    ],
    ['another issuer on the way back', { back: { iss: 'https://id.example.org' } }],
    ['no issuer on the way back', { back: { iss: null } }],
    ['no code', { back: { code: null } }],
  ])('is refused with %s', async (_lie, mischief) => {
    evil.mischief = mischief;
    const browser = visitor();

    expectRefused(browser, await browser.goThrough('evil'), 'refused');
    expect(await browser.complete()).toMatchObject({ status: 410 });
  });

  it.each<[string, Mischief]>([
    ['changed', { back: { state: 'x'.repeat(43) } }],
    ['missing', { back: { state: null } }],
    ['empty', { back: { state: '' } }],
  ])('is refused with a state that is %s, for good', async (_how, mischief) => {
    evil.mischief = mischief;
    const browser = visitor();
    const address = await browser.start('evil');
    const attempt = browser.cookies.get('odr_oauth_attempt') ?? '';
    expectRefused(browser, await callback(browser, await browser.throughProvider(address)), 'expired');

    evil.mischief = {};
    browser.cookies.set('odr_oauth_attempt', attempt);
    expectRefused(browser, await callback(browser, await browser.throughProvider(address)), 'expired');
  });

  it.each(['state', 'code', 'iss'])('is refused with %s twice', async (name) => {
    const browser = visitor();
    const back = await browser.throughProvider(await browser.start('evil'));
    const value = new URL(back, PUBLIC_URL).searchParams.get(name) ?? '';

    expectRefused(
      browser,
      await callback(browser, `${back}&${name}=${value}`),
      name === 'state' ? 'expired' : 'refused',
    );
  });

  it('is refused when the answer comes again', async () => {
    const browser = visitor();
    const address = await browser.start('evil');
    const attempt = browser.cookies.get('odr_oauth_attempt') ?? '';
    const back = await browser.throughProvider(address);
    await browser.send('GET', back);
    browser.cookies.clear();
    browser.cookies.set('odr_oauth_attempt', attempt);

    expectRefused(browser, await callback(browser, back), 'expired');
  });

  it('is refused in another browser, whatever that one has begun itself', async () => {
    const attacker = visitor();
    const back = await attacker.throughProvider(await attacker.start('evil'));
    const [fresh, busy] = [visitor(), visitor()];
    await busy.start('evil');

    expectRefused(fresh, await callback(fresh, back), 'expired');
    expectRefused(busy, await callback(busy, back), 'expired');
  });

  it('is refused at another provider than the one it was begun with', async () => {
    const browser = visitor();
    const back = await browser.throughProvider(await browser.start('evil'));

    expectRefused(browser, await callback(browser, back.replace('/evil/', '/other/')), 'expired');
    expect(other.exchanges).toEqual([]);
  });

  it('is refused when one provider passes on the answer of another, whose code never leaves us', async () => {
    const browser = visitor();
    const begun = new URL(await browser.start('other'));
    // Mallory has the honest provider send the browser back, but says that it was hers.
    other.mischief = { back: { iss: evil.url } };
    const before = [evil.exchanges.length, other.exchanges.length];

    expectRefused(browser, await callback(browser, await browser.throughProvider(begun.href)), 'refused');
    expect([evil.exchanges.length, other.exchanges.length]).toEqual(before);
  });

  it('proves by the verifier of its own attempt that the code was meant for it', async () => {
    const browser = visitor();
    const address = new URL(await browser.start('evil'));
    await browser.send('GET', await browser.throughProvider(address.href));
    const verifier = evil.exchanges.at(-1)?.get('code_verifier') ?? '';

    expect(verifier).toMatch(/^[\w-]{43}$/);
    expect(createHash('sha256').update(verifier).digest('base64url')).toBe(address.searchParams.get('code_challenge'));
    expect(address.href).not.toContain(verifier);
  });

  it('says nothing that the provider wrote', async () => {
    evil.mischief = {
      back: {
        code: null,
        error: '<script>alert(1)</script>',
        error_description: 'Call 555',
        error_uri: 'https://evil.example',
      },
    };
    const page = await visitor().goThrough('evil', {}, '/contribute');

    expect(page.search).toBe('?provider=evil&return=%2Fcontribute&failure=refused');
  });

  it.each(['//evil.example', '/\\evil.example', '%2f%2fevil.example', 'https://evil.example', 'javascript:alert(1)'])(
    'comes back to our own pages, not to %s',
    async (returnTo) => {
      expect((await visitor().goThrough('evil', {}, returnTo)).searchParams.get('return')).toBe('/browse');
    },
  );

  it('is told as unavailable when it does not answer, or answers for another, while the others work', async () => {
    for (const name of ['down', 'renamed']) {
      const answer = await visitor().send('GET', `/auth/oauth/${name}/start?returnTo=/contribute`);
      expect([answer.status, answer.location]).toEqual([
        302,
        `${PUBLIC_URL}/sign-in/finish?provider=${name}&return=%2Fcontribute&failure=unavailable`,
      ]);
    }
    expect(await visitor().signIn('evil')).toMatchObject({ status: 200 });
  });

  it('is given up when it takes a call and says nothing', async () => {
    const begunAt = Date.now();
    const answer = await visitor().send('GET', '/auth/oauth/silent/start');

    expect(answer.location).toContain('failure=unavailable');
    expect(Date.now() - begunAt).toBeLessThan(8_000);
  });

  it('is found under the names that are set up only', async () => {
    for (const path of ['nobody/start', 'nobody/callback', '__proto__/start', 'constructor/callback']) {
      expect(await app.call('GET', `/auth/oauth/${path}`)).toMatchObject({
        status: 404,
        body: { code: 'auth.provider_not_found' },
      });
    }
  });

  it('is asked with another state each time', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => visitor().start('evil')));

    expect(new Set(answers.map((url) => new URL(url).searchParams.get('state'))).size).toBe(5);
  });
});

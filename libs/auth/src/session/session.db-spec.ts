import type { UserId } from '@odr/kernel';
import { noticesOf } from '@odr/notification/testing';
import { AuthApp, PASSWORD } from '../testing/auth-app.js';

const REFUSED = { status: 401, body: { code: 'auth.session_revoked' } };

describe('a session', () => {
  let app: AuthApp;
  beforeAll(async () => {
    app = await AuthApp.start();
  });
  afterAll(() => app.stop());

  const refresh = (refreshToken: string) => app.call('POST', '/auth/refresh', { body: { refreshToken } });
  const refreshByCookie = (cookie: string, headers: Record<string, string> = {}) =>
    app.call('POST', '/auth/refresh', { headers: { cookie, ...headers }, body: {} });
  const login = async (email: string) => {
    await app.signedUp(email);
    return app.call('POST', '/auth/login', { body: { email, password: PASSWORD } });
  };

  it('begins with a cookie that scripts and other sites cannot use, and without the token in the body', async () => {
    const answer = await login('cookie@example.org');

    expect(answer).toMatchObject({ status: 200, body: { expiresIn: 900, user: { email: 'cookie@example.org' } } });
    expect(answer.body).not.toHaveProperty('refreshToken');
    expect(JSON.stringify(answer.body)).not.toContain('argon2');
    expect(answer.setCookie).toMatch(/^odr_refresh=.*; Path=\/api\/v1\/auth; HttpOnly; SameSite=Strict$/);
  });

  it('begins for clients that always send the field of the second factor', async () => {
    await app.signedUp('totp@example.org');
    const body = { email: 'totp@example.org', password: PASSWORD, totp: '' };

    expect(await app.call('POST', '/auth/login', { body })).toMatchObject({ status: 200 });
  });

  it('marks the cookie Secure behind https', async () => {
    await app.signedUp('secure@example.org');
    const body = { email: 'secure@example.org', password: PASSWORD };
    const answer = await app.call('POST', '/auth/login', { body, headers: { 'x-forwarded-proto': 'https' } });

    expect(answer.setCookie).toContain('; Secure');
  });

  it('goes on with a new token each time', async () => {
    const { refreshToken } = await app.signedUp('rotate@example.org');
    const first = await refresh(refreshToken);
    const second = await refresh(String(first.body['refreshToken']));

    expect(second).toMatchObject({
      status: 200,
      body: { accessToken: expect.any(String), user: { email: 'rotate@example.org' } },
    });
    expect(new Set([refreshToken, first.body['refreshToken'], second.body['refreshToken']]).size).toBe(3);
  });

  it('ends for everybody when a token comes back', async () => {
    const { refreshToken, token, id } = await app.signedUp('stolen@example.org');
    const next = await refresh(refreshToken);

    expect(await refresh(refreshToken)).toMatchObject(REFUSED);
    expect(await refresh(String(next.body['refreshToken']))).toMatchObject(REFUSED);
    expect(await app.call('GET', '/auth/me', { token })).toMatchObject({ status: 401 });
    const told = (await noticesOf(app.test.db, id as UserId)).map(({ kind }) => kind);
    expect(told.filter((kind) => kind === 'security.refresh_reused')).toHaveLength(1);
  });

  it('tells its owner of a device that was never used before, once', async () => {
    const { id } = await app.signedUp('new-device@example.org');
    const signIn = (userAgent: string) =>
      app.call('POST', '/auth/login', {
        body: { email: 'new-device@example.org', password: PASSWORD },
        headers: { 'user-agent': userAgent },
        from: '192.0.2.7',
      });
    await signIn('curl/8.5.0');
    await signIn('curl/8.6.0');

    expect(await noticesOf(app.test.db, id as UserId)).toEqual([
      { kind: 'security.signed_in_new_device', data: { device: 'curl', address: '192.0.2.7' } },
    ]);
  });

  it('gives out one successor when the same token is used many times at once, and then ends at the first late one', async () => {
    const { refreshToken } = await app.signedUp('race@example.org');
    const answers = await Promise.all(Array.from({ length: 8 }, () => refresh(refreshToken)));
    const successors = answers.map(({ body }) => body['refreshToken']).filter((token) => token !== undefined);

    expect(successors).toHaveLength(1);
    expect(await refresh(refreshToken)).toMatchObject(REFUSED);
    expect(await refresh(String(successors[0]))).toMatchObject(REFUSED);
  });

  it('leaves no usable token when theft races with the owner', async () => {
    const { refreshToken } = await app.signedUp('both@example.org');
    const next = String((await refresh(refreshToken)).body['refreshToken']);

    const [, owner] = await Promise.all([refresh(refreshToken), refresh(next)]);

    expect(await refresh(String(owner.body['refreshToken'] ?? next))).toMatchObject(REFUSED);
  });

  it('survives two tabs of a browser that wake together', async () => {
    const { cookie = '' } = await login('tabs@example.org');
    const page = { 'sec-fetch-site': 'same-origin' };
    const first = await refreshByCookie(cookie, page);
    const second = await refreshByCookie(cookie, page);

    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.cookie).toBeUndefined();
    expect(await refreshByCookie(first.cookie ?? '', page)).toMatchObject({ status: 200 });
  });

  it.each([
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sister domain', { 'sec-fetch-site': 'same-site' }],
    ['an old browser on another site', { origin: 'https://evil.example', host: 'odr.example' }],
    ['a sandboxed frame', { origin: 'null' }],
  ])('cannot be used by %s', async (_who, headers) => {
    const { cookie = '' } = await login(`csrf-${Math.random()}@example.org`);

    expect(await refreshByCookie(cookie, headers)).toMatchObject({ status: 403, body: { code: 'auth.cross_site' } });
    expect(await app.call('POST', '/auth/logout', { headers: { cookie, ...headers }, body: {} })).toMatchObject({
      status: 403,
    });
    expect(await refreshByCookie(cookie)).toMatchObject({ status: 200 });
  });

  it('ends with signing out, also when the access token is gone', async () => {
    const { cookie = '' } = await login('leave@example.org');
    const out = await app.call('POST', '/auth/logout', { headers: { cookie }, body: {} });

    expect(out.status).toBe(204);
    expect(out.setCookie).toMatch(/^odr_refresh=;/);
    expect(await refreshByCookie(cookie)).toMatchObject(REFUSED);
  });

  it('is listed, and can be ended from another device but not by another person', async () => {
    const here = await app.signedUp('devices@example.org');
    const stranger = await app.signedUp('stranger@example.org');
    const there = await app.signedIn('devices@example.org');
    const { body } = await app.call<{ items: { id: string; isCurrent: boolean }[] }>('GET', '/auth/sessions', {
      token: here.token,
    });
    const other = body.items.find(({ isCurrent }) => !isCurrent)?.id;

    expect(body.items).toHaveLength(2);
    expect(await app.call('DELETE', `/auth/sessions/${other}`, { token: stranger.token })).toMatchObject({
      status: 404,
    });
    expect(await app.call('DELETE', `/auth/sessions/${other}`, { token: here.token })).toMatchObject({ status: 204 });
    expect(await refresh(there.refreshToken)).toMatchObject(REFUSED);
    expect(await refresh(here.refreshToken)).toMatchObject({ status: 200 });
  });

  it('revokes all but the one that asks, and nobody else’s', async () => {
    const here = await app.signedUp('many@example.org');
    const elsewhere = [await app.signedIn('many@example.org'), await app.signedIn('many@example.org')];
    const stranger = await app.signedUp('many-stranger@example.org');

    expect(await app.call('DELETE', '/auth/sessions', { token: here.token })).toMatchObject({ status: 204 });

    for (const { refreshToken } of elsewhere) expect(await refresh(refreshToken)).toMatchObject(REFUSED);
    expect(await refresh(here.refreshToken)).toMatchObject({ status: 200 });
    expect(await refresh(stranger.refreshToken)).toMatchObject({ status: 200 });
  });

  it('keeps no token that could be used by whoever reads the table', async () => {
    const { refreshToken } = await app.signedUp('table@example.org');
    const rows = await app.test.asOwner<{ row: string }>('SELECT t::text AS row FROM refresh_token t');

    expect(rows.some(({ row }) => row.includes(refreshToken))).toBe(false);
  });
});

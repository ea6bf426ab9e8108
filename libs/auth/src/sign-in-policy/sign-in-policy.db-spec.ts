import { PrincipalReader } from '@odr/access';
import type { Role } from '@odr/contracts';
import type { SessionId, UserId } from '@odr/kernel';
import { AuthApp, PASSWORD } from '../testing/auth-app.js';
import { TotpDevice } from '../testing/totp-device.js';

describe('a second factor that a role needs', () => {
  let app: AuthApp;
  let root: string;
  beforeAll(async () => {
    app = await AuthApp.start();
    root = (await app.administrator()).token;
    await enrol(root);
  });
  afterEach(() => require([]));
  afterAll(() => app.stop());

  const POLICY = '/admin/sign-in-policy';
  const require = (secondFactorRequiredFor: readonly string[], token = root, headers = {}) =>
    app.call('PATCH', POLICY, { token, headers, body: { secondFactorRequiredFor } });
  const enrol = async (token: string) => {
    const { body } = await app.call('POST', '/auth/totp/setup', { token, body: {} });
    const device = new TotpDevice(String(body['secret']));
    const answer = await app.call('POST', '/auth/totp/confirm', { token, body: { code: device.code() } });
    expect(answer.status).toBe(200);
    return device;
  };
  const someone = async (email: string, role: Role = 'contributor') => {
    const person = await app.signedUp(email);
    await app.call('PATCH', `/users/${person.id}`, { token: root, body: { role } });
    return person;
  };
  const OWED = { status: 403, body: { code: 'auth.second_factor_enrolment_required' } };

  it('is nobody’s business but the administrators’', async () => {
    const { token } = await someone('curious@example.org', 'moderator');

    expect(await app.call('GET', POLICY, { token })).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
    expect(await require(['contributor'], token)).toMatchObject({ status: 403 });
    expect(await app.call('GET', POLICY)).toMatchObject({ status: 401 });
    expect((await app.call('GET', POLICY, { token: root })).body).toMatchObject({ secondFactorRequiredFor: [] });
  });

  it('closes everything but the way to it, and opens again with it', async () => {
    const { token } = await someone('owing@example.org', 'moderator');
    const key = await app.call('POST', '/auth/api-keys', { token, body: { name: 'k', scopes: ['content.read'] } });
    expect(await require(['moderator'])).toMatchObject({ status: 200 });

    expect((await app.call('GET', '/auth/me', { token })).body['secondFactor']).toEqual({
      enabled: false,
      required: true,
      recoveryCodesLeft: 0,
    });
    for (const [method, path] of [
      ['GET', '/auth/sessions'],
      ['GET', '/auth/api-keys'],
      ['PATCH', '/auth/me'],
      ['DELETE', '/auth/totp'],
      ['POST', '/auth/totp/recovery-codes'],
    ] as const) {
      expect(await app.call(method, path, { token, ...(method !== 'GET' && { body: { code: '1' } }) })).toMatchObject(
        OWED,
      );
    }
    const again = await app.call('POST', '/auth/login?mode=token', {
      body: { email: 'owing@example.org', password: PASSWORD },
    });
    expect(again.body).toMatchObject({ mustEnrol: true });
    const next = String(again.body['accessToken']);
    expect(await app.call('GET', '/auth/sessions', { token: next })).toMatchObject(OWED);

    await enrol(next);
    expect(await app.call('GET', '/auth/sessions', { token: next })).toMatchObject({ status: 200 });
    expect(key.status).toBe(201);
    const refreshed = await app.call('POST', '/auth/refresh', { body: { refreshToken: again.body['refreshToken'] } });
    expect(refreshed.body).toMatchObject({ mustEnrol: false });
  });

  it('holds for API keys too, and lets one sign out', async () => {
    const { id, token } = await someone('robot@example.org', 'admin');
    const key = await app.call('POST', '/auth/api-keys', { token, body: { name: 'k', scopes: ['user.read'] } });
    const apiKey = String(key.body['key']);
    expect((await app.call('GET', `/users/${id}`, { apiKey })).status).toBe(200);
    await require(['admin']);

    expect(await app.call('GET', `/users/${id}`, { apiKey })).toMatchObject(OWED);
    expect((await app.call('POST', '/auth/logout', { token, body: {} })).status).toBe(204);
    expect((await app.call('GET', '/auth/me', { token })).status).toBe(401);
  });

  it('is lifted as soon as the role does not need it any more, or changes', async () => {
    const { id, token } = await someone('lifted@example.org', 'moderator');
    await require(['moderator', 'admin']);
    expect(await app.call('GET', '/auth/sessions', { token })).toMatchObject(OWED);

    await app.call('PATCH', `/users/${id}`, { token: root, body: { role: 'contributor' } });
    expect((await app.call('GET', '/auth/sessions', { token })).status).toBe(200);
    await require(['contributor']);
    expect(await app.call('GET', '/auth/sessions', { token })).toMatchObject(OWED);
    await require([]);
    expect((await app.call('GET', '/auth/sessions', { token })).status).toBe(200);
  });

  it('holds in another process within a second', async () => {
    const { id, token } = await someone('elsewhere@example.org', 'moderator');
    const sessions = await app.call<{ items: { id: SessionId }[] }>('GET', '/auth/sessions', { token });
    const subject = { userId: id as UserId, sessionId: sessions.body.items[0]?.id ?? ('' as SessionId) };
    const elsewhere = new PrincipalReader(app.test.db);
    expect(await elsewhere.principalOf(subject)).toMatchObject({ mustEnrol: false });

    await require(['moderator']);
    await new Promise((done) => setTimeout(done, 1_000));

    expect(await elsewhere.principalOf(subject)).toMatchObject({ mustEnrol: true });
  });

  it('is demanded only by who has one, and taken back by anyone who may', async () => {
    const { token } = await someone('other-admin@example.org', 'admin');

    expect(await require(['admin'], token)).toMatchObject({ status: 409, body: { code: 'auth.no_second_factor' } });
    expect(await require(['contributor'], token)).toMatchObject({ status: 409 });
    expect((await require(['contributor', 'moderator'])).status).toBe(200);
    expect((await require(['contributor'], token)).status).toBe(200);
  });

  it('is changed from what one has seen, and kept in the log once per change', async () => {
    const { version } = (await app.call('GET', POLICY, { token: root })).body;
    const seen = { 'if-match': `"${String(version)}"` };

    expect((await require(['moderator'], root, seen)).body).toMatchObject({ version: Number(version) + 1 });
    expect(await require(['admin'], root, seen)).toMatchObject({ status: 412 });
    await require(['moderator']);
    const log = await app.call<{ items: unknown[] }>(
      'GET',
      '/admin/audit-log?act=auth.sign_in_policy_changed&limit=1',
      {
        token: root,
      },
    );
    expect(log.body.items).toMatchObject([{ details: { secondFactorRequiredFor: ['moderator'] } }]);
    expect((await app.call('GET', POLICY, { token: root })).body).toMatchObject({ version: Number(version) + 1 });
  });

  it('tells how far each role has come, though the policy is as it was', async () => {
    interface Told {
      readonly enrolment: readonly { readonly role: Role; readonly people: number; readonly enrolled: number }[];
      readonly version: number;
    }
    const told = async (headers = {}) => (await app.call<Told>('GET', POLICY, { token: root, headers })).body;
    const { token } = await someone('counted@example.org', 'moderator');
    const before = await told();
    await enrol(token);
    const after = await told({ 'if-none-match': `"${String(before.version)}"` });

    expect(before.enrolment.map(({ role }) => role)).toEqual(['contributor', 'moderator', 'admin']);
    for (const { people, enrolled } of after.enrolment) expect(enrolled).toBeLessThanOrEqual(people);
    expect(after.enrolment[1]?.enrolled).toBe((before.enrolment[1]?.enrolled ?? 0) + 1);
  });

  it.each([{}, { secondFactorRequiredFor: 'admin' }, { secondFactorRequiredFor: ['root'] }, { required: [] }])(
    'is not set by %j',
    async (body) => {
      expect((await app.call('PATCH', POLICY, { token: root, body })).status).toBe(400);
    },
  );
});

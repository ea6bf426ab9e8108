import { AuthWorkerModule } from '../auth-worker.module.js';
import { AuthApp, PASSWORD } from '../testing/auth-app.js';
import { WrittenLetters } from '../testing/written-letters.js';

const NEW_PASSWORD = 'nine patient herons';
const GONE = { status: 410, body: { code: 'auth.link_invalid' } };

describe('a forgotten password', () => {
  let app: AuthApp;
  let letters: WrittenLetters;
  let root: string;
  beforeAll(async () => {
    app = await AuthApp.start(AuthWorkerModule);
    letters = new WrittenLetters(app);
    root = (await app.administrator()).token;
  });
  afterAll(() => app.stop());

  const forgot = (email: string) => app.call('POST', '/auth/password/forgot', { body: { email } });
  const reset = (token: string, password = NEW_PASSWORD) =>
    app.call('POST', '/auth/password/reset', { body: { token, password } });
  const login = (email: string, password: string) => app.call('POST', '/auth/login', { body: { email, password } });
  const linkFor = async (email: string) => {
    await forgot(email);
    return letters.token(email, 'reset_password');
  };
  const expire = (id: string) => app.test.asOwner(`UPDATE email_link SET expires_at = now() WHERE user_id = $1`, [id]);

  it('is replaced by a link that is sent to the address of the account', async () => {
    await app.signedUp('lost@example.org');
    await forgot(' Lost@Example.ORG ');
    const token = await letters.token('lost@example.org', 'reset_password');

    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await reset(token)).toMatchObject({ status: 204 });
    expect(await login('lost@example.org', PASSWORD)).toMatchObject({ status: 401 });
    expect(await login('lost@example.org', NEW_PASSWORD)).toMatchObject({ status: 200 });
  });

  it('ends every session and API key with it, and proves the address', async () => {
    const { id, token, refreshToken } = await app.signedUp('robbed@example.org');
    const key = { name: 'left behind', scopes: ['content.read'] };
    const { body: made } = await app.call('POST', '/auth/api-keys', { token, body: key });
    expect(await app.call('GET', '/users', { apiKey: String(made['key']) })).toMatchObject({ status: 403 });
    const link = await linkFor('robbed@example.org');
    expect(await app.call('GET', `/users/${id}`, { token: root })).toMatchObject({ body: { emailVerified: false } });

    await reset(link);

    expect(await app.call('GET', '/auth/me', { token })).toMatchObject({ status: 401 });
    expect(await app.call('POST', '/auth/refresh', { body: { refreshToken } })).toMatchObject({ status: 401 });
    expect(await app.call('GET', '/users', { apiKey: String(made['key']) })).toMatchObject({ status: 401 });
    expect(await app.call('GET', `/users/${id}`, { token: root })).toMatchObject({ body: { emailVerified: true } });
  });

  it('gives a first one to somebody who came without', async () => {
    const { id } = await app.signedUp('provided@example.org');
    await app.test.asOwner(`UPDATE user_account SET password_hash = NULL WHERE id = $1`, [id]);
    expect(await login('provided@example.org', PASSWORD)).toMatchObject({ status: 401 });

    expect(await reset(await linkFor('provided@example.org'))).toMatchObject({ status: 204 });
    expect(await login('provided@example.org', NEW_PASSWORD)).toMatchObject({ status: 200 });
  });

  it('is answered alike for everyone, and writes to nobody who has no account', async () => {
    const { id } = await app.signedUp('out@example.org');
    await app.call('PATCH', `/users/${id}`, { token: root, body: { active: false } });
    await app.signedUp('in@example.org');
    const answers = await Promise.all(['in@example.org', 'out@example.org', 'nobody@example.org'].map(forgot));

    expect(answers[0]).toMatchObject({ status: 202, body: {} });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(await letters.to('nobody@example.org')).toEqual([]);
    expect((await letters.to('out@example.org')).map(({ letter }) => letter)).not.toContain('reset_password');
  });

  it('is never sent to an address that only folds to the one of the account', async () => {
    await app.signedUp('kate@example.org');
    await forgot('\u212Aate@example.org');

    expect(await letters.to('\u212Aate@example.org')).toEqual([]);
    expect((await letters.to('kate@example.org')).map(({ letter }) => letter)).toContain('reset_password');
  });

  it('takes a link once, also of eight who use it at once', async () => {
    await app.signedUp('once@example.org');
    const token = await linkFor('once@example.org');
    const answers = await Promise.all(Array.from({ length: 8 }, (_, turn) => reset(token, `${NEW_PASSWORD} ${turn}`)));

    expect(answers.map(({ status }) => status).sort()).toEqual([204, ...Array<number>(7).fill(410)]);
    expect(await reset(token)).toMatchObject(GONE);
  });

  it('takes only the latest link', async () => {
    await app.signedUp('twice@example.org');
    const [older, newer] = [await linkFor('twice@example.org'), await linkFor('twice@example.org')];

    expect(await reset(older)).toMatchObject(GONE);
    expect(await reset(newer)).toMatchObject({ status: 204 });
  });

  it('takes no link that has expired', async () => {
    const { id } = await app.signedUp('late@example.org');
    const token = await linkFor('late@example.org');
    await expire(id);

    expect(await reset(token)).toMatchObject(GONE);
  });

  it('takes no link for another purpose, and that one stays good', async () => {
    await app.signedUp('mixed@example.org');
    const token = await letters.token('mixed@example.org', 'verify_email');

    expect(await reset(token)).toMatchObject(GONE);
    expect(await app.call('POST', '/auth/email/verify', { body: { token } })).toMatchObject({ status: 200 });
    expect(
      await app.call('POST', '/auth/email/verify', { body: { token: await linkFor('mixed@example.org') } }),
    ).toMatchObject(GONE);
  });

  it.each([
    ['truncated', (token: string) => token.slice(0, -1)],
    ['in other case', (token: string) => token.toUpperCase()],
    ['its own hash', () => 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['a wildcard', () => '%'],
    ['SQL', () => `' OR '1'='1`],
  ])('takes no token that is %s', async (_how, changed) => {
    await app.signedUp('forged@example.org');
    const token = await linkFor('forged@example.org');

    expect(await reset(changed(token))).toMatchObject(GONE);
    expect(await reset(token)).toMatchObject({ status: 204 });
  });

  it.each([[''], ['x'.repeat(201)], [42], [null], [{ $ne: '' }], [['a']]])('takes no %p for a token', async (token) => {
    const body = { token, password: NEW_PASSWORD };

    expect(await app.call('POST', '/auth/password/reset', { body })).toMatchObject({ status: 400 });
  });

  it('takes no link from before the password was changed', async () => {
    const { token } = await app.signedUp('changed@example.org');
    const link = await linkFor('changed@example.org');
    const body = { password: 'eleven loud umbrellas', currentPassword: PASSWORD };
    expect(await app.call('PATCH', '/auth/me', { token, body })).toMatchObject({ status: 200 });

    expect(await reset(link)).toMatchObject(GONE);
  });

  it('takes no link from before the account was deactivated, not even when it is active again', async () => {
    const { id } = await app.signedUp('paused@example.org');
    const link = await linkFor('paused@example.org');
    await app.call('PATCH', `/users/${id}`, { token: root, body: { active: false } });
    expect(await reset(link)).toMatchObject(GONE);
    await app.call('PATCH', `/users/${id}`, { token: root, body: { active: true } });

    expect(await reset(link)).toMatchObject(GONE);
  });

  it('is replaced by a strong one only, and says why another is refused; the link stays good', async () => {
    await app.signedUp('weakling@example.org');
    const token = await linkFor('weakling@example.org');
    const weak = (reason: string) => ({ status: 422, body: { code: 'auth.weak_password', reason } });

    expect(await reset(token, 'short')).toMatchObject(weak('too_short'));
    expect(await reset(token, 'p@ssw0rd123456')).toMatchObject(weak('too_common'));
    expect(await reset(token, 'weakling@example.org')).toMatchObject(weak('contains_identity'));
    expect(await reset(token)).toMatchObject({ status: 204 });
  });

  it('leaves its trace, without address or token', async () => {
    const { id } = await app.signedUp('traced@example.org');
    await reset(await linkFor('traced@example.org'));
    await forgot('unknown@example.org');

    const log = await app.call<{ items: { act: string; subjectId: string | null }[] }>(
      'GET',
      '/admin/audit-log?limit=200',
      { token: root },
    );
    const acts = log.body.items.filter(({ subjectId }) => subjectId === id).map(({ act }) => act);
    expect(acts.slice(0, 2)).toEqual(['auth.password_reset', 'auth.password_forgotten']);
    expect(log.body.items[0]).toMatchObject({ act: 'auth.password_forgotten', subjectId: null });
    expect(JSON.stringify(log.body)).not.toContain('example.org');
  });

  it('keeps no token, only its hash', async () => {
    await app.signedUp('kept@example.org');
    const token = await linkFor('kept@example.org');
    const rows = await app.test.asOwner<{ row: string }>(`SELECT l::text AS row FROM email_link l`);

    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some(({ row }) => row.includes(token))).toBe(false);
  });

  it('fills nobody’s mailbox', async () => {
    await app.signedUp('flooded@example.org');
    for (let turn = 0; turn < 14; turn += 1) expect(await forgot('flooded@example.org')).toMatchObject({ status: 202 });

    const written = await letters.to('flooded@example.org');
    expect(written.filter(({ letter }) => letter === 'reset_password')).toHaveLength(10);
  });

  it('links to the configured address, whatever the request claims', async () => {
    await app.signedUp('poisoned@example.org');
    const headers = {
      host: 'evil.example.com',
      'x-forwarded-host': 'evil.example.com',
      'x-forwarded-proto': 'https',
      forwarded: 'host=evil.example.com',
      origin: 'https://evil.example.com',
      referer: 'https://evil.example.com/',
    };
    await app.call('POST', '/auth/password/forgot', { headers, body: { email: 'poisoned@example.org' } });

    const link = (await letters.to('poisoned@example.org')).at(-1)?.data['link'] ?? '';
    expect(link).toMatch(/^http:\/\/localhost:\d+\/reset-password#token=[\w-]{43}$/);
  });
});

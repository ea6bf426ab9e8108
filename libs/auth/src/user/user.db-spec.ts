import { AuthApp } from '../testing/auth-app.js';

describe('administering people', () => {
  let app: AuthApp;
  let root: string;
  beforeAll(async () => {
    app = await AuthApp.start();
    root = (await app.administrator()).token;
  });
  afterAll(() => app.stop());

  const change = (id: string, body: object, token = root) => app.call('PATCH', `/users/${id}`, { token, body });
  const idOf = async (token: string) => String((await app.call('GET', '/auth/me', { token })).body['id']);
  const aSecond = () => new Promise((done) => setTimeout(done, 1_000));

  it('is for administrators only', async () => {
    const { id, token } = await app.signedUp('curious@example.org');

    expect(await app.call('GET', '/users', { token })).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
    expect(await change(id, { role: 'admin' }, token)).toMatchObject({ status: 403 });
    expect(await app.call('GET', '/users')).toMatchObject({ status: 401, body: { code: 'auth.unauthenticated' } });
  });

  it('changes a role with effect within a second, on the token that is already there', async () => {
    const { id, token } = await app.signedUp('promoted@example.org');
    expect((await app.call('GET', '/users', { token })).status).toBe(403);

    expect(await change(id, { role: 'admin' })).toMatchObject({ status: 200, body: { role: 'admin' } });
    await aSecond();
    expect((await app.call('GET', '/users', { token })).status).toBe(200);

    await change(id, { role: 'contributor' });
    await aSecond();
    expect((await app.call('GET', '/users', { token })).status).toBe(403);
  });

  it('shuts a deactivated person out within a second, for good', async () => {
    const { id, token, refreshToken } = await app.signedUp('shut-out@example.org');
    expect((await app.call('GET', '/auth/me', { token })).status).toBe(200);

    expect(await change(id, { active: false })).toMatchObject({ status: 200, body: { active: false } });
    await aSecond();
    expect((await app.call('GET', '/auth/me', { token })).status).toBe(401);

    await change(id, { active: true });
    expect(await app.call('POST', '/auth/refresh', { body: { refreshToken } })).toMatchObject({ status: 401 });
  });

  it('keeps the last administrator, whoever asks', async () => {
    const id = await idOf(root);

    expect(await change(id, { role: 'contributor' })).toMatchObject({ status: 409, body: { code: 'user.last_admin' } });
    expect(await change(id, { active: false })).toMatchObject({ status: 409, body: { code: 'user.last_admin' } });
    expect(await change(id, { role: 'admin' })).toMatchObject({ status: 200 });
  });

  it('keeps one administrator when all of them are demoted at once', async () => {
    const others = await Promise.all(['a', 'b', 'c', 'd'].map((name) => app.signedUp(`${name}@example.org`)));
    await Promise.all(others.map(({ id }) => change(id, { role: 'admin' })));
    await aSecond();
    const ids = [await idOf(root), ...others.map(({ id }) => id)];

    const answers = await Promise.all(ids.map((id) => change(id, { role: 'moderator' })));

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 409]);
    const left = await app.test.asOwner<{ id: string }>(
      `SELECT id FROM user_account WHERE role = 'admin' AND is_active`,
    );
    expect(left).toHaveLength(1);
    await app.test.asOwner(`UPDATE user_account SET role = 'admin' WHERE email = 'root@example.org'`);
    await aSecond();
  });

  it('finds people by part of name or address, page by page, and takes wildcards literally', async () => {
    for (let number = 1; number <= 5; number += 1) await app.signedUp(`page-${number}@example.net`);
    const seen: unknown[] = [];
    let cursor = '';
    do {
      const path = `/users?q=example.net&limit=2&total=true${cursor && `&cursor=${cursor}`}`;
      const { body } = await app.call<{ items: { email: string }[]; nextCursor: string | null; total: number }>(
        'GET',
        path,
        { token: root },
      );
      seen.push(...body.items.map(({ email }) => email));
      expect(body.total).toBe(5);
      cursor = body.nextCursor ?? '';
    } while (cursor);

    expect(seen).toEqual([5, 4, 3, 2, 1].map((number) => `page-${number}@example.net`));
    expect((await app.call('GET', '/users?q=%25', { token: root })).body).toMatchObject({ items: [] });
    expect((await app.call('GET', '/users?cursor=WyJ4Il0', { token: root })).status).toBe(400);
  });

  it('never shows a password, not even hashed', async () => {
    const { body } = await app.call('GET', '/users', { token: root });

    expect(JSON.stringify(body)).not.toMatch(/argon2|password/i);
  });
});

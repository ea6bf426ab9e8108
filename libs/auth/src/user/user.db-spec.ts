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

  it('changes whom one has seen as they are, if that is asked for', async () => {
    const { id } = await app.signedUp('seen@example.org');
    const { etag = '' } = await app.call('GET', `/users/${id}`, { token: root });
    const promote = (role: string) =>
      app.call('PATCH', `/users/${id}`, { token: root, body: { role }, headers: { 'if-match': etag } });

    const unchanged = { token: root, headers: { 'if-none-match': etag } };
    expect((await app.call('GET', `/users/${id}`, unchanged)).status).toBe(304);
    expect(await promote('moderator')).toMatchObject({ status: 200, body: { role: 'moderator' } });
    expect(await promote('admin')).toMatchObject({ status: 412, body: { code: 'request.precondition_failed' } });
  });

  it('cannot make someone active and not', async () => {
    const { id } = await app.signedUp('both@example.org');

    expect(await change(id, { active: true, isActive: false })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'isActive' }] },
    });
    expect((await change(id, { active: false, isActive: false })).body).toMatchObject({ active: false });
    expect((await change(id, { active: true })).body).toMatchObject({ isActive: true });
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

  it('lists them by name and by time, both ways, page by page', async () => {
    for (const name of ['Cora', 'anton', 'Berta'])
      await app.call('POST', '/auth/register', {
        body: { email: `${name}@example.com`, password: 'seven quiet lanterns', name: `Sorted ${name}` },
      });
    const namesBy = async (sort: string) => {
      const names: string[] = [];
      let cursor = '';
      do {
        const { body } = await app.call<{ items: { name: string }[]; nextCursor: string | null }>(
          'GET',
          `/users?q=sorted&limit=2&sort=${sort}${cursor && `&cursor=${cursor}`}`,
          { token: root },
        );
        names.push(...body.items.map((one) => one.name.replace('Sorted ', '')));
        cursor = body.nextCursor ?? '';
      } while (cursor);
      return names;
    };

    expect(await namesBy('name')).toEqual(['anton', 'Berta', 'Cora']);
    expect(await namesBy('-name')).toEqual(['Cora', 'Berta', 'anton']);
    expect(await namesBy('createdAt')).toEqual(['Cora', 'anton', 'Berta']);
    expect(await namesBy('-createdAt')).toEqual(['Berta', 'anton', 'Cora']);
    expect((await app.call('GET', '/users?sort=passwordHash', { token: root })).status).toBe(400);
  });

  it('finds those whose address is verified, and those whose is not', async () => {
    const { id } = await app.signedUp('proved@example.org');
    await app.test.asOwner('UPDATE user_account SET email_verified_at = now() WHERE id = $1', [id]);
    const found = async (verified: boolean) =>
      (
        await app.call<{ items: { id: string }[] }>('GET', `/users?q=proved@example.org&verified=${verified}`, {
          token: root,
        })
      ).body.items.length;

    expect([await found(true), await found(false)]).toEqual([1, 0]);
  });

  it('shows one with teams, devices, keys and what they accepted', async () => {
    const { id, token } = await app.signedUp('whole@example.org');
    await app.signedIn('whole@example.org');
    await app.call('POST', '/auth/api-keys', { token, body: { name: 'nightly', scopes: ['content.read'] } });
    await app.call('POST', '/dco/acceptances', { token, body: { version: '1.1' } });
    const [team] = await app.test.asOwner<{ id: string }>(
      `INSERT INTO team (id, name) VALUES (gen_random_uuid(), 'Whole') RETURNING id`,
    );
    await app.test.asOwner(`INSERT INTO team_member (team_id, user_id, role) VALUES ($1, $2, 'viewer')`, [
      team?.id,
      id,
    ]);

    expect((await app.call('GET', `/users/${id}`, { token: root })).body).toMatchObject({
      email: 'whole@example.org',
      teams: [{ id: team?.id, name: 'Whole', role: 'viewer' }],
      sessionCount: 2,
      apiKeyCount: 1,
      identityCount: 0,
      agreements: ['dco'],
      lastSignInAt: expect.any(String) as string,
    });
  });

  it('signs one out everywhere, within a second, and leaves the keys', async () => {
    const { id, token, refreshToken } = await app.signedUp('everywhere@example.org');
    const { body: made } = await app.call('POST', '/auth/api-keys', {
      token,
      body: { name: 'nightly', scopes: ['team.read'] },
    });
    const sessions = () => app.call<{ items: object[] }>('GET', `/users/${id}/sessions`, { token: root });
    expect((await sessions()).body.items).toHaveLength(1);
    expect(await app.call('DELETE', `/users/${id}/sessions`, { token: root })).toMatchObject({ status: 204 });

    expect((await sessions()).body.items).toEqual([]);
    expect(await app.call('GET', '/auth/me', { token })).toMatchObject({ status: 401 });
    expect(await app.call('POST', '/auth/refresh', { body: { refreshToken } })).toMatchObject({ status: 401 });
    expect(await app.call('GET', '/dco', { apiKey: String(made['key']) })).toMatchObject({ status: 200 });
    expect(
      (await app.call('GET', `/admin/audit-log?subject=${id}&act=user.signed_out`, { token: root })).body,
    ).toMatchObject({ items: [{ details: { sessions: 1 } }] });
  });

  it('knows nobody who is not there, nor lets others look', async () => {
    const { token } = await app.signedUp('onlooker@example.org');
    const nobody = '/users/019b0000-0000-7000-8000-000000000000/sessions';

    expect(await app.call('GET', nobody, { token: root })).toMatchObject({ status: 404 });
    expect(await app.call('DELETE', nobody, { token: root })).toMatchObject({ status: 404 });
    expect(await app.call('DELETE', nobody, { token })).toMatchObject({ status: 403 });
  });

  it('keeps one administrator when one is deactivated while the other is demoted', async () => {
    const { id } = await app.signedUp('second@example.org');
    const rootId = await idOf(root);
    await app.test.asOwner(`UPDATE user_account SET role = 'moderator' WHERE role = 'admin' AND id <> $1`, [rootId]);
    await change(id, { role: 'admin' });
    await aSecond();
    const answers = await Promise.all([change(id, { active: false }), change(rootId, { role: 'contributor' })]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await app.test.asOwner(`UPDATE user_account SET role = 'admin' WHERE id = $1`, [rootId]);
    await aSecond();
  });

  it('does not take a pipeline for an administrator', async () => {
    const rootId = await idOf(root);
    await app.test.asOwner(`UPDATE user_account SET role = 'moderator' WHERE role = 'admin' AND id <> $1`, [rootId]);
    await app.test.asOwner(
      `INSERT INTO user_account (id, kind, name, role) VALUES (gen_random_uuid(), 'service', 'Pipe', 'moderator')`,
    );

    expect(await change(rootId, { role: 'moderator' })).toMatchObject({
      status: 409,
      body: { code: 'user.last_admin' },
    });
    expect((await app.call('GET', '/users?q=Pipe', { token: root })).body).toMatchObject({ items: [] });
  });

  it('leaves on record who registered and who made the first administrator', async () => {
    const { id } = await app.signedUp('recorded@example.org');
    const acts = async (act: string) =>
      (
        await app.call<{ items: { subjectId: string; actorId: string | null; details: object }[] }>(
          'GET',
          `/admin/audit-log?act=${act}`,
          { token: root },
        )
      ).body.items;

    expect((await acts('user.registered'))[0]).toMatchObject({
      subjectId: id,
      actorId: id,
      details: { by: 'password' },
    });
    expect(await acts('user.created_by_operator')).toMatchObject([
      { subjectId: await idOf(root), actorId: null, details: { role: 'admin' } },
    ]);
  });
});

import { AuthApp, PASSWORD } from './testing/auth-app.js';

interface Row {
  readonly seq: number;
  readonly act: string;
  readonly actorId: string | null;
  readonly subjectId: string | null;
  readonly address: string | null;
  readonly requestId: string | null;
  readonly details: Record<string, unknown>;
  readonly at: string;
}

describe('what people do to accounts', () => {
  let app: AuthApp;
  let root: string;
  beforeAll(async () => {
    app = await AuthApp.start();
    root = (await app.administrator()).token;
  });
  afterAll(() => app.stop());

  const log = (query = '', token = root) =>
    app.call<{ items: Row[]; nextCursor: string | null; total?: number }>('GET', `/admin/audit-log?${query}`, {
      token,
    });
  /** Acts about this person since they registered, oldest first. */
  const actsOn = async (id: string) => {
    const [first, ...rest] = (await log(`subject=${id}`)).body.items.map(({ act }) => act).reverse();
    expect(first).toBe('user.registered');
    return rest;
  };
  const rootId = async () => String((await app.call('GET', '/auth/me', { token: root })).body['id']);

  it('is read and checked by administrators only', async () => {
    const { token } = await app.signedUp('curious@example.org');

    expect(await log('', token)).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
    expect(await app.call('POST', '/admin/audit-log/verify', { token })).toMatchObject({ status: 403 });
    expect(await app.call('GET', '/admin/audit-log')).toMatchObject({ status: 401 });
    expect(await app.call('POST', '/admin/audit-log/verify')).toMatchObject({ status: 401 });
  });

  it('is kept from signing in to signing out', async () => {
    const { id, token } = await app.signedUp('coming@example.org');
    await app.call('POST', '/auth/logout', { token, body: {} });
    await app.call('POST', '/auth/logout', { body: {} });

    expect(await actsOn(id)).toEqual(['auth.signed_in', 'auth.signed_out']);
    const [out, into] = (await log(`actor=${id}`)).body.items;
    expect(into?.details).toEqual(out?.details);
  });

  it('is kept with address and request', async () => {
    const { id } = await app.signedUp('traced@example.org');
    const body = { email: 'traced@example.org', password: PASSWORD };
    await app.call('POST', '/auth/login', { body, headers: { 'x-request-id': 'trace-me-17' } });

    expect((await log(`subject=${id}&limit=1`)).body.items).toMatchObject([
      { act: 'auth.signed_in', actorId: id, address: '127.0.0.1', requestId: 'trace-me-17' },
    ]);
  });

  it('is kept when signing in fails, with the reason and without the address or the password that was tried', async () => {
    const { id } = await app.signedUp('guessed@example.org');
    const login = (email: string) => app.call('POST', '/auth/login', { body: { email, password: 'not it at all' } });
    await login('guessed@example.org');
    await login('nobody@example.org');

    const [unknown, known] = (await log('act=auth.sign_in_failed')).body.items;
    expect(known).toMatchObject({ actorId: null, subjectId: id, details: { reason: 'wrong_password' } });
    expect(unknown).toMatchObject({ actorId: null, subjectId: null, details: { reason: 'unknown_address' } });
    expect(JSON.stringify((await log('limit=200')).body)).not.toMatch(/example\.org|not it at all|argon2/);
  });

  it('is kept when a refresh token comes back', async () => {
    const { id, refreshToken } = await app.signedUp('robbed@example.org');
    const refresh = () => app.call('POST', '/auth/refresh', { body: { refreshToken } });
    await refresh();
    await refresh();
    await refresh();

    expect(await actsOn(id)).toEqual(['auth.signed_in', 'auth.refresh_reused']);
  });

  it('is kept when a session is revoked, not when somebody tries to revoke another’s', async () => {
    const { id, token } = await app.signedUp('elsewhere@example.org');
    const stranger = await app.signedUp('meddler@example.org');
    await app.signedIn('elsewhere@example.org');
    const { body } = await app.call<{ items: { id: string; isCurrent: boolean }[] }>('GET', '/auth/sessions', {
      token,
    });
    const other = body.items.find(({ isCurrent }) => !isCurrent)?.id;
    await app.call('DELETE', `/auth/sessions/${other}`, { token: stranger.token });
    await app.call('DELETE', `/auth/sessions/${other}`, { token });

    expect(await actsOn(id)).toEqual(['auth.signed_in', 'auth.signed_in', 'auth.session_revoked']);
    expect(await actsOn(stranger.id)).toEqual(['auth.signed_in']);
  });

  it('is kept for each session that ends when all others are revoked', async () => {
    const { id, token } = await app.signedUp('everywhere@example.org');
    await app.signedIn('everywhere@example.org');
    await app.signedIn('everywhere@example.org');
    await app.call('DELETE', '/auth/sessions', { token });

    expect(await actsOn(id)).toEqual([
      ...Array<string>(3).fill('auth.signed_in'),
      ...Array<string>(2).fill('auth.session_revoked'),
    ]);
  });

  it('is kept when a password changes, not when only a name does', async () => {
    const { id, token } = await app.signedUp('careful@example.org');
    await app.call('PATCH', '/auth/me', { token, body: { name: 'Careful' } });
    const body = { password: 'eleven loud harbours', currentPassword: PASSWORD };
    expect((await app.call('PATCH', '/auth/me', { token, body })).status).toBe(200);

    expect(await actsOn(id)).toEqual(['auth.signed_in', 'auth.password_changed']);
  });

  it('is kept once per change of role or activity, with who did it', async () => {
    const { id } = await app.signedUp('changed@example.org');
    const change = (body: object) => app.call('PATCH', `/users/${id}`, { token: root, body });
    await change({ role: 'moderator' });
    await change({ role: 'moderator' });
    await change({ active: false });
    await change({ active: true, role: 'contributor' });

    expect(await actsOn(id)).toEqual([
      'auth.signed_in',
      'user.role_changed',
      'user.deactivated',
      'user.role_changed',
      'user.activated',
    ]);
    expect((await log(`act=user.role_changed&subject=${id}&actor=${await rootId()}`)).body.items).toMatchObject([
      { details: { from: 'moderator', to: 'contributor' } },
      { details: { from: 'contributor', to: 'moderator' } },
    ]);
  });

  it('is kept when the certificate of origin is accepted, the first time', async () => {
    const { id, token } = await app.signedUp('signer@example.org');
    const { version, sha256 } = (await app.call('GET', '/dco')).body;
    const accept = () => app.call('POST', '/dco/acceptances', { token, body: { version } });
    await accept();
    await accept();

    expect(await actsOn(id)).toEqual(['auth.signed_in', 'agreement.accepted']);
    expect((await log(`subject=${id}&limit=1`)).body.items[0]?.details).toEqual({
      kind: 'dco',
      version,
      sha256,
      method: 'api',
    });
  });

  it('is found page by page and by time, half open', async () => {
    const { id } = await app.signedUp('paged@example.org');
    for (let times = 0; times < 4; times += 1) await app.signedIn('paged@example.org');
    const seen: Row[] = [];
    let cursor = '';
    do {
      const { body } = await log(`subject=${id}&limit=2&total=true${cursor}`);
      seen.push(...body.items);
      expect(body.total).toBe(6);
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor);

    expect(seen.map(({ seq }) => seq)).toEqual([...seen.map(({ seq }) => seq)].sort((a, b) => b - a));
    expect(seen).toHaveLength(6);
    const [last, first] = [seen[0]?.at ?? '', seen[5]?.at ?? ''];
    expect((await log(`subject=${id}&from=${first}&to=${last}`)).body.items.map(({ seq }) => seq)).toEqual(
      seen.filter(({ at }) => at >= first && at < last).map(({ seq }) => seq),
    );
  });

  it.each([
    'act=everything',
    'actor=me',
    'subject=1',
    'from=yesterday',
    'from=2026-W10-1',
    'to=2026-02-30',
    'cursor=x',
    'x=1',
  ])('is not searched by %s', async (query) => {
    expect((await log(query)).status).toBe(400);
  });

  it('is whole', async () => {
    const { body } = await log('limit=1');

    expect(await app.call('POST', '/admin/audit-log/verify', { token: root })).toMatchObject({
      status: 200,
      body: { intact: true, checked: body.items[0]?.seq, firstBroken: null },
    });
  });
});

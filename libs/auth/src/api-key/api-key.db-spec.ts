import { Allow, CurrentPrincipal, Public, scopeOf, type Principal } from '@odr/access';
import { PERMISSIONS, PERSON_ONLY } from '@odr/contracts';
import type { UserId } from '@odr/kernel';
import { HttpModule } from '@odr/platform';
import { lettersTo, noticesOf } from '@odr/notification/testing';
import { Controller, Get, Module } from '@nestjs/common';
import { AuthApp, PASSWORD } from '../testing/auth-app.js';
import { ApiKeyReader } from './api-key.reader.js';
import { ApiKeyRepository } from './api-key.repository.js';

@Controller('probe')
class ProbeController {
  @Get('open')
  @Public('It is only a test.')
  open(@CurrentPrincipal() caller: Principal | undefined): object {
    return { scope: scopeOf(caller) };
  }

  @Get('content')
  @Allow('content.read')
  content(@CurrentPrincipal() caller: Principal): object {
    return { scope: scopeOf(caller) };
  }

  @Get('users')
  @Allow('user.read')
  users(): object {
    return {};
  }
}

@Module({ controllers: [ProbeController] })
class ProbeModule {}

interface MadeKey {
  readonly id: string;
  readonly key: string;
}

describe('an API key', () => {
  let app: AuthApp;
  beforeAll(async () => {
    app = await AuthApp.start(ProbeModule, HttpModule);
  });
  afterAll(() => app.stop());

  const make = async (token: string, scopes: readonly string[], more: object = {}): Promise<MadeKey> =>
    (await app.call('POST', '/auth/api-keys', { token, body: { name: 'a key', scopes, ...more } })).body as never;
  const status = async (apiKey: string, path = '/probe/content') => (await app.call('GET', path, { apiKey })).status;
  const aSecond = () => new Promise((done) => setTimeout(done, 1_000));
  const anotherProcess = () => new ApiKeyReader(app.test.db, new ApiKeyRepository(app.test.db));

  it('is one of fifty at most, however many are asked for at once', async () => {
    const { token, id: userId } = await app.signedUp('collector@example.org');
    await app.test.asOwner(
      `INSERT INTO api_key (id, user_id, name, prefix, sha256, scopes, created_at, expires_at)
       SELECT gen_random_uuid(), $1, 'old', 'odr_old', encode(sha256(n::text::bytea), 'hex'), '{content.read}', now(), now() + interval '1 day'
         FROM generate_series(1, 48) n`,
      [userId],
    );
    const body = { name: 'one more', scopes: ['content.read'] };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => app.call('POST', '/auth/api-keys', { token, body })),
    );

    expect(answers.filter(({ status: code }) => code === 201)).toHaveLength(2);
    expect(answers.filter(({ body: { code } }) => code === 'auth.too_many_api_keys')).toHaveLength(8);
  });

  it('is shown once, kept hashed, and acts for its owner', async () => {
    const { token, id: userId } = await app.signedUp('maker@example.org');
    const made = await app.call('POST', '/auth/api-keys', {
      token,
      headers: { 'idempotency-key': 'twice' },
      body: { name: ' nightly import ', scopes: ['content.read', 'content.create'] },
    });
    const { key, id } = made.body as unknown as MadeKey;

    expect(made).toMatchObject({ status: 201, body: { name: 'nightly import', prefix: key.slice(0, 10) } });
    expect(key).toMatch(/^odr_[\w-]{43}$/);
    expect((await app.call('GET', '/probe/content', { apiKey: key })).body).toMatchObject({ scope: { userId } });
    for (const path of ['/auth/api-keys', `/auth/api-keys/${id}`]) {
      expect(JSON.stringify((await app.call('GET', path, { token })).body)).not.toContain(key);
    }
    const rows = await app.test.asOwner<{ row: string }>(
      'SELECT t::text AS row FROM api_key t UNION ALL SELECT r::text FROM idempotent_request r',
    );
    expect(rows.some(({ row }) => row.includes(key))).toBe(false);
  });

  it('is made once by a request that is repeated, and told again', async () => {
    const { token } = await app.signedUp('repeats@example.org');
    const headers = { 'idempotency-key': 'lost-answer' };
    const body = { name: 'nightly import', scopes: ['content.read'] };
    const first = await app.call('POST', '/auth/api-keys', { token, headers, body });
    const again = await app.call('POST', '/auth/api-keys', { token, headers, body });
    const eve = await app.signedUp('eve@example.org');
    const others = await app.call('POST', '/auth/api-keys', { token: eve.token, headers, body });

    expect(again.body).toEqual(first.body);
    expect(others.body['key']).not.toBe(first.body['key']);
    expect((await app.call('GET', '/auth/api-keys', { token })).body['items']).toHaveLength(1);
  });

  it('is not sent again to whoever has it', async () => {
    const { token } = await app.signedUp('caches@example.org');
    const { id } = await make(token, ['content.read']);
    const { etag = '' } = await app.call('GET', `/auth/api-keys/${id}`, { token });
    const headers = { 'if-none-match': etag };
    expect(await app.call('GET', `/auth/api-keys/${id}`, { token, headers })).toMatchObject({ status: 304 });
  });

  it('tells its owner that there is one, so that somebody else cannot make it unseen', async () => {
    const { token, id } = await app.signedUp('told@example.org');
    await make(token, ['content.read']);

    expect(await noticesOf(app.test.db, id as UserId)).toContainEqual({
      kind: 'security.api_key_made',
      data: { name: 'a key', prefix: expect.stringMatching(/^odr_/) },
    });
    expect(await lettersTo(app.test.db, 'told@example.org', 'notice')).toHaveLength(1);
  });

  it('remembers its last use to the minute', async () => {
    const { token } = await app.signedUp('used@example.org');
    const { id, key } = await make(token, ['content.read']);
    const lastUse = async () => (await app.call('GET', `/auth/api-keys/${id}`, { token })).body['lastUsedAt'];
    expect(await lastUse()).toBeNull();

    await status(key);
    const first = await lastUse();
    await aSecond();
    await status(key);
    expect(first).toEqual(expect.any(String));
    expect(await lastUse()).toBe(first);

    await app.test.asOwner(`UPDATE api_key SET last_used_at = now() - interval '2 minutes' WHERE id = $1`, [id]);
    await aSecond();
    await status(key);
    expect(Date.parse(String(await lastUse()))).toBeGreaterThan(Date.parse(String(first)));
  });

  it('cannot be given more than its maker has', async () => {
    const { token } = await app.signedUp('greedy@example.org');
    const refused = (scopes: readonly unknown[]) =>
      app.call('POST', '/auth/api-keys', { token, body: { name: 'greedy', scopes } });

    for (const scope of ['user.read', 'content.read_any', 'moderation.decide', ...PERSON_ONLY]) {
      expect(await refused(['content.read', scope])).toMatchObject({
        status: 422,
        body: { code: 'auth.scope_not_allowed', scopes: [scope] },
      });
    }
    for (const scopes of [
      [],
      ['*'],
      ['content.read', 'content.read'],
      [['content.read']],
      ['__proto__'],
      'content.read',
    ]) {
      expect(await refused(scopes as never)).toMatchObject({ status: 400 });
    }
    expect(await app.test.asOwner(`SELECT 1 FROM api_key WHERE name = 'greedy'`)).toEqual([]);
  });

  it.each(['userId', 'id', 'key', 'sha256', 'revokedAt', 'lastUsedAt', 'prefix', 'role'])(
    'cannot be given %s by its maker',
    async (field) => {
      const { token } = await app.signedUp(`field-${field.toLowerCase()}@example.org`);
      const body = { name: 'x', scopes: ['content.read'], [field]: 'odr_x' };

      expect(await app.call('POST', '/auth/api-keys', { token, body })).toMatchObject({ status: 400 });
    },
  );

  it('stays within its scopes, whatever its owner may do', async () => {
    const { token } = await app.administrator('keyholder@example.org');
    const reading = await make(token, ['content.read']);
    const administrating = await make(token, ['user.read']);

    expect(await app.call('GET', '/probe/users', { apiKey: reading.key })).toMatchObject({
      status: 403,
      body: { code: 'auth.forbidden', permission: 'user.read' },
    });
    expect(await status(administrating.key, '/probe/users')).toBe(200);
    expect(await status(administrating.key, '/probe/content')).toBe(403);
    // An administrator sees everything; a key without content.read_any sees what is theirs.
    const { body } = await app.call('GET', '/probe/content', { apiKey: reading.key });
    expect(body).toMatchObject({ scope: { seesAll: false } });
  });

  it('without content.read is a stranger on open routes', async () => {
    const { token } = await app.signedUp('stranger-key@example.org');
    const { key } = await make(token, ['search.similar']);

    const { body } = await app.call('GET', '/probe/open', { apiKey: key });

    expect(body).toEqual({ scope: { userId: null, teamIds: [], seesAll: false } });
  });

  it('loses what its owner loses', async () => {
    const { token } = await app.administrator('lost@example.org').then(
      () => app.signedIn('keyholder@example.org'),
      () => app.signedIn('keyholder@example.org'),
    );
    const { key } = await make(token, ['user.read', 'content.read']);
    expect(await status(key, '/probe/users')).toBe(200);

    await app.test.asOwner(`UPDATE user_account SET role = 'contributor' WHERE email = 'keyholder@example.org'`);
    await aSecond();

    expect(await status(key, '/probe/users')).toBe(403);
    expect(await status(key)).toBe(200);
    await app.test.asOwner(`UPDATE user_account SET role = 'admin' WHERE email = 'keyholder@example.org'`);
    await aSecond();
  });

  it('manages neither keys nor sessions nor the account, even with every scope in its row', async () => {
    const { token } = await app.signedUp('manager@example.org');
    const { id, key } = await make(token, ['content.read']);
    const { body } = await app.call<{ items: { id: string }[] }>('GET', '/auth/sessions', { token });
    const grantable = PERMISSIONS.filter((permission) => !PERSON_ONLY.has(permission));
    await app.test.asOwner(`UPDATE api_key SET scopes = $2 WHERE id = $1`, [id, grantable]);
    const calls = [
      ['GET', '/auth/api-keys', undefined],
      ['POST', '/auth/api-keys', { name: 'child', scopes: ['content.read'] }],
      ['DELETE', `/auth/api-keys/${id}`, undefined],
      ['GET', '/auth/sessions', undefined],
      ['DELETE', `/auth/sessions/${body.items[0]?.id}`, undefined],
      ['PATCH', '/auth/me', { name: 'Taken' }],
      ['GET', '/users', undefined],
    ] as const;

    for (const [method, path, sent] of calls) {
      const answer = await app.call(method, path, { apiKey: key, ...(sent && { body: sent }) });
      expect([path, answer.status]).toEqual([path, 403]);
    }
    expect(await app.call('POST', '/auth/logout', { apiKey: key, body: {} })).toMatchObject({ status: 204 });
    expect((await app.call('GET', '/auth/me', { token })).status).toBe(200);
  });

  it('is refused once it is revoked: here at once, in another process within a second', async () => {
    const { token } = await app.signedUp('revoker@example.org');
    const { id, key } = await make(token, ['content.read']);
    const elsewhere = anotherProcess();
    expect(await elsewhere.principalOf(key)).toBeDefined();
    expect(await status(key)).toBe(200);

    expect(await app.call('DELETE', `/auth/api-keys/${id}`, { token })).toMatchObject({ status: 204 });

    expect(await app.call('GET', '/probe/content', { apiKey: key })).toMatchObject({
      status: 401,
      body: { code: 'auth.unauthenticated' },
    });
    await aSecond();
    expect(await elsewhere.principalOf(key)).toBeUndefined();
    expect(await app.call('DELETE', `/auth/api-keys/${id}`, { token })).toMatchObject({ status: 404 });
  });

  it('is refused when its owner is deactivated, and does not come back with them', async () => {
    const root = await app.signedIn('keyholder@example.org');
    const { token, id } = await app.signedUp('deactivated@example.org');
    const { key } = await make(token, ['content.read']);
    const elsewhere = anotherProcess();
    expect(await elsewhere.principalOf(key)).toBeDefined();

    await app.call('PATCH', `/users/${id}`, { token: root.token, body: { active: false } });
    expect(await status(key)).toBe(401);
    await aSecond();
    expect(await elsewhere.principalOf(key)).toBeUndefined();
    await app.call('PATCH', `/users/${id}`, { token: root.token, body: { active: true } });

    expect(await status(key)).toBe(401);
    expect((await app.signedIn('deactivated@example.org', PASSWORD)).token).not.toBe('undefined');
  });

  it('is refused after its end', async () => {
    const { token } = await app.signedUp('expired@example.org');
    const { id, key } = await make(token, ['content.read'], { expiresAt: new Date(Date.now() + 60_000).toISOString() });
    expect(await status(key)).toBe(200);
    await app.test.asOwner(`UPDATE api_key SET expires_at = now() WHERE id = $1`, [id]);
    await aSecond();

    expect(await status(key)).toBe(401);
    expect(
      await app.call('POST', '/auth/api-keys', {
        token,
        body: { name: 'x', scopes: ['content.read'], expiresAt: '2020-01-01T00:00:00Z' },
      }),
    ).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });

  it('is refused when it is not a key, or comes with another proof', async () => {
    const { token } = await app.signedUp('confused@example.org');
    const { key } = await make(token, ['content.read']);

    for (const wrong of ['', 'odr_', `${key}x`, `odr_${'A'.repeat(43)}`, 'x'.repeat(5_000), token]) {
      expect([wrong.length, await status(wrong, '/probe/open')]).toEqual([wrong.length, 401]);
    }
    expect(await app.call('GET', '/probe/content', { apiKey: key, token })).toMatchObject({ status: 401 });
    expect(await app.call('GET', '/probe/content', { token: key })).toMatchObject({ status: 401 });
  });

  it('is nobody else’s business', async () => {
    const owner = await app.signedUp('owner-of-key@example.org');
    const other = await app.signedUp('other-than-owner@example.org');
    const { id, key } = await make(owner.token, ['content.read']);

    for (const method of ['GET', 'DELETE'] as const) {
      expect(await app.call(method, `/auth/api-keys/${id}`, { token: other.token })).toMatchObject({
        status: 404,
        body: { code: 'auth.api_key_not_found' },
      });
    }
    expect((await app.call('GET', '/auth/api-keys', { token: other.token })).body).toMatchObject({ items: [] });
    expect(await status(key)).toBe(200);
  });
});

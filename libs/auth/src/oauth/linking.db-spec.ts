import { AccountService } from '../account/account.service.js';
import { AuthApp, PASSWORD } from '../testing/auth-app.js';
import { RealIssuer } from '../testing/providers/real-issuer.js';
import { Visitor, type Visit } from '../testing/providers/visitor.js';
import { withSettings } from '../testing/with-settings.js';

const PUBLIC_URL = 'http://localhost:3999';
const OVER = { status: 410, body: { code: 'auth.provider_sign_in_over' } };

interface Identity {
  readonly id: string;
  readonly provider: string | null;
  readonly email: string | null;
  readonly lastUsedAt: string | null;
}

describe('linking an account elsewhere', () => {
  let issuer: RealIssuer;
  let app: AuthApp;
  let restore: () => void;
  beforeAll(async () => {
    issuer = await RealIssuer.start(`${PUBLIC_URL}/api/v1/auth/oauth/local/callback`);
    restore = withSettings({ ...issuer.settings, PUBLIC_URL });
    app = await AuthApp.start();
  });
  afterAll(async () => {
    await app.stop();
    await issuer.stop();
    restore();
  });

  /** A browser of somebody who is signed in, about to link. */
  const linking = async (token: string, body: object = { currentPassword: PASSWORD }) => {
    const browser = new Visitor(app);
    const answer = await browser.send('POST', '/auth/identities/local/link', { token, body });
    return { browser, answer, url: String(answer.body['url']) };
  };
  const finish = (browser: Visitor, token: string): Promise<Visit> =>
    browser.send('POST', '/auth/oauth/link', { token, body: {} });
  const link = async (token: string, account: string): Promise<Visit> => {
    const { browser, url } = await linking(token, { currentPassword: PASSWORD, returnTo: '/account/security' });
    await browser.send('GET', await browser.throughProvider(url, { account }));
    return finish(browser, token);
  };
  const identitiesOf = async (token: string) =>
    (await app.call<{ items: Identity[] }>('GET', '/auth/identities', { token })).body.items;
  const unlink = (token: string, id: string | undefined) => app.call('DELETE', `/auth/identities/${id}`, { token });
  const signIn = async (account: string) => (await new Visitor(app).signIn('local', { account })).body;
  const newAccountAt = (name: string, claims: object = {}) => issuer.accounts.set(name, { ...claims });

  it('lets its owner sign in by it, whatever address it has, or none', async () => {
    const { id, token } = await app.signedUp('ada@example.org');
    newAccountAt('ada-there', { email: 'other@example.org', email_verified: false });
    expect(await link(token, 'ada-there')).toMatchObject({
      status: 200,
      body: { items: [{ provider: 'local', email: 'other@example.org', lastUsedAt: null }] },
    });

    newAccountAt('ada-there');
    expect(await signIn('ada-there')).toMatchObject({ user: { id } });
    expect((await identitiesOf(token))[0]?.lastUsedAt).toEqual(expect.any(String));
  });

  it('comes back to where it was asked for, marked as a link', async () => {
    const { token } = await app.signedUp('back@example.org');
    const { browser, url } = await linking(token, { currentPassword: PASSWORD, returnTo: '/account/security' });
    newAccountAt('back-there');
    const back = await browser.send('GET', await browser.throughProvider(url, { account: 'back-there' }));

    expect(back.location).toBe(`${PUBLIC_URL}/sign-in/finish?provider=local&linking=true&return=%2Faccount%2Fsecurity`);
  });

  it('asks once more who is there', async () => {
    const { id, token } = await app.signedUp('careful@example.org');

    expect((await linking(token, { currentPassword: 'not it at all' })).answer).toMatchObject({ status: 401 });
    expect((await linking(token, {})).answer).toMatchObject({ status: 200 });
    await app.test.asOwner(`UPDATE user_session SET created_at = now() - interval '11 minutes' WHERE user_id = $1`, [
      id,
    ]);
    const late = (await linking(token, {})).answer;
    expect(late).toMatchObject({ status: 403, body: { code: 'auth.reauthentication_required' } });
    expect(late.setCookies).toEqual([]);
  });

  it('is finished by the session that started it only', async () => {
    const { token } = await app.signedUp('owner@example.org');
    const elsewhere = await app.signedIn('owner@example.org');
    const stranger = await app.signedUp('stranger@example.org');
    newAccountAt('of-owner', { email: 'of-owner@example.org', email_verified: true });
    const { browser, url } = await linking(token);
    await browser.send('GET', await browser.throughProvider(url, { account: 'of-owner' }));

    expect(await finish(browser, elsewhere.token)).toMatchObject(OVER);
    expect(await finish(browser, stranger.token)).toMatchObject(OVER);
    expect(await browser.send('POST', '/auth/oauth/link', { body: {} })).toMatchObject({ status: 401 });
    expect(await browser.complete()).toMatchObject(OVER);
    expect(await finish(browser, token)).toMatchObject({ status: 200 });
    expect(await finish(browser, token)).toMatchObject(OVER);
  });

  it('takes nothing that was meant for signing in', async () => {
    const { token } = await app.signedUp('mixed@example.org');
    newAccountAt('mixed-there', { email: 'mixed-there@example.org', email_verified: true });
    const browser = new Visitor(app);
    await browser.goThrough('local', { account: 'mixed-there' });

    expect(await finish(browser, token)).toMatchObject(OVER);
    expect(await identitiesOf(token)).toEqual([]);
  });

  it('does not tie the attacker’s account to whoever follows their link back', async () => {
    const mallory = await app.signedUp('mallory@example.org');
    const victim = await app.signedUp('victim@example.org');
    newAccountAt('of-mallory');
    const attack = await linking(mallory.token);
    const back = await attack.browser.throughProvider(attack.url, { account: 'of-mallory' });
    const browser = (await linking(victim.token)).browser;

    expect((await browser.send('GET', back)).location).toContain('failure=expired');
    expect(await finish(browser, victim.token)).toMatchObject(OVER);
    expect(await identitiesOf(victim.token)).toEqual([]);
  });

  it('is refused when it is another’s, and nothing new when it is one’s own', async () => {
    const first = await app.signedUp('first@example.org');
    const second = await app.signedUp('second@example.org');
    newAccountAt('shared');
    await link(first.token, 'shared');

    expect(await link(second.token, 'shared')).toMatchObject({ status: 409, body: { code: 'auth.identity_taken' } });
    expect(await link(first.token, 'shared')).toMatchObject({ status: 200, body: { items: [expect.anything()] } });
    expect(await identitiesOf(second.token)).toEqual([]);
  });

  it('is told to the owner and kept in the audit log, and so is its end', async () => {
    const { id, token } = await app.signedUp('told@example.org');
    newAccountAt('told-there');
    await link(token, 'told-there');
    const [identity] = await identitiesOf(token);
    expect((await unlink(token, identity?.id)).status).toBe(204);

    const rows = await app.test.asOwner<{ act: string; details: object }>(
      `SELECT act, details FROM audit_event WHERE subject_id = $1 AND act LIKE 'auth.identity%' ORDER BY seq`,
      [id],
    );
    expect(rows).toEqual([
      { act: 'auth.identity_linked', details: { identityId: identity?.id, by: 'request' } },
      { act: 'auth.identity_unlinked', details: { identityId: identity?.id } },
    ]);
    const notices = await app.test.asOwner<{ kind: string }>(
      `SELECT kind FROM notification WHERE user_id = $1 ORDER BY id`,
      [id],
    );
    expect(notices.map(({ kind }) => kind)).toEqual(['security.identity_linked', 'security.identity_unlinked']);
  });

  it('is ended by its owner only', async () => {
    const { token } = await app.signedUp('mine@example.org');
    const stranger = await app.signedUp('not-mine@example.org');
    newAccountAt('mine-there');
    await link(token, 'mine-there');
    const [identity] = await identitiesOf(token);

    expect(await unlink(stranger.token, identity?.id)).toMatchObject({
      status: 404,
      body: { code: 'auth.identity_not_found' },
    });
    expect(await identitiesOf(token)).toHaveLength(1);
  });

  it('stays while it is the last way in, also when two go at once', async () => {
    newAccountAt('way-one', { email: 'ways@example.org', email_verified: true });
    newAccountAt('way-two', { email: 'ways@example.org', email_verified: true });
    await signIn('way-one');
    const token = String((await signIn('way-two'))['accessToken']);
    const both = await identitiesOf(token);
    expect(both).toHaveLength(2);

    const answers = await Promise.all(both.map(({ id }) => unlink(token, id)));

    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'auth.last_sign_in_way' });
    expect(await identitiesOf(token)).toHaveLength(1);
  });

  it('can be ended when its provider is not set up any more', async () => {
    newAccountAt('left', { email: 'left@example.org', email_verified: true });
    const token = String((await signIn('left'))['accessToken']);
    await app.test.asOwner(
      `INSERT INTO linked_identity (id, user_id, issuer, subject, linked_at)
       SELECT gen_random_uuid(), id, 'https://old.example.org/', 'x', now() FROM user_account WHERE email = 'left@example.org'`,
    );
    const [old, inUse] = (await identitiesOf(token)).sort((one) => (one.provider === null ? -1 : 1));
    expect(old).toMatchObject({ provider: null, label: 'old.example.org' });

    expect(await unlink(token, inUse?.id)).toMatchObject({ status: 409 });
    expect(await unlink(token, old?.id)).toMatchObject({ status: 204 });
  });

  it('is closed to API keys', async () => {
    const { token } = await app.signedUp('keys@example.org');
    const scopes = ['content.read'];
    const made = await app.call('POST', '/auth/api-keys', { token, body: { name: 'a key', scopes } });
    const apiKey = String(made.body['key']);

    expect(await app.call('GET', '/auth/identities', { apiKey })).toMatchObject({ status: 403 });
    expect(await app.call('POST', '/auth/identities/local/link', { apiKey, body: {} })).toMatchObject({ status: 403 });
    expect(await app.call('POST', '/auth/oauth/link', { apiKey, body: {} })).toMatchObject({ status: 403 });
  });

  it('cannot be finished once the password was reset, which unlinks what was there', async () => {
    const { id, token } = await app.signedUp('robbed@example.org');
    newAccountAt('robber-one');
    newAccountAt('robber-two');
    await link(token, 'robber-one');
    const { browser, url } = await linking(token);
    await browser.send('GET', await browser.throughProvider(url, { account: 'robber-two' }));

    await app.app.get(AccountService).resetPassword('robbed@example.org', 'nine patient herons');

    // The guard remembers the session for a moment; the link asks the database. When the moment is over, the guard is first.
    const { status, body } = await finish(browser, token);
    expect([OVER.body.code, 'auth.unauthenticated']).toContain(body['code']);
    expect([OVER.status, 401]).toContain(status);
    expect(await app.test.asOwner('SELECT id FROM linked_identity WHERE user_id = $1', [id])).toEqual([]);
    expect(await signIn('robber-one')).toMatchObject({ code: 'auth.identity_without_email' });
  });
});

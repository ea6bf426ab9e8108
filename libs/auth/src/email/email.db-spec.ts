import { AuthWorkerModule } from '../auth-worker.module.js';
import { AuthApp, PASSWORD } from '../testing/auth-app.js';
import { WrittenLetters } from '../testing/written-letters.js';

const GONE = { status: 410, body: { code: 'auth.link_invalid' } };

describe('an e-mail address', () => {
  let app: AuthApp;
  let letters: WrittenLetters;
  let root: string;
  beforeAll(async () => {
    app = await AuthApp.start(AuthWorkerModule);
    letters = new WrittenLetters(app);
    root = (await app.administrator()).token;
  });
  afterAll(() => app.stop());

  const verify = (token: string) => app.call('POST', '/auth/email/verify', { body: { token } });
  const me = async (token: string) => (await app.call('GET', '/auth/me', { token })).body;
  const resend = (body: object, token?: string) =>
    app.call('POST', '/auth/email/verify/resend', { body, ...(token !== undefined && { token }) });
  const kindsTo = async (email: string) => (await letters.to(email)).map(({ letter }) => letter);

  describe('is proved', () => {
    it('by the link that registration sends', async () => {
      const { token } = await app.signedUp('new@example.org');
      expect(await me(token)).toMatchObject({ emailVerified: false, pendingEmail: null });

      const link = await letters.token('new@example.org', 'verify_email');
      expect(await verify(link)).toMatchObject({ status: 200, body: { email: 'new@example.org', changed: false } });
      expect(await me(token)).toMatchObject({ emailVerified: true });
      expect(await verify(link)).toMatchObject(GONE);
    });

    it('of the first administrator by whoever starts the system', async () => {
      expect(await me(root)).toMatchObject({ emailVerified: true });
    });

    it('by the latest link only', async () => {
      const { token } = await app.signedUp('again@example.org');
      const older = await letters.token('again@example.org', 'verify_email');
      expect(await resend({}, token)).toMatchObject({ status: 202, body: {} });
      const newer = await letters.token('again@example.org', 'verify_email');

      expect(await verify(older)).toMatchObject(GONE);
      expect(await verify(newer)).toMatchObject({ status: 200 });
    });

    it('once, also by eight who use the link at once', async () => {
      await app.signedUp('eight@example.org');
      const link = await letters.token('eight@example.org', 'verify_email');
      const answers = await Promise.all(Array.from({ length: 8 }, () => verify(link)));

      expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(410)]);
    });

    it('by no link that has expired', async () => {
      const { id } = await app.signedUp('late@example.org');
      const link = await letters.token('late@example.org', 'verify_email');
      await app.test.asOwner(`UPDATE email_link SET expires_at = now() WHERE user_id = $1`, [id]);

      expect(await verify(link)).toMatchObject(GONE);
    });

    it('by no letter to somebody who has proved it already, and the answer does not say so', async () => {
      const { token } = await app.signedUp('done@example.org');
      await verify(await letters.token('done@example.org', 'verify_email'));
      const answers = await Promise.all([resend({ email: 'done@example.org' }), resend({ email: 'none@example.org' })]);

      expect(answers[0]).toMatchObject({ status: 202, body: {} });
      expect(answers[1]).toEqual(answers[0]);
      expect(await resend({}, token)).toMatchObject({ status: 202 });
      expect(await kindsTo('done@example.org')).toEqual(['verify_email']);
      expect(await kindsTo('none@example.org')).toEqual([]);
    });

    it('for nobody who names no address and is not signed in', async () => {
      expect(await resend({})).toMatchObject({ status: 401, body: { code: 'auth.unauthenticated' } });
      expect(await resend({ email: 'no address' })).toMatchObject({ status: 400 });
    });

    it('in letters that greet nobody by a name before that', async () => {
      const body = { email: 'victim@example.org', password: PASSWORD, name: 'Cheap watches at example.com' };
      await app.call('POST', '/auth/register', { body });

      expect(await letters.to('victim@example.org')).toMatchObject([{ letter: 'verify_email', toName: null }]);
    });
  });

  describe('is changed', () => {
    const ask = (token: string, email: string, currentPassword?: string) =>
      app.call('POST', '/auth/email/change', { token, body: { email, currentPassword } });
    const verified = async (email: string) => {
      const someone = await app.signedUp(email);
      await verify(await letters.token(email, 'verify_email'));
      return someone;
    };

    it('once the new one is proved, and both are told', async () => {
      const { id, token, refreshToken } = await verified('old@example.org');
      expect(await ask(token, ' New@Example.com', PASSWORD)).toMatchObject({ status: 202, body: {} });
      expect(await me(token)).toMatchObject({ email: 'old@example.org', pendingEmail: 'new@example.com' });
      expect(await letters.to('new@example.com')).toMatchObject([{ letter: 'change_email', toName: null }]);
      expect((await letters.to('old@example.org')).at(-1)).toMatchObject({
        letter: 'email_change_asked',
        data: { newEmail: 'new@example.com', resetLink: expect.stringMatching(/\/forgot-password$/) },
      });

      const link = await letters.token('new@example.com', 'change_email');
      expect(await verify(link)).toMatchObject({ status: 200, body: { email: 'new@example.com', changed: true } });
      expect(await me(token)).toMatchObject({ email: 'new@example.com', emailVerified: true, pendingEmail: null });
      expect((await letters.to('old@example.org')).at(-1)).toMatchObject({ letter: 'email_changed' });
      expect(await app.call('POST', '/auth/refresh', { body: { refreshToken } })).toMatchObject({ status: 200 });
      expect(await app.signedIn('new@example.com')).not.toMatchObject({ token: 'undefined' });
      expect((await app.call('GET', `/users/${id}`, { token: root })).body).toMatchObject({ email: 'new@example.com' });
    });

    it('only with the password, which gets slower to guess', async () => {
      const { token } = await verified('oracle@example.org');
      const wrong = { status: 401, body: { code: 'auth.bad_credentials' } };
      expect(await ask(token, 'thief@example.com')).toMatchObject(wrong);
      for (let guess = 0; guess < 4; guess += 1) {
        expect(await ask(token, 'thief@example.com', `guess ${guess}`)).toMatchObject(wrong);
      }

      const waits = { status: 429, body: { code: 'request.rate_limited' } };
      expect(await ask(token, 'thief@example.com', PASSWORD)).toMatchObject(waits);
      const body = { password: 'eleven loud umbrellas', currentPassword: PASSWORD };
      expect(await app.call('PATCH', '/auth/me', { token, body })).toMatchObject(waits);
      expect(await kindsTo('thief@example.com')).toEqual([]);
    });

    it('without a password where there is none, within ten minutes of signing in', async () => {
      const { id, token } = await verified('provided@example.org');
      await app.test.asOwner(`UPDATE user_account SET password_hash = NULL WHERE id = $1`, [id]);
      expect(await ask(token, 'young@example.com')).toMatchObject({ status: 202 });
      expect(await ask(token, 'young@example.com', PASSWORD)).toMatchObject({ status: 401 });
      await app.test.asOwner(
        `UPDATE user_session SET created_at = created_at - interval '11 minutes' WHERE user_id = $1`,
        [id],
      );

      expect(await ask(token, 'old@example.com')).toMatchObject({
        status: 403,
        body: { code: 'auth.reauthentication_required' },
      });
    });

    it('without telling whether somebody has the new one, except them', async () => {
      await verified('owner@example.org');
      const { token } = await verified('curious@example.org');
      const taken = await ask(token, 'owner@example.org', PASSWORD);
      expect(await me(token)).toMatchObject({ pendingEmail: 'owner@example.org' });
      expect(await kindsTo('owner@example.org')).toEqual(['verify_email', 'address_in_use']);

      expect(await ask(token, 'free@example.com', PASSWORD)).toEqual(taken);
      expect(await me(token)).toMatchObject({ email: 'curious@example.org' });
    });

    it('to nobody’s whose owner came first after all', async () => {
      const { token } = await verified('slow@example.org');
      await ask(token, 'contested@example.com', PASSWORD);
      const link = await letters.token('contested@example.com', 'change_email');
      await app.signedUp('contested@example.com');

      expect(await verify(link)).toMatchObject({ status: 409, body: { code: 'auth.email_taken' } });
      expect(await me(token)).toMatchObject({ email: 'slow@example.org' });
    });

    it('not any more after it was cancelled, or a later one asked for', async () => {
      const { token } = await verified('fickle@example.org');
      await ask(token, 'first@example.com', PASSWORD);
      const first = await letters.token('first@example.com', 'change_email');
      await ask(token, 'second@example.com', PASSWORD);
      const second = await letters.token('second@example.com', 'change_email');
      expect(await verify(first)).toMatchObject(GONE);

      expect(await app.call('DELETE', '/auth/email/change', { token })).toMatchObject({ status: 204 });
      expect(await verify(second)).toMatchObject(GONE);
      expect(await me(token)).toMatchObject({ email: 'fickle@example.org', pendingEmail: null });
    });

    it('not by a link from before the password was changed or reset', async () => {
      const { token } = await verified('saved@example.org');
      await ask(token, 'attacker@example.com', PASSWORD);
      const link = await letters.token('attacker@example.com', 'change_email');
      await app.call('POST', '/auth/password/forgot', { body: { email: 'saved@example.org' } });
      const reset = await letters.token('saved@example.org', 'reset_password');
      await app.call('POST', '/auth/password/reset', { body: { token: reset, password: 'eleven loud umbrellas' } });

      expect(await verify(link)).toMatchObject(GONE);
    });

    it('with the end of links that went to the old one', async () => {
      const { token } = await verified('leaving@example.org');
      await app.call('POST', '/auth/password/forgot', { body: { email: 'leaving@example.org' } });
      const reset = await letters.token('leaving@example.org', 'reset_password');
      await ask(token, 'arrived@example.com', PASSWORD);
      await verify(await letters.token('arrived@example.com', 'change_email'));

      const body = { token: reset, password: 'eleven loud umbrellas' };
      expect(await app.call('POST', '/auth/password/reset', { body })).toMatchObject(GONE);
    });

    it('not to the one it is', async () => {
      const { token } = await verified('same@example.org');

      expect(await ask(token, 'SAME@example.org', PASSWORD)).toMatchObject({
        status: 422,
        body: { code: 'auth.email_unchanged' },
      });
    });

    it('by nobody who holds an API key only', async () => {
      const { token } = await verified('keyed@example.org');
      const { body } = await app.call('POST', '/auth/api-keys', { token, body: { name: 'k', scopes: ['team.read'] } });
      const apiKey = String(body['key']);

      expect(
        await app.call('POST', '/auth/email/change', {
          apiKey,
          body: { email: 'x@example.com', currentPassword: PASSWORD },
        }),
      ).toMatchObject({ status: 403 });
    });

    it('leaving its trace, without addresses', async () => {
      const { id, token } = await verified('traced@example.org');
      await ask(token, 'unwanted@example.com', PASSWORD);
      await app.call('DELETE', '/auth/email/change', { token });
      await ask(token, 'wanted@example.com', PASSWORD);
      await verify(await letters.token('wanted@example.com', 'change_email'));

      const log = await app.call<{ items: { act: string }[] }>('GET', `/admin/audit-log?subject=${id}`, {
        token: root,
      });
      expect(log.body.items.map(({ act }) => act).reverse()).toEqual([
        'user.registered',
        'auth.signed_in',
        'auth.email_verified',
        'auth.email_change_asked',
        'auth.email_change_cancelled',
        'auth.email_change_asked',
        'auth.email_changed',
      ]);
      expect(JSON.stringify(log.body)).not.toMatch(/example\.(org|com)/);
    });
  });
});

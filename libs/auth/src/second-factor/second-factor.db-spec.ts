import { Clock } from '@odr/kernel';
import { jest } from '@jest/globals';
import { AuthApp, PASSWORD } from '../testing/auth-app.js';
import { TotpDevice } from '../testing/totp-device.js';

interface Person {
  readonly id: string;
  readonly email: string;
  readonly token: string;
}

interface Enrolled extends Person {
  readonly device: TotpDevice;
  readonly recoveryCodes: readonly string[];
}

describe('a second factor', () => {
  let app: AuthApp;
  let root: string;
  let aheadMs = 0;
  let count = 0;
  /** As the server has it: each code is good once, so time has to pass between two. */
  const now = () => new Date(Date.now() + aheadMs);
  const wait = (seconds: number) => (aheadMs += seconds * 1_000);

  beforeAll(async () => {
    app = await AuthApp.start();
    jest.spyOn(Clock.prototype, 'now').mockImplementation(now);
    root = (await app.administrator()).token;
  });
  afterAll(() => app.stop());

  const newcomer = async (): Promise<Person> => {
    const email = `person-${(count += 1)}@example.org`;
    const { id, token } = await app.signedUp(email);
    return { id, email, token };
  };
  const setUp = async ({ token }: Person, body: object = {}) =>
    app.call<{ secret: string; uri: string }>('POST', '/auth/totp/setup', { token, body });
  const confirm = ({ token }: Person, code: string) =>
    app.call<{ recoveryCodes: string[] }>('POST', '/auth/totp/confirm', { token, body: { code } });
  const enrolled = async (): Promise<Enrolled> => {
    const person = await newcomer();
    const device = new TotpDevice((await setUp(person)).body.secret);
    const { recoveryCodes } = (await confirm(person, device.code(now()))).body;
    wait(30);
    return { ...person, device, recoveryCodes };
  };
  const login = (email: string, totp?: string, more: object = {}) =>
    app.call('POST', '/auth/login?mode=token', { body: { email, password: PASSWORD, totp, ...more } });
  const me = async (token: string) => (await app.call('GET', '/auth/me', { token })).body['secondFactor'];
  const acts = async ({ id }: Person) =>
    (
      await app.call<{ items: { act: string }[] }>('GET', `/admin/audit-log?subject=${id}&limit=100`, { token: root })
    ).body.items.map(({ act }) => act);

  const told = async ({ id }: Person) =>
    (
      await app.test.asOwner<{ kind: string }>(
        `SELECT kind FROM notification WHERE user_id = $1 ORDER BY created_at, id`,
        [id],
      )
    ).map(({ kind }) => kind);

  describe('is set up', () => {
    it('by a secret that is shown once, and demands nothing until a code of it has come', async () => {
      const person = await newcomer();
      const { status, body } = await setUp(person);

      expect(status).toBe(200);
      expect(body.secret).toMatch(/^[A-Z2-7]{32}$/);
      expect(body.uri).toContain(`secret=${body.secret}`);
      expect(await login(person.email)).toMatchObject({ status: 200 });
      expect(await me(person.token)).toEqual({ enabled: false, required: false, recoveryCodesLeft: 0 });
    });

    it('by the first right code, and gives ten recovery codes that nobody can read again', async () => {
      const person = await newcomer();
      const device = new TotpDevice((await setUp(person)).body.secret);

      expect(await confirm(person, device.wrongCode(now()))).toMatchObject({
        status: 401,
        body: { code: 'auth.second_factor_wrong' },
      });
      const { status, body } = await confirm(person, device.code(now()));
      expect(status).toBe(200);
      expect(new Set(body.recoveryCodes).size).toBe(10);
      expect(await me(person.token)).toEqual({ enabled: true, required: false, recoveryCodesLeft: 10 });
      expect(await acts(person)).toContain('auth.totp_enabled');
      expect(await told(person)).toContain('security.totp_enabled');
    });

    it('without leaving secret or codes readable in the database', async () => {
      const person = await newcomer();
      const { secret } = (await setUp(person)).body;
      const { recoveryCodes } = (await confirm(person, new TotpDevice(secret).code(now()))).body;
      const kept = JSON.stringify(
        await app.test.asOwner(
          `SELECT f.*, (SELECT json_agg(c) FROM recovery_code c WHERE c.user_id = f.user_id) AS codes
             FROM totp_factor f WHERE f.user_id = $1`,
          [person.id],
        ),
      );

      for (const shown of [secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll('-', ''))]) {
        expect(kept).not.toContain(shown);
      }
      expect(kept).toContain('v1.');
    });

    it('with the latest secret when it was begun twice', async () => {
      const person = await newcomer();
      const first = new TotpDevice((await setUp(person)).body.secret);
      const second = new TotpDevice((await setUp(person)).body.secret);

      expect((await confirm(person, first.code(now()))).status).toBe(401);
      expect((await confirm(person, second.code(now()))).status).toBe(200);
    });

    it('once: nobody with a stolen session puts another device in its place', async () => {
      const person = await enrolled();

      expect(await setUp(person, { password: PASSWORD })).toMatchObject({
        status: 409,
        body: { code: 'auth.second_factor_already_on' },
      });
      expect(await confirm(person, person.device.code(now()))).toMatchObject({
        status: 409,
        body: { code: 'auth.second_factor_already_on' },
      });
      expect(await confirm(await newcomer(), '123456')).toMatchObject({
        status: 409,
        body: { code: 'auth.no_second_factor' },
      });
    });

    it('only by who signed in just now or knows the password', async () => {
      const person = await newcomer();
      wait(601);

      expect(await setUp(person)).toMatchObject({ status: 403, body: { code: 'auth.reauthentication_required' } });
      expect(await setUp(person, { password: 'not the right one' })).toMatchObject({
        status: 401,
        body: { code: 'auth.bad_credentials' },
      });
      expect(await setUp(person, { password: PASSWORD })).toMatchObject({ status: 200 });
    });

    it('and ends the sessions that a password alone had begun, but not the one at hand', async () => {
      const person = await newcomer();
      const elsewhere = await app.signedIn(person.email);
      const device = new TotpDevice((await setUp(person)).body.secret);
      await confirm(person, device.code(now()));

      expect((await app.call('GET', '/auth/me', { token: person.token })).status).toBe(200);
      expect((await app.call('GET', '/auth/me', { token: elsewhere.token })).status).toBe(401);
    });
  });

  describe('is asked for at sign-in', () => {
    it('after the right password only', async () => {
      const { email, device } = await enrolled();

      expect(await login(email)).toMatchObject({ status: 401, body: { code: 'auth.second_factor_required' } });
      expect(await login(email, '')).toMatchObject({ status: 401, body: { code: 'auth.second_factor_required' } });
      expect(await login(email, device.code(now()), { password: 'not the right one' })).toMatchObject({
        status: 401,
        body: { code: 'auth.bad_credentials' },
      });
      expect(await login(email, device.code(now()))).toMatchObject({ status: 200 });
    });

    it('and nothing is said of it to who does not know the password', async () => {
      const { email } = await enrolled();
      const refusal = async (of: string) => {
        const { status, body } = await login(of, '123456', { password: 'not the right one' });
        return { status, code: body['code'], detail: body['detail'] };
      };

      expect(await refusal(email)).toEqual(await refusal('nobody-at-all@example.org'));
    });

    it('and taken once: not again within its window, nor one from before it', async () => {
      const { email, device } = await enrolled();
      const [before, current] = [device.code(now(), -1), device.code(now())];

      expect((await login(email, current)).status).toBe(200);
      for (const code of [current, before]) {
        expect(await login(email, code)).toMatchObject({ status: 401, body: { code: 'auth.second_factor_wrong' } });
      }
      wait(30);
      const [, first = '', second = ''] = /(.{3})(.{3})/.exec(device.code(now())) ?? [];
      expect((await login(email, ` ${first} ${second} `)).status).toBe(200);
    });

    it('and the code that set it up does not sign in', async () => {
      const person = await newcomer();
      const device = new TotpDevice((await setUp(person)).body.secret);
      const code = device.code(now());
      await confirm(person, code);

      expect((await login(person.email, code)).status).toBe(401);
    });

    it('and taken once however many come with it at the same moment', async () => {
      const { email, device } = await enrolled();
      const code = device.code(now());
      const answers = await Promise.all(Array.from({ length: 8 }, () => login(email, code)));

      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ body }) => body['code'] === 'auth.second_factor_wrong').length).toBeGreaterThan(0);
    });

    it('and not looked at any more after five wrong ones, from any address, until the wait is over', async () => {
      const person = await enrolled();
      const { email, device } = person;
      const from = (turn: number) => `198.51.100.${turn}`;
      const guess = (code: string, turn: number) =>
        app.call('POST', '/auth/login', { from: from(turn), body: { email, password: PASSWORD, totp: code } });
      for (let turn = 1; turn <= 5; turn += 1) {
        expect(await guess(device.wrongCode(now()), turn)).toMatchObject({
          body: { code: 'auth.second_factor_wrong' },
        });
      }

      expect(await guess(device.code(now()), 6)).toMatchObject({
        status: 429,
        body: { code: 'request.rate_limited' },
        retryAfter: '1',
      });
      expect((await told(person)).filter((kind) => kind === 'security.totp_guessed')).toHaveLength(1);
      wait(2);
      expect((await guess(device.code(now()), 7)).status).toBe(200);
    });

    it('and fifty guesses at once get no further than five', async () => {
      const { email, id } = await enrolled();
      const guesses = Array.from({ length: 50 }, (_, turn) => String(turn).padStart(6, '0'));
      const answers: unknown[] = [];
      // In bundles, for sign-in has its own budget; from anywhere, for an attacker has many addresses.
      for (let at = 0; at < 50; at += 25) {
        const bundle = guesses.slice(at, at + 25).map((totp, turn) =>
          app.call('POST', '/auth/login', {
            from: `203.0.113.${at + turn}`,
            body: { email, password: PASSWORD, totp },
          }),
        );
        answers.push(...(await Promise.all(bundle)).map(({ body }) => body['code']));
      }

      expect(answers.filter((code) => code === 'auth.second_factor_wrong').length).toBeLessThanOrEqual(7);
      const [row] = await app.test.asOwner<{ failures: number }>(
        `SELECT failures FROM totp_factor WHERE user_id = $1`,
        [id],
      );
      expect(row?.failures).toBeLessThanOrEqual(7);
    });

    it('and remembered as wrong when the counting server has forgotten everything', async () => {
      const { id, email, device } = await enrolled();
      await app.test.asOwner(`UPDATE totp_factor SET failures = 30, locked_until = $2 WHERE user_id = $1`, [
        id,
        new Date(now().getTime() + 86_400_000),
      ]);

      expect(await login(email, device.code(now()))).toMatchObject({ status: 429, retryAfter: '86400' });
      wait(86_401);
      expect(await login(email, device.wrongCode(now()))).toMatchObject({ status: 401 });
      expect(await login(email, device.code(now()))).toMatchObject({ status: 429, retryAfter: '86400' });
    });

    it('and wrong ones are kept in the log', async () => {
      const person = await enrolled();
      await login(person.email, person.device.wrongCode(now()));

      const path = `/admin/audit-log?subject=${person.id}&act=auth.sign_in_failed`;
      expect((await app.call('GET', path, { token: root })).body).toMatchObject({
        items: [{ actorId: null, details: { reason: 'wrong_second_factor' } }],
      });
    });

    it.each(['12345', '1234567', 'abcdef', '１２３４５６', ' ', "' OR 1=1 --", 'x'.repeat(64)])(
      'and %j is no code',
      async (code) => {
        const { email } = await enrolled();

        expect([401]).toContain((await login(email, code)).status);
      },
    );
  });

  describe('that is lost', () => {
    it('is stood in for by each recovery code once, however it is typed', async () => {
      const person = await enrolled();
      const [first = '', second = ''] = person.recoveryCodes;

      expect((await login(person.email, first)).status).toBe(200);
      expect(await login(person.email, first)).toMatchObject({
        status: 401,
        body: { code: 'auth.second_factor_wrong' },
      });
      const { status, body } = await login(person.email, ` ${second.replaceAll('-', ' ').toUpperCase()}`);
      expect(status).toBe(200);
      expect(await me(String(body['accessToken']))).toMatchObject({ recoveryCodesLeft: 8 });
      expect((await acts(person)).filter((act) => act === 'auth.recovery_code_used')).toHaveLength(2);
      expect(await told(person)).toContain('security.recovery_code_used');
    });

    it('is stood in for once when two come with the same code at the same moment', async () => {
      const { email, recoveryCodes } = await enrolled();
      const answers = await Promise.all(Array.from({ length: 6 }, () => login(email, recoveryCodes[0])));

      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    });

    it('is stood in for even while somebody guesses, so that they cannot keep its owner out', async () => {
      const { email, device, recoveryCodes } = await enrolled();
      for (let turn = 0; turn < 7; turn += 1) await login(email, device.wrongCode(now()));

      expect((await login(email, device.code(now()))).status).toBe(429);
      expect((await login(email, recoveryCodes[0])).status).toBe(200);
    });

    it('is not stood in for by the codes of others', async () => {
      const [one, other] = [await enrolled(), await enrolled()];

      expect((await login(one.email, other.recoveryCodes[0])).status).toBe(401);
      expect((await login(other.email, other.recoveryCodes[0])).status).toBe(200);
    });

    it('gets new recovery codes from its owner, and the old ones end', async () => {
      const { token, email, device, recoveryCodes } = await enrolled();
      const renew = (body: object) =>
        app.call<{ recoveryCodes: string[] }>('POST', '/auth/totp/recovery-codes', { token, body });

      expect((await renew({})).status).toBe(400);
      expect((await renew({ code: device.wrongCode(now()) })).status).toBe(401);
      const { status, body } = await renew({ code: device.code(now()) });
      expect(status).toBe(200);
      expect(body.recoveryCodes.filter((code) => recoveryCodes.includes(code))).toEqual([]);
      expect((await login(email, recoveryCodes[0])).status).toBe(401);
      expect((await login(email, body.recoveryCodes[0])).status).toBe(200);
    });
  });

  describe('is taken away', () => {
    const switchOff = (token: string, body: object) => app.call('DELETE', '/auth/totp', { token, body });

    it('by its owner with a code, soon after signing in or with the password', async () => {
      const person = await enrolled();
      const { token, email, device } = person;
      wait(601);

      expect((await switchOff(token, {})).status).toBe(400);
      expect((await switchOff(token, { code: device.code(now()) })).body['code']).toBe(
        'auth.reauthentication_required',
      );
      expect((await switchOff(token, { password: PASSWORD, code: device.wrongCode(now()) })).status).toBe(401);
      expect((await switchOff(token, { password: PASSWORD, code: device.code(now()) })).status).toBe(204);
      expect((await login(email)).status).toBe(200);
      expect(await me(token)).toEqual({ enabled: false, required: false, recoveryCodesLeft: 0 });
      expect(await acts(person)).toContain('auth.totp_disabled');
      expect(await told(person)).toContain('security.totp_disabled');
      expect(await switchOff(token, { password: PASSWORD, code: '123456' })).toMatchObject({
        status: 409,
        body: { code: 'auth.no_second_factor' },
      });
    });

    it('not by a code that has signed in already', async () => {
      const { email, device } = await enrolled();
      const code = device.code(now());
      const token = String((await login(email, code)).body['accessToken']);

      expect((await switchOff(token, { code })).status).toBe(401);
    });

    it('by administrators for others, who are signed out; not for themselves, nor by anyone else', async () => {
      const [person, other] = [await enrolled(), await newcomer()];
      const reset = (id: string, token: string) => app.call('DELETE', `/users/${id}/totp`, { token });
      const rootId = String((await app.call('GET', '/auth/me', { token: root })).body['id']);

      expect((await reset(person.id, other.token)).status).toBe(403);
      expect(await reset(rootId, root)).toMatchObject({ status: 409, body: { code: 'user.own_second_factor' } });
      const isListed = async () =>
        (await app.call('GET', `/users/${person.id}`, { token: root })).body['hasSecondFactor'];
      expect(await isListed()).toBe(true);
      expect((await reset(person.id, root)).status).toBe(204);
      expect(await isListed()).toBe(false);
      expect((await app.call('GET', '/auth/me', { token: person.token })).status).toBe(401);
      expect((await login(person.email)).status).toBe(200);
      expect((await acts(person)).slice(0, 2)).toEqual(['auth.signed_in', 'auth.second_factor_reset']);
      expect(await reset(person.id, root)).toMatchObject({ status: 409, body: { code: 'auth.no_second_factor' } });
    });

    it('not by an API key', async () => {
      const { token, device } = await enrolled();
      const key = await app.call('POST', '/auth/api-keys', { token, body: { name: 'k', scopes: ['content.read'] } });
      const apiKey = String(key.body['key']);
      const body = { password: PASSWORD, code: device.code(now()) };

      expect((await app.call('DELETE', '/auth/totp', { apiKey, body })).status).toBe(403);
    });
  });
});

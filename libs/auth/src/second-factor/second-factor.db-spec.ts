import { PASSWORD } from '../testing/auth-app.js';
import { SecondFactorWorld } from '../testing/second-factor-world.js';
import { TotpDevice } from '../testing/totp-device.js';

describe('a second factor', () => {
  let world: SecondFactorWorld;
  beforeAll(async () => {
    world = await SecondFactorWorld.start();
  });
  afterAll(() => world.stop());

  describe('is set up', () => {
    it('by a secret that is shown once, and demands nothing until a code of it has come', async () => {
      const person = await world.newcomer();
      const { status, body } = await world.setUp(person);

      expect(status).toBe(200);
      expect(body.secret).toMatch(/^[A-Z2-7]{32}$/);
      expect(body.uri).toContain(`secret=${body.secret}`);
      expect(await world.login(person.email)).toMatchObject({ status: 200 });
      expect(await world.stateOf(person.token)).toEqual({ enabled: false, required: false, recoveryCodesLeft: 0 });
    });

    it('by the first right code, and gives ten recovery codes that nobody can read again', async () => {
      const person = await world.newcomer();
      const device = new TotpDevice((await world.setUp(person)).body.secret);

      expect(await world.confirm(person, device.wrongCode(world.now()))).toMatchObject({
        status: 401,
        body: { code: 'auth.second_factor_wrong' },
      });
      const { status, body } = await world.confirm(person, device.code(world.now()));
      expect(status).toBe(200);
      expect(new Set(body.recoveryCodes).size).toBe(10);
      expect(await world.stateOf(person.token)).toEqual({ enabled: true, required: false, recoveryCodesLeft: 10 });
      expect(await world.acts(person)).toContain('auth.totp_enabled');
      expect(await world.told(person)).toContain('security.totp_enabled');
    });

    it('without leaving secret or codes readable in the database', async () => {
      const person = await world.newcomer();
      const { secret } = (await world.setUp(person)).body;
      const { recoveryCodes } = (await world.confirm(person, new TotpDevice(secret).code(world.now()))).body;
      const kept = JSON.stringify(
        await world.app.test.asOwner(
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
      const person = await world.newcomer();
      const first = new TotpDevice((await world.setUp(person)).body.secret);
      const second = new TotpDevice((await world.setUp(person)).body.secret);

      expect((await world.confirm(person, first.code(world.now()))).status).toBe(401);
      expect((await world.confirm(person, second.code(world.now()))).status).toBe(200);
    });

    it('once: nobody with a stolen session puts another device in its place', async () => {
      const person = await world.enrolled();

      expect(await world.setUp(person, { password: PASSWORD })).toMatchObject({
        status: 409,
        body: { code: 'auth.second_factor_already_on' },
      });
      expect(await world.confirm(person, person.device.code(world.now()))).toMatchObject({
        status: 409,
        body: { code: 'auth.second_factor_already_on' },
      });
      expect(await world.confirm(await world.newcomer(), '123456')).toMatchObject({
        status: 409,
        body: { code: 'auth.no_second_factor' },
      });
    });

    it('only by who signed in just now or knows the password', async () => {
      const person = await world.newcomer();
      world.wait(601);

      expect(await world.setUp(person)).toMatchObject({
        status: 403,
        body: { code: 'auth.reauthentication_required' },
      });
      expect(await world.setUp(person, { password: 'not the right one' })).toMatchObject({
        status: 401,
        body: { code: 'auth.bad_credentials' },
      });
      expect(await world.setUp(person, { password: PASSWORD })).toMatchObject({ status: 200 });
    });

    it('and ends the sessions that a password alone had begun, but not the one at hand', async () => {
      const person = await world.newcomer();
      const elsewhere = await world.app.signedIn(person.email);
      const device = new TotpDevice((await world.setUp(person)).body.secret);
      await world.confirm(person, device.code(world.now()));

      expect((await world.app.call('GET', '/auth/me', { token: person.token })).status).toBe(200);
      expect((await world.app.call('GET', '/auth/me', { token: elsewhere.token })).status).toBe(401);
    });
  });

  describe('is taken away', () => {
    const switchOff = (token: string, body: object) => world.app.call('DELETE', '/auth/totp', { token, body });

    it('by its owner with a code, soon after signing in or with the password', async () => {
      const person = await world.enrolled();
      const { token, email, device } = person;
      world.wait(601);

      expect((await switchOff(token, {})).status).toBe(400);
      expect((await switchOff(token, { code: device.code(world.now()) })).body['code']).toBe(
        'auth.reauthentication_required',
      );
      expect((await switchOff(token, { password: PASSWORD, code: device.wrongCode(world.now()) })).status).toBe(401);
      expect((await switchOff(token, { password: PASSWORD, code: device.code(world.now()) })).status).toBe(204);
      expect((await world.login(email)).status).toBe(200);
      expect(await world.stateOf(token)).toEqual({ enabled: false, required: false, recoveryCodesLeft: 0 });
      expect(await world.acts(person)).toContain('auth.totp_disabled');
      expect(await world.told(person)).toContain('security.totp_disabled');
      expect(await switchOff(token, { password: PASSWORD, code: '123456' })).toMatchObject({
        status: 409,
        body: { code: 'auth.no_second_factor' },
      });
    });

    it('not by a code that has signed in already', async () => {
      const { email, device } = await world.enrolled();
      const code = device.code(world.now());
      const token = String((await world.login(email, code)).body['accessToken']);

      expect((await switchOff(token, { code })).status).toBe(401);
    });

    it('by administrators for others, who are signed out; not for themselves, nor by anyone else', async () => {
      const [person, other] = [await world.enrolled(), await world.newcomer()];
      const reset = (id: string, token: string) => world.app.call('DELETE', `/users/${id}/totp`, { token });
      const rootId = String((await world.app.call('GET', '/auth/me', { token: world.root })).body['id']);

      expect((await reset(person.id, other.token)).status).toBe(403);
      expect(await reset(rootId, world.root)).toMatchObject({ status: 409, body: { code: 'user.own_second_factor' } });
      const isListed = async () =>
        (await world.app.call('GET', `/users/${person.id}`, { token: world.root })).body['hasSecondFactor'];
      expect(await isListed()).toBe(true);
      expect((await reset(person.id, world.root)).status).toBe(204);
      expect(await isListed()).toBe(false);
      expect((await world.app.call('GET', '/auth/me', { token: person.token })).status).toBe(401);
      expect((await world.login(person.email)).status).toBe(200);
      expect((await world.acts(person)).slice(0, 2)).toEqual(['auth.signed_in', 'auth.second_factor_reset']);
      expect(await reset(person.id, world.root)).toMatchObject({
        status: 409,
        body: { code: 'auth.no_second_factor' },
      });
    });

    it('not by an API key', async () => {
      const { token, device } = await world.enrolled();
      const key = await world.app.call('POST', '/auth/api-keys', {
        token,
        body: { name: 'k', scopes: ['content.read'] },
      });
      const apiKey = String(key.body['key']);
      const body = { password: PASSWORD, code: device.code(world.now()) };

      expect((await world.app.call('DELETE', '/auth/totp', { apiKey, body })).status).toBe(403);
    });
  });
});

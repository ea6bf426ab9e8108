import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SecretBox } from '@odr/platform';
import { AccountService } from '../account/account.service.js';
import { PASSWORD } from '../testing/auth-app.js';
import { SecondFactorWorld } from '../testing/second-factor-world.js';
import { TotpDevice } from '../testing/totp-device.js';

describe('a second factor', () => {
  let world: SecondFactorWorld;
  beforeAll(async () => {
    world = await SecondFactorWorld.start();
  });
  afterAll(() => world.stop());

  describe('is asked for at sign-in', () => {
    it('after the right password only', async () => {
      const { email, device } = await world.enrolled();

      expect(await world.login(email)).toMatchObject({ status: 401, body: { code: 'auth.second_factor_required' } });
      expect(await world.login(email, '')).toMatchObject({
        status: 401,
        body: { code: 'auth.second_factor_required' },
      });
      expect(await world.login(email, device.code(world.now()), { password: 'not the right one' })).toMatchObject({
        status: 401,
        body: { code: 'auth.bad_credentials' },
      });
      expect(await world.login(email, device.code(world.now()))).toMatchObject({ status: 200 });
    });

    it('and nothing is said of it to who does not know the password', async () => {
      const { email } = await world.enrolled();
      const refusal = async (of: string) => {
        const { status, body } = await world.login(of, '123456', { password: 'not the right one' });
        return { status, code: body['code'], detail: body['detail'] };
      };

      expect(await refusal(email)).toEqual(await refusal('nobody-at-all@example.org'));
    });

    it('and taken once: not again within its window, nor one from before it', async () => {
      const { email, device } = await world.enrolled();
      const [before, current] = [device.code(world.now(), -1), device.code(world.now())];

      expect((await world.login(email, current)).status).toBe(200);
      for (const code of [current, before]) {
        expect(await world.login(email, code)).toMatchObject({
          status: 401,
          body: { code: 'auth.second_factor_wrong' },
        });
      }
      world.wait(30);
      const [, first = '', second = ''] = /(.{3})(.{3})/.exec(device.code(world.now())) ?? [];
      expect((await world.login(email, ` ${first} ${second} `)).status).toBe(200);
    });

    it('and the code that set it up does not sign in', async () => {
      const person = await world.newcomer();
      const device = new TotpDevice((await world.setUp(person)).body.secret);
      const code = device.code(world.now());
      await world.confirm(person, code);

      expect((await world.login(person.email, code)).status).toBe(401);
    });

    it('and taken once however many come with it at the same moment', async () => {
      const { email, device } = await world.enrolled();
      const code = device.code(world.now());
      const answers = await Promise.all(Array.from({ length: 8 }, () => world.login(email, code)));

      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ body }) => body['code'] === 'auth.second_factor_wrong').length).toBeGreaterThan(0);
    });

    it('and not looked at any more after five wrong ones, from any address, until the wait is over', async () => {
      const person = await world.enrolled();
      const { email, device } = person;
      const from = (turn: number) => `198.51.100.${turn}`;
      const guess = (code: string, turn: number) =>
        world.app.call('POST', '/auth/login', { from: from(turn), body: { email, password: PASSWORD, totp: code } });
      for (let turn = 1; turn <= 5; turn += 1) {
        expect(await guess(device.wrongCode(world.now()), turn)).toMatchObject({
          body: { code: 'auth.second_factor_wrong' },
        });
      }

      expect(await guess(device.code(world.now()), 6)).toMatchObject({
        status: 429,
        body: { code: 'request.rate_limited' },
        retryAfter: '1',
      });
      expect((await world.told(person)).filter((kind) => kind === 'security.totp_guessed')).toHaveLength(1);
      world.wait(2);
      expect((await guess(device.code(world.now()), 7)).status).toBe(200);
    });

    it('and fifty guesses at once get no further than five', async () => {
      const { email, id } = await world.enrolled();
      const guess = (turn: number) =>
        world.app.call('POST', '/auth/login', {
          // An attacker has many addresses.
          from: `203.0.113.${turn}`,
          body: { email, password: PASSWORD, totp: String(turn).padStart(6, '0') },
        });
      const answers = await world.atOnce(() => Promise.all(Array.from({ length: 50 }, (_, turn) => guess(turn))));

      const codes = answers.map(({ body }) => body['code']);
      expect(codes.filter((code) => code === 'auth.second_factor_wrong')).toHaveLength(5);
      expect(codes.filter((code) => code === 'request.rate_limited')).toHaveLength(45);
      const kept = await world.app.test.asOwner(`SELECT failures FROM totp_factor WHERE user_id = $1`, [id]);
      expect(kept).toEqual([{ failures: 5 }]);
    });

    it('and remembered as wrong when the counting server has forgotten everything', async () => {
      const { id, email, device } = await world.enrolled();
      await world.app.test.asOwner(`UPDATE totp_factor SET failures = 30, locked_until = $2 WHERE user_id = $1`, [
        id,
        new Date(world.now().getTime() + 86_400_000),
      ]);

      expect(await world.login(email, device.code(world.now()))).toMatchObject({ status: 429, retryAfter: '86400' });
      world.wait(86_401);
      expect(await world.login(email, device.wrongCode(world.now()))).toMatchObject({ status: 401 });
      // The clocks of this machine and of the database may be a tick apart.
      expect(await world.login(email, device.code(world.now()))).toMatchObject({
        status: 429,
        retryAfter: expect.stringMatching(/^86(?:400|399)$/),
      });
    });

    it('and its secret is sealed again with the newest key then', async () => {
      const { id, email, device } = await world.enrolled();
      const kid = async () =>
        (
          await world.app.test.asOwner<{ sealed: string }>(
            `SELECT sealed_secret AS sealed FROM totp_factor WHERE user_id = $1`,
            [id],
          )
        )[0]?.sealed.split('.')[1];
      const before = await kid();
      await writeFile(join(world.app.keysDir, 'sealing', '0002.key'), randomBytes(32).toString('hex'));
      await world.app.app.get(SecretBox, { strict: false }).onApplicationBootstrap();

      expect((await world.login(email, device.code(world.now()))).status).toBe(200);
      const after = await kid();
      expect(after).not.toBe(before);
      world.wait(30);
      expect((await world.login(email, device.code(world.now()))).status).toBe(200);
      expect(await kid()).toBe(after);
    });

    it('and wrong ones are kept in the log', async () => {
      const person = await world.enrolled();
      await world.login(person.email, person.device.wrongCode(world.now()));

      const path = `/admin/audit-log?subject=${person.id}&act=auth.sign_in_failed`;
      expect((await world.app.call('GET', path, { token: world.root })).body).toMatchObject({
        items: [{ actorId: null, details: { reason: 'wrong_second_factor' } }],
      });
    });

    it.each(['12345', '1234567', 'abcdef', '１２３４５６', ' ', "' OR 1=1 --", 'x'.repeat(64)])(
      'and %j is no code',
      async (code) => {
        const { email } = await world.enrolled();

        expect([401]).toContain((await world.login(email, code)).status);
      },
    );
  });

  describe('that is lost', () => {
    it('is stood in for by each recovery code once, however it is typed', async () => {
      const person = await world.enrolled();
      const [first = '', second = ''] = person.recoveryCodes;

      expect((await world.login(person.email, first)).status).toBe(200);
      expect(await world.login(person.email, first)).toMatchObject({
        status: 401,
        body: { code: 'auth.second_factor_wrong' },
      });
      const { status, body } = await world.login(person.email, ` ${second.replaceAll('-', ' ').toUpperCase()}`);
      expect(status).toBe(200);
      expect(await world.stateOf(String(body['accessToken']))).toMatchObject({ recoveryCodesLeft: 8 });
      expect((await world.acts(person)).filter((act) => act === 'auth.recovery_code_used')).toHaveLength(2);
      expect(await world.told(person)).toContain('security.recovery_code_used');
    });

    it('is stood in for once when two come with the same code at the same moment', async () => {
      const { email, recoveryCodes } = await world.enrolled();
      const answers = await Promise.all(Array.from({ length: 6 }, () => world.login(email, recoveryCodes[0])));

      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    });

    it('is stood in for even while somebody guesses, so that they cannot keep its owner out', async () => {
      const { email, device, recoveryCodes } = await world.enrolled();
      for (let turn = 0; turn < 7; turn += 1) await world.login(email, device.wrongCode(world.now()));

      expect((await world.login(email, device.code(world.now()))).status).toBe(429);
      expect((await world.login(email, recoveryCodes[0])).status).toBe(200);
    });

    it('is not made to wait by wrong recovery codes: those nobody guesses', async () => {
      const { email, device } = await world.enrolled();
      const wrong = 'aaaa-bbbb-cccc-dddd';
      for (let turn = 0; turn < 12; turn += 1) expect((await world.login(email, wrong)).status).toBe(401);

      expect((await world.login(email, device.code(world.now()))).status).toBe(200);
    });

    it('stays asked for after a new password, which somebody else may have set by mail', async () => {
      const { email } = await world.enrolled();
      const password = 'eleven loud harbours';
      await world.app.app.get(AccountService, { strict: false }).resetPassword(email, password);

      expect((await world.login(email, undefined, { password })).body['code']).toBe('auth.second_factor_required');
    });

    it('is not stood in for by the codes of others', async () => {
      const [one, other] = [await world.enrolled(), await world.enrolled()];

      expect((await world.login(one.email, other.recoveryCodes[0])).status).toBe(401);
      expect((await world.login(other.email, other.recoveryCodes[0])).status).toBe(200);
    });

    it('gets new recovery codes from its owner, and the old ones end', async () => {
      const { token, email, device, recoveryCodes } = await world.enrolled();
      const renew = (body: object) =>
        world.app.call<{ recoveryCodes: string[] }>('POST', '/auth/totp/recovery-codes', { token, body });

      expect((await renew({})).status).toBe(400);
      expect((await renew({ code: device.wrongCode(world.now()) })).status).toBe(401);
      const { status, body } = await renew({ code: device.code(world.now()) });
      expect(status).toBe(200);
      expect(body.recoveryCodes.filter((code) => recoveryCodes.includes(code))).toEqual([]);
      expect((await world.login(email, recoveryCodes[0])).status).toBe(401);
      expect((await world.login(email, body.recoveryCodes[0])).status).toBe(200);
    });
  });
});

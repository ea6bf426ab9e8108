import { jest } from '@jest/globals';
import { FeatureToggles } from '@odr/access';
import { Clock } from '@odr/kernel';
import { AuthWorkerModule } from '../auth-worker.module.js';
import { AuthApp } from '../testing/auth-app.js';
import { StandInIssuer } from '../testing/providers/stand-in-issuer.js';
import { Visitor } from '../testing/providers/visitor.js';
import { TotpDevice } from '../testing/totp-device.js';
import { withSettings } from '../testing/with-settings.js';
import { WrittenLetters } from '../testing/written-letters.js';

describe('what stands between a provider’s proof and a session', () => {
  let issuer: StandInIssuer;
  let app: AuthApp;
  let letters: WrittenLetters;
  let restore: () => void;
  beforeAll(async () => {
    issuer = await StandInIssuer.start();
    restore = withSettings({
      PUBLIC_URL: 'http://localhost:3999',
      EMAIL_VERIFICATION: 'required',
      OIDC_PROVIDERS: 'issuer',
      ...issuer.settings('issuer'),
    });
    app = await AuthApp.start(AuthWorkerModule);
    letters = new WrittenLetters(app);
  });
  afterAll(async () => {
    await app.stop();
    await issuer.stop();
    restore();
  });
  afterEach(() => jest.restoreAllMocks());

  const comeAs = async (sub: string, email: string, email_verified: boolean) => {
    issuer.mischief = { claims: { sub, email, email_verified } };
    const browser = new Visitor(app);
    await browser.goThrough('issuer');
    return browser;
  };
  const kindsTo = async (email: string) => (await letters.to(email)).map(({ letter }) => letter);
  const linksOf = (email: string) =>
    app.test.asOwner(`SELECT i.id FROM linked_identity i JOIN user_account u ON u.id = i.user_id WHERE u.email = $1`, [
      email,
    ]);
  /** Somebody who has signed in through the issuer and switched a second factor on. */
  const enrolled = async (email: string) => {
    const { body } = await (await comeAs(email, email, true)).complete();
    const token = String(body['accessToken']);
    const { secret } = (await app.call<{ secret: string }>('POST', '/auth/totp/setup', { token, body: {} })).body;
    const device = new TotpDevice(secret);
    const code = device.code();
    expect((await app.call('POST', '/auth/totp/confirm', { token, body: { code } })).status).toBe(200);
    // Each code is good once, so time has to pass.
    const later = () => new Date(Date.now() + 60_000);
    jest.spyOn(Clock.prototype, 'now').mockImplementation(later);
    return { device, later };
  };

  it('is the second factor, for which the ticket waits', async () => {
    const { device, later } = await enrolled('factor@example.org');
    const browser = await comeAs('factor@example.org', 'factor@example.org', true);

    expect(await browser.complete()).toMatchObject({ status: 401, body: { code: 'auth.second_factor_required' } });
    expect(await browser.complete({ totp: device.wrongCode(later()) })).toMatchObject({
      status: 401,
      body: { code: 'auth.second_factor_wrong' },
    });
    expect(browser.cookies.has('odr_refresh')).toBe(false);
    expect(await browser.complete({ totp: device.code(later()) })).toMatchObject({
      status: 200,
      body: { user: { email: 'factor@example.org' } },
    });
  });

  it('leaves no link behind while the second factor is missing', async () => {
    const { device, later } = await enrolled('half@example.org');
    const browser = await comeAs('another-account-there', 'half@example.org', true);

    expect((await browser.complete()).status).toBe(401);
    expect(await linksOf('half@example.org')).toHaveLength(1);
    expect((await browser.complete({ totp: device.code(later()) })).status).toBe(200);
    expect(await linksOf('half@example.org')).toHaveLength(2);
  });

  it('is a letter where the provider does not vouch for the address, alike for free and taken ones', async () => {
    await (await comeAs('owner', 'owner@example.org', true)).complete();
    const [free, taken] = [
      await comeAs('claims-free', 'free@example.org', false),
      await comeAs('claims-taken', 'owner@example.org', false),
    ];
    const answers = [await free.complete(), await taken.complete()];

    for (const answer of answers)
      expect(answer).toMatchObject({ status: 403, body: { code: 'auth.email_unverified' } });
    expect(await kindsTo('free@example.org')).toEqual(['verify_email']);
    expect(await kindsTo('owner@example.org')).toEqual(['address_in_use']);
    expect([(await free.complete()).status, (await taken.complete()).status]).toEqual([410, 410]);
    expect(await linksOf('owner@example.org')).toHaveLength(1);

    const token = await letters.token('free@example.org', 'verify_email');
    await app.call('POST', '/auth/email/verify', { body: { token } });
    expect((await (await comeAs('claims-free', 'free@example.org', false)).complete()).status).toBe(200);
  });

  it('is that anyone may register at all; those who are known come in all the same', async () => {
    await (await comeAs('early', 'early@example.org', true)).complete();
    await app.test.asOwner(
      `INSERT INTO feature_toggle (name, is_on, roles, percentage, version, updated_at, updated_by)
       VALUES ('Open Registration', false, '{}', 0, 1, now(), gen_random_uuid())`,
    );
    app.app.get(FeatureToggles, { strict: false }).forget();

    expect(await (await comeAs('late', 'late@example.org', true)).complete()).toMatchObject({
      status: 403,
      body: { code: 'feature.off' },
    });
    expect(await (await comeAs('early', 'early@example.org', true)).complete()).toMatchObject({ status: 200 });
  });
});

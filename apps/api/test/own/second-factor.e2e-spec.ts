import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { TotpDevice } from '@odr/auth/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import decodeQR from 'qr/decode.js';
import sharp from 'sharp';
import { violationsOn } from '../support/axe.js';
import { launchBrowser } from '../support/browser.js';
import { OwnSystem } from '../support/own-system.js';

const ROOT = join(import.meta.dirname, '../../../..');
const SCREENSHOTS = join(ROOT, 'dist/screenshots');
const PASSWORD = 'seven quiet lanterns';

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** With two API processes, so that what one of them has taken is known to the other. */
describe('a second factor', () => {
  let system: OwnSystem;
  let browser: Browser;

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    const env = { ODR_CONSOLE_DIR: join(ROOT, 'dist/apps/admin/browser') };
    [system, browser] = await Promise.all([OwnSystem.start({ processes: 2, env }), launchBrowser()]);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await system.stop();
  });

  const call = async (method: string, path: string, { token, body, process = 0 }: Sent = {}): Promise<Answer> => {
    const response = await fetch(`${system.processes[process]?.url ?? ''}/api/v1${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Answer['body']) };
  };
  const newcomer = async (): Promise<string> => {
    const email = `${randomUUID()}@example.org`;
    const { status } = await call('POST', '/auth/register', { body: { email, password: PASSWORD, name: 'Ada' } });
    expect(status).toBe(201);
    return email;
  };
  const login = (email: string, more: object = {}, process = 0): Promise<Answer> =>
    call('POST', '/auth/login', { body: { email, password: PASSWORD, ...more }, process });
  /** Without a browser. */
  const enrol = async (email: string, password = PASSWORD): Promise<{ token: string; device: TotpDevice }> => {
    const token = String((await login(email, { password })).body['accessToken']);
    const { body } = await call('POST', '/auth/totp/setup', { token, body: {} });
    const device = new TotpDevice(String(body['secret']));
    const confirmed = await call('POST', '/auth/totp/confirm', { token, body: { code: device.code() } });
    expect(confirmed.status).toBe(200);
    return { token, device };
  };

  const visit = async (colorScheme: 'light' | 'dark' = 'light'): Promise<{ context: BrowserContext; page: Page }> => {
    const viewport = { width: 1360, height: 1000 };
    const context = await browser.newContext({ colorScheme, viewport, reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    return { context, page };
  };
  const typePassword = async (page: Page, email: string): Promise<void> => {
    await page.goto(`${system.url}/sign-in`);
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
  };
  const typeCode = async (page: Page, label: 'Code' | 'Recovery code', code: string): Promise<void> => {
    await page.getByLabel(label, { exact: true }).fill(code);
    await page.keyboard.press('Enter');
  };
  const isIn = (page: Page): Promise<void> => page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  const look = async (page: Page, name: string): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(SCREENSHOTS, `second-factor-${name}-${colorScheme}.png`) });
      expect(await violationsOn(page)).toEqual([]);
    }
  };
  /** Reads the picture as a camera would. */
  const scan = async (page: Page): Promise<TotpDevice> => {
    const picture = await page.getByRole('img', { name: 'QR code of the key' }).screenshot();
    const { data, info } = await sharp(picture).resize(600).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const uri = new URL(decodeQR({ data, width: info.width, height: info.height }));
    return new TotpDevice(uri.searchParams.get('secret') ?? '');
  };
  const keptCodes = async (page: Page): Promise<readonly string[]> => {
    const codes = (await page.getByLabel('The recovery codes', { exact: true }).innerText()).split('\n');
    await page.getByRole('button', { name: 'I have kept them' }).click();
    return codes;
  };

  it('is set up, asked for, taken once, and stood in for once by a recovery code', async () => {
    const email = await newcomer();
    const { context, page } = await visit();
    await typePassword(page, email);
    await isIn(page);
    await page.goto(`${system.url}/account/security`);
    await page.getByRole('button', { name: 'Set it up' }).click();
    const device = await scan(page);
    await look(page, 'set-up');
    const first = device.code();
    await typeCode(page, 'Code', first);
    await page.getByRole('heading', { name: 'Keep your recovery codes' }).waitFor();
    await look(page, 'recovery-codes');
    const [recoveryCode = '', ...others] = await keptCodes(page);
    expect(others).toHaveLength(9);
    await page.getByText('You have 10 recovery codes left').waitFor();
    await look(page, 'on');
    await context.close();

    const again = await visit();
    await typePassword(again.page, email);
    await typeCode(again.page, 'Code', first);
    await again.page.getByText('Wrong, or used before').waitFor();
    await look(again.page, 'sign-in');
    await typeCode(again.page, 'Code', device.code(new Date(), 1));
    await isIn(again.page);
    await again.context.close();

    for (const outcome of ['let in', 'refused']) {
      const { context: other, page: there } = await visit();
      await typePassword(there, email);
      await there.getByRole('button', { name: 'Use a recovery code' }).click();
      await typeCode(there, 'Recovery code', recoveryCode.toUpperCase());
      if (outcome === 'let in') await isIn(there);
      else await there.getByText('This is none of your unused codes').waitFor();
      await other.close();
    }
  });

  it('lets one in of two who come with the same code to two processes at once', async () => {
    const email = await newcomer();
    const { device } = await enrol(email);
    const totp = device.code(new Date(), 1);
    const answers = await Promise.all([0, 1, 0, 1].map((process) => login(email, { totp }, process)));

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);
  });

  it('is demanded by an administrator: closes everything but the way to it, and opens again', async () => {
    const { email: adminEmail, password } = system.admin;
    const { token: admin } = await enrol(adminEmail, password);
    const demand = (roles: readonly string[]): Promise<Answer> =>
      call('PATCH', '/admin/sign-in-policy', { token: admin, body: { secondFactorRequiredFor: roles } });
    const [email, bystander] = [await newcomer(), await newcomer()];
    const token = String((await login(bystander)).body['accessToken']);
    const sessions = (process: number): Promise<Answer> => call('GET', '/auth/sessions', { token, process });
    expect((await sessions(1)).status).toBe(200);
    const { context, page } = await visit();
    await typePassword(page, email);
    await isIn(page);

    expect((await demand(['contributor'])).status).toBe(200);
    await new Promise((done) => setTimeout(done, 1_000));
    for (const process of [0, 1]) {
      expect(await sessions(process)).toMatchObject({
        status: 403,
        body: { code: 'auth.second_factor_enrolment_required' },
      });
    }
    await page.getByRole('link', { name: 'Teams' }).click();
    await page.getByRole('heading', { name: 'Set up a second factor' }).waitFor();
    const device = await scan(page);
    await look(page, 'enrolment');
    await page.goto(`${system.url}/browse`);
    await page.getByRole('heading', { name: 'Set up a second factor' }).waitFor();
    const latest = await scan(page);
    await typeCode(page, 'Code', device.code());
    await page.getByText('Wrong, or used before').waitFor();
    await typeCode(page, 'Code', latest.code());
    await keptCodes(page);
    await page.waitForURL(`${system.url}/browse`);
    await page.getByRole('link', { name: 'Teams' }).click();
    await page.getByRole('heading', { name: 'Teams' }).waitFor();
    await context.close();

    expect((await demand([])).status).toBe(200);
    await new Promise((done) => setTimeout(done, 1_000));
    expect([(await sessions(0)).status, (await sessions(1)).status]).toEqual([200, 200]);
  });

  it('is watched over by administrators', async () => {
    const { email, password } = system.admin;
    const [factor] = await system.query<{ id: string }>(
      `SELECT u.id FROM user_account u JOIN totp_factor f ON f.user_id = u.id WHERE u.email <> $1 LIMIT 1`,
      [email],
    );
    await system.query(`DELETE FROM totp_factor f USING user_account u WHERE u.id = f.user_id AND u.email = $1`, [
      email,
    ]);
    const { context, page } = await visit();
    await page.goto(`${system.url}/sign-in?return=%2Fsign-in-policy`);
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await page.getByText('You have none yourself').waitFor();
    await look(page, 'policy');
    await context.close();

    const token = String((await login(email, { password })).body['accessToken']);
    const path = `/users/${factor?.id ?? ''}/totp`;
    expect((await call('DELETE', path, { token })).status).toBe(204);
    expect((await call('DELETE', path, { token })).status).toBe(409);
  });

  it('is taken away by operators when nobody can sign in', async () => {
    const email = await newcomer();
    const { token } = await enrol(email);
    await system.command('admin', 'reset-second-factor', email);

    await new Promise((done) => setTimeout(done, 1_000));
    expect((await call('GET', '/auth/me', { token })).status).toBe(401);
    expect((await login(email)).status).toBe(200);
    const acts = await system.query<{ actorId: string | null }>(
      `SELECT actor_id AS "actorId" FROM audit_event WHERE act = 'auth.second_factor_reset' ORDER BY seq DESC LIMIT 1`,
    );
    expect(acts).toEqual([{ actorId: null }]);
    await expect(system.command('admin', 'reset-second-factor', email)).rejects.toThrow('There is none.');
  });
});

interface Sent {
  readonly token?: string;
  readonly body?: object;
  /** Which of the two is asked. */
  readonly process?: number;
}

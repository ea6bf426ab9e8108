import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { RealIssuer } from '@odr/auth/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { violationsOn } from '../support/axe.js';
import { launchBrowser } from '../support/browser.js';
import { OwnSystem } from '../support/own-system.js';
import { freePort } from '../support/start-command.js';

const ROOT = join(import.meta.dirname, '../../../..');
const SCREENSHOTS = join(ROOT, 'dist/screenshots');

/** With a real OpenID Connect provider (panva's oidc-provider) on this machine. */
describe('somebody with an account at an OpenID Connect provider', () => {
  let issuer: RealIssuer;
  let system: OwnSystem;
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    const port = await freePort();
    url = `http://localhost:${port}`;
    issuer = await RealIssuer.start(`${url}/api/v1/auth/oauth/local/callback`);
    issuer.accounts.set('ada', { email: 'ada@example.org', email_verified: true, name: 'Ada Lovelace' });
    issuer.accounts.set('ada-at-work', {});
    issuer.accounts.set('claimant', { email: 'admin@example.org', email_verified: false });
    const console = join(ROOT, 'dist/apps/admin/browser');
    const env = { ...issuer.settings, PORT: String(port), PUBLIC_URL: url, ODR_CONSOLE_DIR: console };
    [system, browser] = await Promise.all([OwnSystem.start({ env }), launchBrowser()]);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await system.stop();
    await issuer.stop();
  });

  const visit = async (colorScheme: 'light' | 'dark' = 'light'): Promise<{ context: BrowserContext; page: Page }> => {
    const viewport = { width: 1360, height: 900 };
    const context = await browser.newContext({ colorScheme, viewport, reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    return { context, page };
  };
  /** Presses the button of the provider, and there who one is. */
  const goThrough = async (page: Page, choice: string, path = '/sign-in'): Promise<void> => {
    await page.goto(url + path);
    await page.getByRole('link', { name: 'Continue with Local issuer' }).click();
    await page.getByRole('heading', { name: 'Local issuer', exact: true }).waitFor();
    await page.getByRole('button', { name: choice, exact: true }).click();
  };
  const look = async (page: Page, name: string): Promise<void> => {
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
    expect(await violationsOn(page)).toEqual([]);
  };

  /** Goes through the provider, but keeps its answer to oneself. */
  const stopBefore = async (context: BrowserContext, start: string, account: string): Promise<string> => {
    let next = start;
    while (!next.includes('/callback?')) {
      const form = next.includes('/choose/') ? { form: { account }, method: 'POST' } : {};
      const answer = await context.request.fetch(next, { maxRedirects: 0, ...form });
      next = new URL(answer.headers()['location'] ?? '', next).href;
    }
    return next;
  };

  it('comes in through it, to where they wanted to go, and stays in', async () => {
    const { context, page } = await visit();
    await goThrough(page, 'ada', '/sign-in?return=%2Fteams');
    await page.waitForURL(`${url}/teams`);
    await page.reload();

    await page.getByRole('button', { name: 'Account of Ada Lovelace' }).waitFor();
    expect(page.url()).toBe(`${url}/teams`);
    const kept = await context.cookies(`${url}/api/v1/auth/oauth`);
    const ours = kept.filter(({ name }) => name.startsWith('odr_'));
    expect(ours.map(({ name, httpOnly, sameSite }) => [name, httpOnly, sameSite])).toEqual([
      ['odr_refresh', true, 'Strict'],
    ]);
    await context.close();
  }, 60_000);

  it('links another account there, and keeps the last one', async () => {
    const { context, page } = await visit();
    await goThrough(page, 'ada', '/sign-in?return=%2Faccount%2Fsecurity');
    await page.waitForURL(`${url}/account/security`);
    const rows = page.locator('odr-identities-card .rows li');
    await rows.first().waitFor();
    // Or the provider would remember who one is, and not ask again.
    await context.clearCookies({ name: /^_session/ });
    await page.getByRole('button', { name: 'Link Local issuer', exact: true }).click();
    await page.getByRole('button', { name: 'ada-at-work', exact: true }).click();
    await page.waitForURL(`${url}/account/security`);
    await rows.nth(1).waitFor();
    await look(page, 'security-identities-light');

    const unlink = page.getByRole('button', { name: 'Unlink Local issuer' });
    await unlink.first().click();
    await page.getByText('Local issuer is unlinked.').waitFor();
    await unlink.click();
    await page.getByText('This is your last way of signing in').waitFor();
    await look(page, 'security-last-identity-light');
    await context.close();
  }, 60_000);

  it.each(['light', 'dark'] as const)(
    'finds the button where one signs in and registers, in %s',
    async (scheme) => {
      const { context, page } = await visit(scheme);
      for (const path of ['sign-in', 'register']) {
        await page.goto(`${url}/${path}`);
        await page.getByRole('link', { name: 'Continue with Local issuer' }).waitFor();
        await look(page, `${path}-with-provider-${scheme}`);
      }
      await context.close();
    },
    60_000,
  );

  it('is told in our words when they refuse, or when the address is another’s', async () => {
    const refusing = await visit('dark');
    await goThrough(refusing.page, 'Refuse');
    await refusing.page.getByText('You did not let us know who you are there').waitFor();
    await refusing.page.getByRole('heading', { level: 1, name: 'Sign in with Local issuer' }).waitFor();
    await look(refusing.page, 'sign-in-refused-dark');
    await refusing.context.close();

    const claiming = await visit();
    await goThrough(claiming.page, 'claimant');
    await claiming.page.getByText('Somebody has an account here with your e-mail address').waitFor();
    await look(claiming.page, 'sign-in-unproven-light');
    await claiming.page.getByRole('link', { name: 'Back to sign-in' }).click();
    await claiming.page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await claiming.context.close();
  }, 60_000);

  it('cannot be signed in by following another’s way back', async () => {
    const mallory = await visit();
    const back = await stopBefore(mallory.context, `${url}/api/v1/auth/oauth/local/start`, 'ada');
    const victim = await visit();
    await victim.page.goto(back);

    await victim.page.getByText('was begun in another browser').waitFor();
    expect((await victim.context.cookies()).filter(({ name }) => name.startsWith('odr_'))).toEqual([]);
    await Promise.all([mallory.context.close(), victim.context.close()]);
  }, 60_000);
});

import { authMe } from '@odr/sdk';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Actor } from './support/actor.js';
import { refused } from './support/answers.js';
import { violationsOn } from './support/axe.js';
import { launchBrowser } from './support/browser.js';
import { keyboardSignIn } from './support/console.js';
import { RunningSystem } from './support/running-system.js';
import { until } from './support/waiting.js';

const NEXT_PASSWORD = 'seven quiet lanterns at noon';

/** One person's account from end to end, each part on top of the one before; then what the log kept of it. */
describe('an account in the console', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let olga: Actor;

  const open = async (on: Page, path: string, heading: string): Promise<void> => {
    await on.goto(RunningSystem.get().url + path);
    await on.getByRole('heading', { level: 1, name: heading }).waitFor();
    await on.waitForLoadState('networkidle');
  };
  /** Whether the access token of a session elsewhere has stopped to work. */
  const hasEnded = (elsewhere: Actor): Promise<boolean> =>
    until('the session elsewhere ends', async () => {
      const { response } = await authMe({ client: elsewhere.client });
      return response?.status === 401;
    });

  beforeAll(async () => {
    [browser, olga] = await Promise.all([launchBrowser(), Actor.newcomer('Olga Owner')]);
    context = await browser.newContext({ viewport: { width: 1360, height: 900 }, reducedMotion: 'reduce' });
    page = await context.newPage();
    await keyboardSignIn(page, olga);
  }, 60_000);
  afterAll(() => browser.close());

  it('comes back to a page of ours only', async () => {
    const other = await browser.newContext();
    const tab = await other.newPage();
    await tab.goto(`${RunningSystem.get().url}/sign-in?return=${encodeURIComponent('/\\example.org')}`);
    await tab.getByLabel('E-mail address').fill(olga.email);
    await tab.getByLabel('Password', { exact: true }).fill(olga.password);
    await tab.keyboard.press('Enter');
    await tab.waitForURL((url) => url.pathname !== '/sign-in');

    expect(tab.url()).toBe(`${RunningSystem.get().url}/browse`);
    await other.close();
  }, 40_000);

  it('changes its name everywhere at once', async () => {
    await open(page, '/account', 'Profile');
    await page.getByRole('textbox', { name: 'Name' }).fill('Olga Renamed');
    await page.getByRole('button', { name: 'Save name' }).click();

    await page.getByRole('button', { name: 'Account of Olga Renamed' }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
  }, 40_000);

  it('changes its password, and every other session ends', async () => {
    const elsewhere = await Actor.signIn(olga.email, olga.password);
    await open(page, '/account/security', 'Security');
    await page.getByLabel('Current password', { exact: true }).fill(olga.password);
    await page.getByLabel('New password', { exact: true }).fill('counterstrike');
    await page.getByText('Easy to guess').waitFor();
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('Many people use this, or it has leaked').waitFor();
    expect(await violationsOn(page)).toEqual([]);

    await page.getByLabel('New password', { exact: true }).fill(NEXT_PASSWORD);
    await page.getByText('Very strong').waitFor();
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('Every other session has ended').waitFor();

    expect(await hasEnded(elsewhere)).toBe(true);
    await open(page, '/account/sessions', 'Sessions');
    expect(await page.getByText('You are signed in nowhere else.').isVisible()).toBe(true);
    await expect(Actor.signIn(olga.email, olga.password)).rejects.toThrow('auth.bad_credentials');
    olga = await Actor.signIn(olga.email, NEXT_PASSWORD);
  }, 60_000);

  it('makes a key that works within its permissions, until it is revoked', async () => {
    await open(page, '/account/api-keys', 'API keys');
    await page.keyboard.press('n');
    await page.getByRole('heading', { level: 1, name: 'New API key' }).waitFor();
    await page.getByLabel('What it is for').fill('nightly import');
    await page.getByRole('checkbox', { name: /See my teams/ }).check();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Make the key' }).click();
    const key = await page.getByRole('group', { name: 'The API key' }).innerText();
    expect(key).toMatch(/^odr_[\w-]{43}$/);
    expect(await violationsOn(page)).toEqual([]);

    const ask = async (path: string): Promise<number> =>
      (await fetch(`${RunningSystem.get().url}/api/v1/${path}`, { headers: { 'x-api-key': key } })).status;
    expect(await ask('teams')).toBe(200);
    expect(await ask('exports')).toBe(403);

    await page.getByRole('link', { name: 'I have copied it' }).click();
    await page.getByRole('button', { name: 'Revoke nightly import' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('It was last used').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('You have no API keys').waitFor();

    expect(await until('the key is refused', async () => (await ask('teams')) === 401)).toBe(true);
  }, 60_000);

  it('signs out a session elsewhere, and only that', async () => {
    const elsewhere = await Actor.signIn(olga.email, NEXT_PASSWORD);
    await open(page, '/account/sessions', 'Sessions');
    await page.getByRole('button', { name: 'Sign out node' }).first().click();

    // The one used last stands first, and it is the one that was pressed.
    expect(await hasEnded(elsewhere)).toBe(true);
    await page.reload();
    await page.getByText('This session').waitFor();
    expect((await authMe({ client: olga.client })).response?.status).toBe(200);
    expect((await refused(authMe({ client: elsewhere.client }))).code).toBe('auth.unauthenticated');
  }, 60_000);

  it('has left its acts in the audit log, which can be narrowed and checked', async () => {
    const own = await browser.newContext({ viewport: { width: 1360, height: 900 }, reducedMotion: 'reduce' });
    const log = await own.newPage();
    await keyboardSignIn(log, await Actor.administrator());
    await open(log, `/audit?actor=${olga.id}`, 'Audit log');
    const acts = (): Promise<string[]> => log.locator('td.mat-column-act').allInnerTexts();

    await log.getByRole('button', { name: 'Show only what Olga Renamed did' }).first().waitFor();
    const seen = (await acts()).map((text) => text.trim());
    for (const act of ['Changed the password', 'Made an API key', 'Revoked an API key', 'Ended a session'])
      expect(seen).toContain(act);

    await log.getByRole('combobox', { name: /^What/ }).selectOption({ label: 'Made an API key' });
    await log.waitForURL(/act=auth\.api_key_made/);
    await until('only that act is shown', async () => (await acts()).length === 1);
    expect(await log.getByText('team.read').isVisible()).toBe(true);
    await log.getByRole('button', { name: 'Clear' }).click();
    await log.waitForURL(/\/audit$/);

    await log.getByRole('button', { name: 'Check the log' }).click();
    await log.getByText(/The log is whole: [\d,]+ rows/).waitFor();
    expect(await violationsOn(log)).toEqual([]);
    await own.close();
  }, 60_000);
});

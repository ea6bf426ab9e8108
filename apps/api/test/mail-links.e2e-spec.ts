import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { violationsOn } from './support/axe.js';
import { launchBrowser } from './support/browser.js';
import { MailboxFolder } from './support/mailbox-folder.js';
import { RunningSystem } from './support/running-system.js';
import { StartCommand } from './support/start-command.js';

const SCREENSHOTS = join(import.meta.dirname, '../../../dist/screenshots');
const PASSWORD = 'seven quiet lanterns';
const NEW_PASSWORD = 'nine patient herons';

/** What a person does with the letters about an account, in a browser and with a mailbox. */
class Visitor {
  private constructor(
    readonly page: Page,
    readonly url: string,
    readonly mailbox: MailboxFolder,
    private readonly context: BrowserContext,
    readonly email: string,
  ) {}

  static async arrive(browser: Browser, { url, dataDir }: { url: string; dataDir: string }): Promise<Visitor> {
    const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    return new Visitor(page, url, new MailboxFolder(dataDir), context, `${randomUUID()}@example.org`);
  }

  async register(email = this.email): Promise<void> {
    await this.open('/register', 'Create an account');
    await this.page.getByLabel('Name', { exact: true }).fill('Vera Visitor');
    await this.page.getByLabel('E-mail address').fill(email);
    await this.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await this.page.getByRole('button', { name: 'Create account' }).click();
  }

  async signIn(password: string, email = this.email): Promise<void> {
    await this.open('/sign-in', 'Sign in');
    await this.page.getByLabel('E-mail address').fill(email);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
  }

  async open(path: string, heading: string): Promise<void> {
    await this.page.goto(new URL(path, this.url).href);
    await this.page.getByRole('heading', { level: 1, name: heading }).waitFor();
  }

  async press(button: string): Promise<void> {
    await this.page.getByRole('button', { name: button }).click();
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  /** Both schemes, for people to look at after a run; and what axe has to say. */
  async shot(name: string): Promise<void> {
    for (const scheme of ['light', 'dark'] as const) {
      await this.page.emulateMedia({ colorScheme: scheme });
      await this.page.screenshot({ path: join(SCREENSHOTS, `${name}-${scheme}.png`) });
      expect(await violationsOn(this.page)).toEqual([]);
    }
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}

describe('links in letters', () => {
  let browser: Browser;
  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    browser = await launchBrowser();
  }, 60_000);
  afterAll(() => browser.close());

  describe('where verification is offered', () => {
    let vera: Visitor;
    let elsewhere: Visitor;
    beforeAll(async () => {
      vera = await Visitor.arrive(browser, RunningSystem.get());
      elsewhere = await Visitor.arrive(browser, RunningSystem.get());
    });
    afterAll(() => Promise.all([vera.leave(), elsewhere.leave()]));

    it('confirm an address after registration, by a press', async () => {
      await vera.register();
      await vera.page.waitForURL((address) => !address.pathname.includes('register'));
      await vera.sees('Confirm your address');
      await vera.shot('verify-banner');

      const link = await vera.mailbox.link(vera.email, /confirm/i);
      expect(new URL(link).origin).toBe(new URL(vera.url).origin);
      await vera.page.goto(link);
      await vera.sees('One press');
      expect(new URL(vera.page.url()).hash).toBe('');
      await vera.shot('verify-email');
      await vera.press('Confirm this address');
      await vera.sees(`${vera.email} is confirmed`);
      await vera.shot('verify-email-done');
      expect(await vera.page.getByText('Confirm your address').count()).toBe(0);
    }, 60_000);

    it('confirm nothing a second time', async () => {
      await vera.page.goto('about:blank');
      await vera.page.goto(await vera.mailbox.link(vera.email, /confirm/i));
      await vera.press('Confirm this address');

      await vera.sees('This link does not work any more');
      await vera.shot('verify-email-used');
    }, 60_000);

    it('set a new password, which ends the sessions elsewhere and the old password', async () => {
      await elsewhere.signIn(PASSWORD, vera.email);
      await elsewhere.page.waitForURL('**/browse');
      await vera.open('/sign-in', 'Sign in');
      await vera.page.getByRole('link', { name: 'Forgot your password?' }).click();
      // The page before has a field of the same name.
      await vera.page.getByRole('heading', { level: 1, name: 'Forgot your password?' }).waitFor();
      await vera.page.getByLabel('E-mail address').fill(vera.email);
      await vera.shot('forgot-password');
      await vera.press('Send the link');
      await vera.sees('If there is an account for');
      await vera.shot('forgot-password-sent');

      await vera.page.goto(await vera.mailbox.link(vera.email, /new password/i));
      await vera.page.getByLabel('New password', { exact: true }).fill('passwordpassword');
      await vera.press('Set the password');
      await vera.sees('Many people use this, or it has leaked');
      await vera.shot('reset-password');
      await vera.page.getByLabel('New password', { exact: true }).fill(NEW_PASSWORD);
      await vera.press('Set the password');
      await vera.sees('Your password is set.');

      await elsewhere.page.goto(`${vera.url}/account/profile`);
      await elsewhere.page.waitForURL((address) => !address.pathname.startsWith('/account'));
      await vera.signIn(PASSWORD);
      await vera.sees('The e-mail address or the password is wrong');
      await vera.signIn(NEW_PASSWORD);
      await vera.page.waitForURL('**/browse');
    }, 90_000);

    it('set no password a second time', async () => {
      await vera.page.goto('about:blank');
      await vera.page.goto(await vera.mailbox.link(vera.email, /new password/i));
      await vera.page.getByLabel('New password', { exact: true }).fill('eleven loud umbrellas');
      await vera.press('Set the password');

      await vera.sees('This link does not work any more');
      await vera.shot('reset-password-used');
    }, 60_000);

    it('move the account to another address, and tell the old one', async () => {
      const next = `${randomUUID()}@example.com`;
      await vera.open('/account/profile', 'Profile');
      await vera.press('Change address');
      await vera.page.getByLabel('New address').fill(next);
      await vera.page.getByLabel('Your password', { exact: true }).fill(NEW_PASSWORD);
      await vera.shot('change-email');
      await vera.press('Send a link to the new address');
      await vera.sees(`Your account moves to ${next}`);
      await vera.shot('change-email-pending');
      await vera.mailbox.link(vera.email, /about to change/i);

      await vera.page.goto(await vera.mailbox.link(next, /confirm/i));
      await vera.press('Confirm this address');
      await vera.sees(`Your account belongs to ${next} now`);
      await vera.signIn(NEW_PASSWORD, next);
      await vera.page.waitForURL('**/browse');
    }, 90_000);

    it('lead to no other page than their own', async () => {
      const foreign = encodeURIComponent('https://evil.example.com/');
      for (const path of ['/verify-email', '/reset-password', '/forgot-password', '/sign-in']) {
        await vera.page.goto(`${vera.url}${path}?return=${foreign}&next=${foreign}&url=${foreign}#token=abc`);
        await vera.page.getByRole('heading', { level: 1 }).first().waitFor();
        const hrefs = await vera.page
          .locator('main a[href]')
          .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
        expect(hrefs.filter((href) => new URL(href, vera.url).origin !== new URL(vera.url).origin)).toEqual([]);
      }
    }, 60_000);
  });

  describe('where verification is required', () => {
    let folder: string;
    let system: StartCommand;
    let url: string;
    let vera: Visitor;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'odr-verified-'));
      const dataDir = join(folder, 'data');
      const env = { EMAIL_VERIFICATION: 'required' };
      system = await StartCommand.run({ dataDir, env, logFile: join(folder, 'start.log') });
      ({ url } = await system.ready(120_000));
      vera = await Visitor.arrive(browser, { url, dataDir });
    }, 150_000);
    afterAll(async () => {
      await vera.leave();
      await system.interrupt();
      rmSync(folder, { recursive: true, force: true });
    }, 60_000);

    it('finish a registration, which tells nobody else whether there is an account', async () => {
      await vera.register();
      await vera.sees('Look into your mailbox');
      await vera.shot('register-pending');
      await vera.signIn(PASSWORD);
      await vera.sees('this address is not confirmed yet');
      await vera.shot('sign-in-unverified');

      await vera.page.goto(await vera.mailbox.link(vera.email, /confirm/i));
      await vera.press('Confirm this address');
      await vera.sees(`${vera.email} is confirmed`);
      await vera.signIn(PASSWORD);
      await vera.page.waitForURL('**/browse');

      const curious = await Visitor.arrive(browser, { url, dataDir: system.dataDir });
      await curious.register(vera.email);
      await curious.sees('Look into your mailbox');
      await curious.leave();
      expect(await vera.mailbox.link(vera.email, /already have an account/i)).toMatch(/\/sign-in$/);
    }, 120_000);
  });
});

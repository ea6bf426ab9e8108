import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { authVerifyEmail, notificationGetPreferences, notificationList } from '@odr/sdk';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Actor } from './support/actor.js';
import { ok } from './support/answers.js';
import { violationsOn } from './support/axe.js';
import { launchBrowser } from './support/browser.js';
import { keyboardSignIn } from './support/console.js';
import { publish } from './support/furnished.js';
import { MailboxFolder } from './support/mailbox-folder.js';
import { aPicture } from './support/pictures.js';
import { RunningSystem } from './support/running-system.js';
import { until } from './support/waiting.js';

const { url, dataDir } = RunningSystem.get();

/** A contributor hears at the bell and by mail what became of an upload, and then wants no more such mails. */
describe('being told', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let carla: Actor;
  let heron: string;
  let mail: string;

  beforeAll(async () => {
    const [started, administrator, contributor, picture] = await Promise.all([
      launchBrowser(),
      Actor.administrator(),
      Actor.contributor(),
      aPicture(),
    ]);
    [browser, carla] = [started, contributor];
    const link = new URL(await new MailboxFolder(dataDir).link(carla.email, /confirm/i));
    await ok(
      authVerifyEmail({
        client: carla.client,
        body: { token: new URLSearchParams(link.hash.slice(1)).get('token') ?? '' },
      }),
    );
    heron = (await carla.contribute(picture, 'heron.jpg', { name: 'heron.jpg' })).id;
    await publish(administrator, [heron]);
    // What is read before the mail is written is left out of it.
    mail = await digest();
    context = await browser.newContext({ viewport: { width: 1360, height: 900 }, reducedMotion: 'reduce' });
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
  }, 120_000);
  afterAll(() => browser.close());

  /** The mail as it lies in the folder. */
  const digest = (): Promise<string> =>
    until('the digest', async () => {
      const folder = join(dataDir, 'mailbox');
      const mails = await Promise.all(
        (await readdir(folder))
          .filter((name) => name.endsWith('.eml'))
          .map((name) => readFile(join(folder, name), 'utf8')),
      );
      return mails.find((one) => one.includes(carla.email) && /^List-Unsubscribe:/m.test(one));
    });
  const header = (name: string): string =>
    new RegExp(`^${name}:(.*(?:\r?\n[ \t].*)*)`, 'm').exec(mail)?.[1]?.replaceAll(/\s+/g, '') ?? '';

  it('shows it at the bell, and where it happened', async () => {
    await keyboardSignIn(page, carla);
    await page.getByRole('link', { name: /^Notifications, \d+ unread$/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Notifications' }).waitFor();
    expect(await violationsOn(page)).toEqual([]);

    await page.getByRole('link', { name: /heron\.jpg.*was approved/ }).click();
    await page.waitForURL(`**/contents/${heron}`);

    await until('it is read', async () => {
      const { items } = await ok(notificationList({ client: carla.client, query: { unread: true } }));
      return items.every(({ kind }) => kind !== 'content.decided');
    });
  }, 60_000);

  it('mails it, with a way out that mail programs understand', async () => {
    expect(mail).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    const address = header('List-Unsubscribe').slice(1, -1);
    expect(new URL(address).origin).toBe(url);
    const answer = await fetch(address, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    });
    expect(await answer.json()).toEqual({ category: 'contributions', byMail: false });
    expect(await ok(notificationGetPreferences({ client: carla.client }))).toMatchObject({ contributions: false });
  }, 60_000);

  it('has the mails back by the page that the link leads to, also for those who are not signed in', async () => {
    const address = header('List-Unsubscribe').slice(1, -1);
    const stranger = await (await browser.newContext()).newPage();
    await stranger.goto(address);
    await stranger.getByText('No more mails about your contributions come to you.').waitFor();
    expect(new URL(stranger.url()).hash).toBe('');

    await stranger.getByRole('button', { name: 'Have them back' }).click();
    await stranger.getByRole('button', { name: 'Stop these mails' }).waitFor();

    expect(await ok(notificationGetPreferences({ client: carla.client }))).toMatchObject({ contributions: true });
  }, 60_000);
});

import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './support/browser.js';
import { MailboxFolder } from './support/mailbox-folder.js';
import { aPicture } from './support/pictures.js';
import { RunningSystem } from './support/running-system.js';

interface Person {
  readonly page: Page;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Someone who comes for the first time, founds a team and fetches two others; nobody uses anything but the console and their letters. */
describe('new people', () => {
  const team = `Lantern keepers ${randomUUID().slice(0, 8)}`;
  const folder = join(tmpdir(), `odr-new-people-${randomUUID()}`);
  const { url, dataDir } = RunningSystem.get();
  const mailbox = new MailboxFolder(dataDir);
  let browser: Browser;
  let founder: Person;
  let helper: Person;
  let watcher: Person;
  let teamPath: string;

  const arrives = async (name: string): Promise<Person> => {
    const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    return { page, name, email: `${randomUUID()}@example.org`, password: randomUUID() };
  };

  beforeAll(async () => {
    await mkdir(folder);
    browser = await launchBrowser();
    [founder, helper, watcher] = await Promise.all([
      arrives('Fanny Founder'),
      arrives('Henry Helper'),
      arrives('Wanda Watcher'),
    ]);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('register and confirm their address by the letter', async () => {
    await founder.page.goto(`${url}/register`);
    await register(founder);

    await founder.page.goto(await mailbox.link(founder.email, /confirm/i));
    await founder.page.getByRole('button', { name: 'Confirm this address' }).click();
    await founder.page.getByText('is confirmed').waitFor();
    await founder.page.goto(`${url}/account/profile`);

    expect(await founder.page.getByText(/not confirmed/i).count()).toBe(0);
  });

  it('accept the Developer Certificate of Origin before the first upload', async () => {
    const { page } = founder;
    await page.goto(`${url}/contribute/upload`);
    await page.getByRole('link', { name: 'Read and accept' }).click();
    await page.getByRole('heading', { name: /Developer Certificate of Origin/ }).waitFor();
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Accept and go on' }).click();

    await page.waitForURL('**/contribute/upload');
    expect(await page.getByRole('link', { name: 'Read and accept' }).count()).toBe(0);
  });

  it('found a team and invite others by letter', async () => {
    const { page } = founder;
    await page.goto(`${url}/teams`);
    await page.getByLabel('New team').fill(team);
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('heading', { level: 1, name: team }).waitFor();
    teamPath = new URL(page.url()).pathname.split('/').slice(0, 3).join('/');

    await invite(helper, 'Contributor');
    await invite(watcher, 'Viewer');
  });

  it.each([
    ['a contributor', () => helper],
    ['a viewer', () => watcher],
  ])('join as %s by the link of the letter', async (_role, who) => {
    const { page, email } = who();
    await page.goto(await mailbox.link(email, /invitation/i));
    await page.getByRole('link', { name: 'Create an account' }).click();
    await register(who());
    await page.getByRole('heading', { name: `Join “${team}”?` }).waitFor();
    await page.getByRole('button', { name: 'Join' }).click();

    await page.getByRole('heading', { level: 1, name: team }).waitFor();
  });

  it('contribute to the team as its contributor', async () => {
    const { page } = helper;
    const file = join(folder, 'lantern-of-the-team.jpg');
    await writeFile(file, await aPicture());
    await acceptTerms(page);
    await page.getByRole('combobox', { name: 'Team' }).selectOption({ label: team });
    await page.locator('main input[type=file]:not([webkitdirectory])').setInputFiles(file);
    await page.getByText('lantern-of-the-team.jpg').first().waitFor();
    await page.getByRole('link', { name: 'Open' }).waitFor();

    await founder.page.goto(`${url}${teamPath}/contents`);
    await founder.page.getByText('lantern-of-the-team').first().waitFor();
  });

  it('cannot contribute to the team as its viewer, who sees what the others bring', async () => {
    const { page } = watcher;
    await page.goto(`${url}${teamPath}/contents`);
    await page.getByText('lantern-of-the-team').first().waitFor();
    await acceptTerms(page);

    const team = page.getByRole('combobox', { name: 'Team' });
    expect(await team.count()).toBe(0);
  });

  async function invite({ email }: Person, role: string): Promise<void> {
    const { page } = founder;
    await page.goto(`${url}${teamPath}/invitations`);
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('combobox', { name: /^As/ }).selectOption({ label: role });
    await page.getByRole('button', { name: 'Invite' }).click();
    await page.getByText('A letter is on its way').waitFor();
  }

  async function acceptTerms(page: Page): Promise<void> {
    await page.goto(`${url}/contributor-terms?return=/contribute/upload`);
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Accept and go on' }).click();
    await page.waitForURL('**/contribute/upload');
  }
});

async function register({ page, name, email, password }: Person): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Create an account' }).waitFor();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL((address) => !address.pathname.includes('register'));
}

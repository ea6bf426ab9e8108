import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentDelete } from '@odr/sdk';
import type { Browser, Page } from 'playwright-core';
import { Actor } from './support/actor.js';
import { ok } from './support/answers.js';
import { violationsOn } from './support/axe.js';
import { launchBrowser } from './support/browser.js';
import { keyboardSignIn } from './support/console.js';
import { publish } from './support/furnished.js';
import { aPicture } from './support/pictures.js';
import { RunningSystem } from './support/running-system.js';
import { until } from './support/waiting.js';

/** Looked at by people after a run. */
const SCREENSHOTS = join(import.meta.dirname, '../../../dist/screenshots');
/** A word that no other test uses. */
const WORD = 'quillmoss';
const LICENSES = ['CC-BY-4.0', 'CC-BY-4.0', 'CC0-1.0', 'CC-BY-SA-4.0'];

/** From a query to released files, and on to what is left when a picture is withdrawn. */
describe('a dataset in the console', () => {
  const { url } = RunningSystem.get();
  let browser: Browser;
  let page: Page;
  let carla: Actor;
  let ids: string[];

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    const [started, contributor, moderator] = await Promise.all([
      launchBrowser(),
      Actor.contributor('Carla Curator'),
      Actor.moderator(),
    ]);
    [browser, carla] = [started, contributor];
    ids = await Promise.all(
      LICENSES.map(async (license, at) => {
        const description = {
          license,
          altText: `Soft shapes, number ${at}`,
          authors: [{ name: 'Ada Lovelace' }],
          sources: [{ value: 'https://example.org/quills' }],
        };
        const bytes = await aPicture({ width: 400 + 80 * at, height: 400 });
        return (await carla.contribute(bytes, `${WORD} ${at}.jpg`, description)).id;
      }),
    );
    await publish(moderator, ids);
    const context = await browser.newContext({
      viewport: { width: 1360, height: 1000 },
      reducedMotion: 'reduce',
      acceptDownloads: true,
    });
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await keyboardSignIn(page, carla);
  }, 180_000);
  afterAll(() => browser.close());

  const headed = (name: string | RegExp): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor();
  const look = async (name: string): Promise<void> => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      // First, because it waits until colours have stopped changing.
      expect(await violationsOn(page)).toEqual([]);
      await page.screenshot({ path: join(SCREENSHOTS, `${name}-${colorScheme}.png`) });
    }
  };

  it('is chosen, looked at and checked', async () => {
    await page.goto(`${url}/datasets`);
    await page.getByLabel('New dataset').fill(`${WORD}-set`);
    await page.getByRole('button', { name: 'Make it' }).click();
    await headed(`${WORD}-set`);
    await page.getByRole('link', { name: 'New version' }).click();
    await headed(`New version of ${WORD}-set`);
    await page.getByLabel('Name contains').fill(WORD);
    await page.keyboard.press('Tab');

    await page.getByText(/^\s*3 pictures of 4 would go in/).waitFor();
    await page.getByText('1 of 4 pictures may not leave under omi-core').waitFor();
    await page.getByText('Its licence does not fit the profile').waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe(WORD);
    expect(await page.getByRole('list', { name: 'Some of the pictures' }).getByRole('listitem').count()).toBe(3);
    await page.getByRole('heading', { level: 2, name: 'Licences' }).waitFor();
    await look('dataset-builder');
  }, 90_000);

  it('is refused, mended and frozen', async () => {
    await page.getByRole('button', { name: 'Freeze 3 pictures' }).click();
    await page.getByText('1 items cannot be released under the profile omi-core.').waitFor();
    await page.getByRole('button', { name: 'Leave them out', exact: true }).click();
    await page.getByText('They are left out, and listed with the reason.').waitFor();
    await page.getByLabel('What is new').fill('The first.');
    await page.getByRole('button', { name: 'Freeze 3 pictures' }).click();

    await headed(`${WORD}-set 1.0.0`);
    const root = await page.getByRole('group', { name: 'Root' }).textContent();
    expect(root).toMatch(/^[0-9a-f]{64}$/);
    await page.getByRole('button', { name: 'Its licence does not fit the profile 1' }).click();
    await page
      .getByRole('table', { name: 'Pictures that stayed out' })
      .getByText(ids[3] ?? '')
      .waitFor();
  }, 60_000);

  it('goes out as files, which arrive whole', async () => {
    await page.getByLabel('JSONL, metadata').check();
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const fetch = page.getByRole('button', { name: 'Download metadata.jsonl' });
    await page.getByText(/files? with checksums/).waitFor({ timeout: 60_000 });
    const files = page.locator('odr-export-card details').first();
    if (!(await files.evaluate((box) => (box as unknown as { open: boolean }).open)))
      await page.getByText(/files? with checksums/).click();
    const arriving = page.waitForEvent('download');
    await fetch.click();

    const path = await (await arriving).path();
    await page.getByText('Downloaded, checksum right').waitFor();
    const rows = readFileSync(path, 'utf8').trim().split('\n');
    expect(rows).toHaveLength(3);
    await page.getByText('Its card').click();
    await page.getByRole('region', { name: 'The card in Markdown' }).getByText('pretty_name').waitFor();
    await look('dataset-version');
  }, 120_000);

  it('says what was withdrawn, who has it, and stands without it in a successor', async () => {
    const [gone = ''] = ids;
    await ok(contentDelete({ client: carla.client, path: { id: gone } }));
    const successor = page.getByRole('link', { name: 'Build the successor without them' });
    await until('the withdrawal is told', async () => {
      await page.reload();
      await headed(`${WORD}-set 1.0.0`);
      return successor.isVisible();
    });
    await page.getByText('1 picture withdrawn since').waitFor();
    await page.getByRole('link', { name: 'All versions' }).click();
    await page.getByRole('table', { name: 'Receivers' }).getByText('Said nothing').waitFor();
    await look('dataset');

    await page.getByRole('table', { name: 'What was withdrawn' }).getByRole('link', { name: gone }).click();
    await headed('Withdrawn');
    await page.getByText('It was deleted').waitFor();
    await look('dataset-item-withdrawn');

    await page.getByRole('link', { name: 'Version 1.0.0' }).click();
    await successor.click();
    await page.getByText(/^\s*2 pictures of 2 would go in/).waitFor();
    await page.getByText('All of it may leave under omi-core').waitFor();
    await page.getByRole('button', { name: 'Freeze 2 pictures' }).click();
    await headed(`${WORD}-set 1.1.0`);
  }, 120_000);

  it('shows what changed, with pictures', async () => {
    await page.getByRole('link', { name: 'Compare' }).click();
    await headed(/1\.0\.0 to 1\.1\.0/);
    await page.getByRole('button', { name: 'Removed 1' }).click();
    await page.getByRole('link', { name: `${WORD} 0.jpg` }).waitFor();
    await page.getByRole('button', { name: 'All 1' }).click();
    await look('dataset-diff');
  }, 60_000);
});

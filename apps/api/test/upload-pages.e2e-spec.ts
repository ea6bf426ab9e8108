import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { Actor } from './support/actor.js';
import { violationsOn } from './support/axe.js';
import { launchBrowser } from './support/browser.js';
import { keyboardSignIn } from './support/console.js';
import { aPicture, aTruncatedJpeg } from './support/pictures.js';
import { RunningSystem } from './support/running-system.js';

/** Looked at by people after a run. */
const SCREENSHOTS = join(import.meta.dirname, '../../../dist/screenshots');
const GOOD = 37;
/** Large enough for everything that a loaded machine has to do with forty pictures. */
const PATIENCE_MS = 90_000;

/** A folder of forty files, three of them bad and one lost on the way: in, mended, organised. */
describe('a folder in the console', () => {
  const { url } = RunningSystem.get();
  let browser: Browser;
  let page: Page;
  let folder: string;

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    folder = mkdtempSync(join(tmpdir(), 'odr-folder-'));
    const small = { width: 96, height: 72, format: 'png' } as const;
    for (let count = 1; count <= GOOD; count += 1)
      writeFileSync(join(folder, `field-${String(count).padStart(2, '0')}.png`), await aPicture(small));
    writeFileSync(join(folder, 'letter.jpg'), 'Dear reader, this is no picture.');
    writeFileSync(join(folder, 'nothing.png'), '');
    writeFileSync(join(folder, 'torn.jpg'), await aTruncatedJpeg());
    const [started, contributor] = await Promise.all([launchBrowser(), Actor.contributor('Farah Field')]);
    browser = started;
    const viewport = { width: 1360, height: 1000 };
    page = await (await browser.newContext({ viewport, reducedMotion: 'reduce' })).newPage();
    page.setDefaultTimeout(20_000);
    await keyboardSignIn(page, contributor);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click();
  const says = (text: string | RegExp, timeout = 20_000) => page.getByText(text).first().waitFor({ timeout });

  it('tells why four files need a person while the others come in', async () => {
    // One file is lost on its way, once.
    let isLost = false;
    await page.route('**/api/v1/contents', async (route) => {
      if (isLost || !route.request().postData()?.includes('field-20.png')) return route.continue();
      isLost = true;
      return route.abort();
    });
    await page.goto(`${url}/contribute/upload`);
    await page.getByLabel('Licence').fill('CC0-1.0');
    await page.locator('input[webkitdirectory]').setInputFiles(folder);

    await page.getByRole('heading', { name: '4 of 40 need you' }).waitFor({ timeout: PATIENCE_MS });
    await page.getByRole('button', { name: /^Need you/ }).click();
    for (const reason of ['letter.jpg', 'nothing.png', 'torn.jpg', 'field-20.png']) await says(reason);
    expect(await page.locator('odr-upload-row').count()).toBe(4);
    expect(await page.locator('.causes p').textContent()).toMatch(/1 empty/);
    expect(await violationsOn(page)).toEqual([]);
    await page.screenshot({ path: join(SCREENSHOTS, 'upload-folder.png') });
  }, 140_000);

  it('tries again what was lost, in pieces', async () => {
    await press(/without an answer again/);

    await page.getByRole('heading', { name: '3 of 40 need you' }).waitFor({ timeout: PATIENCE_MS });
  }, 120_000);

  it('sends nothing twice when the same folder is chosen again', async () => {
    await press('Clear the finished');
    await page.getByRole('heading', { name: '3 of 3 need you' }).waitFor();
    await page.locator('input[webkitdirectory]').setInputFiles(folder);

    await page.getByRole('button', { name: /^Safe with us 38$/ }).waitFor({ timeout: PATIENCE_MS });
    expect(await page.locator('odr-upload-row').getByText('Already here').count()).toBeGreaterThan(0);
  }, 120_000);

  it('edits all of them at once after a look at what would change, and takes it back', async () => {
    await page.goto(`${url}/contribute`);
    await page.getByRole('table', { name: 'My content' }).waitFor();
    await page.keyboard.press('a');
    await says('38 pictures chosen');
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Authors', { exact: true }).fill('Farah Field');
    await dialog.getByLabel('Names', { exact: true }).fill('Harvest {n:2}{ext}');
    await dialog.getByRole('button', { name: 'Preview' }).click();
    await dialog.getByText('38 change').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.screenshot({ path: join(SCREENSHOTS, 'bulk-edit.png') });
    await dialog.getByRole('button', { name: 'Change 38 pictures' }).click();

    await page.getByRole('link', { name: 'Harvest 01.png', exact: true }).waitFor();
    await press('Undo');
    await says('Undone: 38 pictures as before');
    await page.getByRole('link', { name: 'field-37.png', exact: true }).waitFor();
  }, 120_000);

  it('deletes what is chosen and brings it back, at once or later', async () => {
    await page.getByRole('checkbox', { name: 'Choose field-01.png' }).click();
    await press('Delete');
    await says('1 picture deleted.');
    await press('Undo');
    await says('1 picture restored.');

    await page.getByRole('checkbox', { name: 'Choose field-02.png' }).click();
    await press('Delete');
    await says('1 picture deleted.');
    await page.goto(`${url}/contribute?state=deleted`);
    await press('Restore field-02.png');
    await says('“field-02.png” is back.');
    expect(await violationsOn(page)).toEqual([]);
  }, 90_000);

  it('shows the way of a picture with the reason where it stopped', async () => {
    await page.goto(`${url}/contribute?state=needs_you`);
    await press('The way of torn.jpg');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Read and hashed').waitFor();
    await dialog.getByText(/Copy it again|Open the picture in a program/).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.screenshot({ path: join(SCREENSHOTS, 'timeline.png') });
  }, 60_000);
});

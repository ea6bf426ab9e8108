import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { contentDelete, searchSearch, searchSimilar } from '@odr/sdk';
import type { Browser, Locator, Page } from 'playwright-core';
import sharp, { type Sharp } from 'sharp';
import { Actor } from './support/actor.js';
import { ok } from './support/answers.js';
import { violationsOn } from './support/axe.js';
import { launchBrowser } from './support/browser.js';
import { describeWithFixtures, fixturePath } from './support/fixtures.js';
import { publish } from './support/furnished.js';
import { RunningSystem } from './support/running-system.js';
import { until } from './support/waiting.js';

/** Looked at by people after a run. */
const SCREENSHOTS = join(import.meta.dirname, '../../../dist/screenshots');
/** A word that no other test uses. */
const WORD = 'brindlequark';

const VIEWPORT = { width: 1440, height: 1000 };

/** Parts of photographs, so that they are no copies of what other tests upload. */
const part = (photo: string): Sharp =>
  sharp(fixturePath('omi', photo)).extract({ left: 20, top: 20, width: 400, height: 300 });
const COW = 'highland-cow-8972000_640.jpg';
const OWL = 'ural-owl-6676441_640.jpg';
const CITY = 'new-york-7781184_640.jpg';

/** Somebody without an account who looks for pictures. */
describeWithFixtures('the search page', () => {
  const { url } = RunningSystem.get();
  let browser: Browser;
  let page: Page;
  let cow: Buffer;
  let carla: Actor;
  let ids: Record<'cow' | 'mirrored' | 'owl' | 'city', string>;

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    const [started, contributor, moderator] = await Promise.all([
      launchBrowser(),
      Actor.contributor('Carla Canyon'),
      Actor.moderator(),
    ]);
    browser = started;
    carla = contributor;
    cow = await part(COW).jpeg({ quality: 92 }).toBuffer();
    const upload = async (bytes: Buffer, name: string, license: string, altText: string): Promise<string> =>
      (await carla.contribute(bytes, name, { license, altText })).id;
    ids = {
      cow: await upload(cow, `${WORD} cow.jpg`, 'CC0-1.0', 'A highland cow in a meadow'),
      mirrored: await upload(
        await part(COW).flop().png().toBuffer(),
        `${WORD} cow, mirrored.png`,
        'CC-BY-4.0',
        'A cow',
      ),
      owl: await upload(await part(OWL).jpeg().toBuffer(), `${WORD} owl.jpg`, 'CC0-1.0', 'An owl on a branch'),
      city: await upload(await part(CITY).jpeg().toBuffer(), `${WORD} city.jpg`, 'CC-BY-SA-4.0', 'A city from above'),
    };
    await publish(moderator, Object.values(ids));
    const { client } = Actor.anonymous();
    await until('all four are found by words and by sight', async () => {
      const { items } = await ok(searchSearch({ client, query: { q: WORD } }));
      const near = await Promise.all(
        Object.values(ids).map((contentId) => ok(searchSimilar({ client, body: { contentId, limit: 5 } }))),
      );
      return items.length === 4 && near.every((answer) => answer.items.length > 0);
    });
    page = await visit('light');
  }, 180_000);
  // Other stories bring these photographs under one licence; copies under a stricter one would have people compare them.
  afterAll(async () => {
    await browser.close();
    for (const id of Object.values(ids)) await ok(contentDelete({ client: carla.client, path: { id } }));
  });

  const visit = async (colorScheme: 'light' | 'dark'): Promise<Page> => {
    const context = await browser.newContext({ colorScheme, viewport: VIEWPORT, reducedMotion: 'reduce' });
    const visited = await context.newPage();
    visited.setDefaultTimeout(20_000);
    return visited;
  };
  const cards = (on = page): Locator => on.locator('odr-hit-card');
  const card = (name: string, on = page): Locator =>
    cards(on).filter({ has: on.getByRole('link', { name: `${WORD} ${name}` }) });
  const shows = (count: number, on = page): Promise<unknown> =>
    until(`${count} pictures are shown`, async () => (await cards(on).count()) === count);
  const look = async (name: string, on = page): Promise<void> => {
    await on.waitForLoadState('networkidle');
    await on.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
    expect(await violationsOn(on)).toEqual([]);
  };

  it('answers while one types, and narrows by facets of which several values count', async () => {
    await page.goto(`${url}/browse`);
    await page.getByRole('heading', { level: 1, name: 'Browse' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type(WORD, { delay: 15 });
    await page.getByRole('heading', { level: 1, name: `“${WORD}”` }).waitFor();
    await shows(4);
    await page.keyboard.press('Escape');

    const licence = page.getByRole('group', { name: 'Licence' });
    await licence.getByRole('checkbox', { name: /^CC0-1\.0 2$/ }).check();
    await shows(2);
    // The others are still there to be added, with what they would bring.
    await licence.getByRole('checkbox', { name: /^CC-BY-4\.0 1$/ }).check();
    await shows(3);
    await page.getByText('3 pictures', { exact: true }).waitFor();
    await look('search-words-light');

    await page.setViewportSize({ width: 412, height: 900 });
    await page.getByRole('button', { name: /^Filters/ }).click();
    await licence.waitFor();
    await look('search-words-narrow');
    await page.setViewportSize(VIEWPORT);
  }, 90_000);

  it('is the same for whoever opens the address, and steps back', async () => {
    const address = page.url();
    expect(new URL(address).search).toBe(`?q=${WORD}&license=CC0-1.0,CC-BY-4.0`);
    const other = await visit('dark');
    await other.goto(address);
    await shows(3, other);
    await look('search-words-dark', other);
    await other.context().close();

    // Whoever looks at one of them comes back to it.
    await card('cow.jpg').getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: `${WORD} cow.jpg` }).waitFor();
    await page.goBack();
    await shows(3);
    const focused = (): Promise<string> => page.evaluate(`document.activeElement?.textContent ?? ''`);
    await until('the picture has the focus again', async () => (await focused()).includes(`${WORD} cow.jpg`));

    await page.goBack();
    await shows(2);
    await page.goBack();
    await shows(4);
    // All letters together were one step.
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Browse' }).waitFor();
  }, 60_000);

  it('helps where nothing is found', async () => {
    await page.goto(`${url}/browse?q=${WORD}&format=png&license=CC0-1.0`);

    await page.getByText('Nothing fits').waitFor();
    await page.getByRole('button', { name: 'Without “Format: PNG”: 2 pictures' }).waitFor();
    await look('search-nothing-light');
    await page.getByRole('button', { name: 'Without “Licence: CC0-1.0”: 1 picture' }).click();
    await shows(1);
  }, 60_000);

  it('finds the picture that is dropped, and keeps no copy of it', async () => {
    await page.goto(`${url}/browse`);
    await cards().first().waitFor();
    const dropped = await page.evaluateHandle(`(() => {
      const bytes = Uint8Array.from(atob('${cow.toString('base64')}'), (sign) => sign.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], 'mine.jpg', { type: 'image/jpeg' }));
      return transfer;
    })()`);
    // On the bar at the top, where no page is.
    await page.dispatchEvent('header', 'dragenter', { dataTransfer: dropped });
    await page.getByText('Drop a picture to find its like').waitFor();
    await page.dispatchEvent('header', 'drop', { dataTransfer: dropped });

    await page.getByRole('heading', { level: 1, name: 'Pictures like this' }).waitFor();
    const first = cards().first();
    await first.getByRole('link', { name: `${WORD} cow.jpg` }).waitFor();
    expect(await first.innerText()).toMatch(/\b(?:99|100) %/);
    await page.getByText('the server keeps no copy').waitFor();
    await page.getByRole('img', { name: 'mine.jpg' }).waitFor();
    await look('search-dropped-light');

    await page.reload();
    await page.getByText('Drop it here once more.').waitFor();
  }, 60_000);

  it('says what is wrong with a picture that is none', async () => {
    await page.goto(`${url}/browse`);
    await cards().first().waitFor();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Find by picture' }).click(),
    ]);
    await chooser.setFiles({ name: 'torn.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') });

    await page.getByRole('alert').waitFor();
    await page.getByRole('button', { name: 'Choose another picture' }).waitFor();
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
  }, 60_000);

  it('takes examples for and against by keys, and explains each place', async () => {
    await page.goto(`${url}/browse?q=${WORD}`);
    await shows(4);
    await card('cow.jpg').getByRole('link').focus();
    await page.keyboard.press('s');
    await page.getByRole('heading', { level: 1, name: 'Pictures like this' }).waitFor();
    await card('cow, mirrored.png').waitFor();
    const before = await cards().count();
    await card('owl.jpg').getByRole('link').focus();
    await page.keyboard.press('x');

    const tray = page.getByRole('region', { name: 'Examples' });
    await tray.getByRole('heading', { name: 'Unlike' }).waitFor();
    await until('the examples themselves are no answers', async () => (await cards().count()) <= before);
    expect(new URL(page.url()).search).toBe(`?like=${ids.cow}&unlike=${ids.owl}`);
    await card('cow, mirrored.png').getByRole('link').focus();
    await page.keyboard.press('e');
    const why = page.getByRole('complementary', { name: 'Why is it here?' });
    await why
      .getByRole('listitem')
      .filter({ hasText: `${WORD} owl.jpg` })
      .waitFor();
    await look('search-examples-light');
    const dark = await visit('dark');
    await dark.goto(page.url());
    await card('cow, mirrored.png', dark).waitFor();
    await look('search-examples-dark', dark);
    await dark.context().close();
  }, 90_000);

  it('lays two rankings side by side', async () => {
    await page.goto(`${url}/browse?q=${WORD} cow`);
    await cards().first().waitFor();
    await page.getByRole('link', { name: 'Compare rankings' }).click();

    await page.getByRole('heading', { level: 1, name: 'Rankings side by side' }).waitFor();
    await page.getByText(/^Both find /).waitFor();
    const columns = ['Left ranking', 'Right ranking'].map((name) => page.getByRole('list', { name }));
    for (const column of columns) await column.getByRole('link', { name: `${WORD} cow.jpg` }).waitFor();
    await columns[0]?.getByRole('listitem').first().hover();
    await look('search-side-by-side-light');
    const dark = await visit('dark');
    await dark.goto(page.url());
    await dark.getByText(/^Both find /).waitFor();
    await look('search-side-by-side-dark', dark);
    await dark.context().close();
  }, 90_000);
});

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { Actor } from './support/actor.js';
import { violationsOn } from './support/axe.js';
import { launchBrowser } from './support/browser.js';
import { keyboardSignIn } from './support/console.js';
import { publish } from './support/furnished.js';
import { aPicture } from './support/pictures.js';
import { RunningSystem } from './support/running-system.js';

/** Looked at by people after a run. */
const SCREENSHOTS = join(import.meta.dirname, '../../../dist/screenshots');
/** A word that no other test uses. */
const WORD = 'sagebellow';
/** What the sources of the original collection came under, one picture each; `release-solver.spec` has them by number. */
const MIXTURE = [
  'CC0-1.0',
  'CC-PDM-1.0',
  'CC-BY-2.0',
  'CC-BY-4.0',
  'CC-BY-SA-2.0',
  'CC-BY-SA-3.0 OR GFDL-1.3-or-later',
  'CC-BY-SA-4.0',
  'LicenseRef-omi-us-gov',
];

describe('licences in the console', () => {
  const { url } = RunningSystem.get();
  let browser: Browser;
  let page: Page;
  let alike: string;

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    const [started, contributor, moderator] = await Promise.all([
      launchBrowser(),
      Actor.contributor('Lena Licensor'),
      Actor.moderator(),
    ]);
    browser = started;
    const ids = await Promise.all(
      MIXTURE.map(async (license, at) => {
        const description = {
          license,
          authors: [{ name: 'Ada Lovelace' }],
          sources: [{ value: 'https://example.org/sage' }],
        };
        const bytes = await aPicture({ width: 320 + 16 * at, height: 240 });
        return (await contributor.contribute(bytes, `${WORD} ${at}.jpg`, description)).id;
      }),
    );
    alike = ids[4] ?? '';
    await publish(moderator, ids);
    page = await browser.newPage({ viewport: { width: 1360, height: 1000 }, reducedMotion: 'reduce' });
    page.setDefaultTimeout(20_000);
    await keyboardSignIn(page, moderator);
  }, 180_000);
  afterAll(() => browser.close());

  const look = async (name: string): Promise<void> => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(SCREENSHOTS, `${name}-${colorScheme}.png`), fullPage: true });
      expect(await violationsOn(page)).toEqual([]);
    }
  };

  it('solves and explains the mixture of the original’s sources', async () => {
    await page.goto(`${url}/compliance?use=omi-core&q=${WORD}`);
    await page.getByRole('heading', { name: '3 of 8 pictures have to stay' }).waitFor();
    await page.getByText('The whole goes out under CDLA-Permissive-2.0.').waitFor();
    const alone = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('link', { name: 'CC-BY-SA-4.0', exact: true }) });
    await alone.getByText('1 picture, stay').waitFor();
    expect(await alone.getByRole('link', { name: /^Read the text of C1[15]/ }).count()).toBeGreaterThan(0);
    await look('compliance-mixture');

    await page.getByRole('link', { name: 'omi-sa' }).click();
    await page.getByRole('heading', { name: 'All of it may leave' }).waitFor();
    await page.getByText('Every picture keeps its own licence.').waitFor();
    await page.getByText('Relies on CC-BY-SA-3.0.').waitFor();
    await look('compliance-share-alike');
  }, 90_000);

  it('keeps wishes about credit, and grants of rightsholders', async () => {
    await page.goto(`${url}/compliance/items/${alike}?use=omi-core`);
    await page.getByRole('heading', { name: /^C15 / }).waitFor();
    await page.getByRole('button', { name: 'Leave the names out' }).click();
    await page.getByLabel('How the wish came in').fill('Letter of 3 May');
    await look('credit-removal');
    await page.getByRole('button', { name: 'Leave them out' }).click();
    await page.getByText('Its licensor asked not to be named.').waitFor();
    await page.getByRole('button', { name: 'Name the authors again' }).click();
    await page.getByRole('button', { name: 'Leave the names out' }).waitFor();

    await page.getByRole('button', { name: 'Record a grant' }).click();
    await page.getByLabel('Who holds the rights').fill('Ada Lovelace');
    await page.getByLabel('What they grant').fill('I allow training on this picture.');
    await page.getByLabel('Signature').fill('letter 2026-17');
    await look('grant');
    await page.getByRole('button', { name: 'Record the grant' }).click();
    await page.getByRole('button', { name: 'Revoke the grant of Ada Lovelace' }).waitFor();
    await look('item-licensing');
  }, 90_000);

  it('shows the credit while it is edited, with what the licence asks for', async () => {
    await page.goto(`${url}/contents/${alike}/attribution`);
    await page.getByRole('heading', { name: 'What CC-BY-SA-2.0 asks for' }).waitFor();
    await page.getByLabel('Changes, one a line').fill('cropped\ncolours corrected');
    const credit = page.getByRole('complementary', { name: 'The credit as it would read' });
    await credit.getByText('Changes: cropped, colours corrected, metadata removed.').waitFor();
    await page.getByRole('button', { name: 'Markdown', exact: true }).click();
    await credit.getByText('[CC BY-SA 2.0](<https://creativecommons.org/licenses/by-sa/2.0/>)').waitFor();
    await look('attribution-editor');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved. Credits read like this from now on.').waitFor();

    const line = await fetch(`${url}/api/v1/contents/${alike}/attribution?format=text`);
    expect(await line.text()).toContain('Changes: cropped, colours corrected, metadata removed.');
  }, 90_000);
});

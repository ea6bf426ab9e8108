import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotationCreate, annotationRead, annotationSourceList, type AnnotationResponse } from '@odr/sdk';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Actor } from './support/actor.js';
import { ok } from './support/answers.js';
import { violationsOn } from './support/axe.js';
import { launchBrowser } from './support/browser.js';
import { keyboardSignIn } from './support/console.js';
import { aPicture } from './support/pictures.js';
import { RunningSystem } from './support/running-system.js';
import { until } from './support/waiting.js';

/** Looked at by people after a run; one file per tab and scheme. */
const SCREENSHOTS = join(import.meta.dirname, '../../../dist/screenshots');

const CAPTION = { caption: 'The image shows a brown cow in front of a mill.', language: 'en' };
const BOXES = { objects: [{ label: 'cow', bbox: [40, 60, 220, 240], score: 0.5 }] };

/** One picture's annotations go out as a file, come back with a broken line, and are cleaned and put back, all in the console. */
describe('annotations in bulk, in the console', () => {
  const { url } = RunningSystem.get();
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let carla: Actor;
  let contentId: string;
  let caption: AnnotationResponse;

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    [browser, carla] = await Promise.all([launchBrowser(), Actor.contributor()]);
    ({ id: contentId } = await carla.contribute(await aPicture(), 'to-and-fro.jpg'));
    const { items } = await ok(annotationSourceList({ client: carla.client, query: { limit: 200 } }));
    const say = (source: string, annotation: Record<string, unknown>) =>
      ok(
        annotationCreate({
          client: carla.client,
          path: { id: contentId },
          body: { sourceIds: [items.find(({ name }) => name === source)?.id ?? ''], annotation },
        }),
      );
    caption = await say('caption', CAPTION);
    await say('boxes', BOXES);
    context = await browser.newContext({
      viewport: { width: 1440, height: 1000 },
      reducedMotion: 'reduce',
      acceptDownloads: true,
    });
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await keyboardSignIn(page, carla);
  }, 120_000);
  afterAll(() => browser.close());

  const open = (tab: string): Promise<unknown> =>
    page.goto(`${url}/annotation-exchange/${tab}?contentId=${contentId}`, { waitUntil: 'networkidle' });
  /** In both schemes, without opening the page again; the list of all pages has axe look at both. */
  const look = async (name: string): Promise<void> => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      // Colours pass from parent to child through a transition each, however short.
      await until('the colours are there', () =>
        page.locator('html').evaluate((root) => root.getAnimations({ subtree: true }).length === 0),
      );
      await page.screenshot({ path: join(SCREENSHOTS, `${name}-${colorScheme}.png`), fullPage: true });
    }
    expect(await violationsOn(page)).toEqual([]);
  };
  const countOf = (name: string): Promise<string> =>
    page.locator('dl div').filter({ hasText: name }).locator('dd').innerText();

  it('go out after it was said what a format loses, and come in again line by line, a broken one named', async () => {
    await open('export');
    await page.getByText('Nothing is lost, and the file can be imported again').waitFor();
    await page.getByRole('radio', { name: /YOLO/ }).press('Space');
    await page.getByText('2 lose something.').waitFor();
    expect(page.url()).toContain('format=yolo');
    await look('annotation-exchange-export');

    await page.getByRole('radio', { name: /^Lines/ }).press('Space');
    await page.getByText('Nothing is lost, and the file can be imported again').waitFor();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export', exact: true }).press('Enter');
    const file = readFileSync(await (await downloading).path(), 'utf8');
    await page.getByText(/annotations-lines\.ndjson is saved/).waitFor();
    expect(file.trimEnd().split('\n')).toHaveLength(2);

    await page.getByRole('tab', { name: 'Import' }).press('Enter');
    const broken = `${JSON.stringify({ contentId, sourceIds: [caption.sourceIds[0]], annotation: { caption: 7 } })}\n`;
    const sent = { name: 'mended.ndjson', mimeType: 'application/x-ndjson', buffer: Buffer.from(file + broken) };
    await page.locator('main input[type=file]').setInputFiles(sent);
    const begin = page.getByRole('button', { name: 'Import', exact: true });
    await begin.press('Enter');
    await page.getByText('Finished; what failed is below').waitFor();
    expect([await countOf('Added'), await countOf('Known already'), await countOf('Failed')]).toEqual(['2', '0', '1']);
    const failed = page.getByRole('row', { name: /line 3/ });
    expect(await failed.innerText()).toMatch(/\/annotation\/caption must be string/);
    await look('annotation-exchange-import');

    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'These lines, to mend' }).press('Enter');
    expect(readFileSync(await (await saving).path(), 'utf8')).toBe(broken);

    await begin.press('Enter');
    await page.locator('dl div').filter({ hasText: 'Known already' }).getByText('2').waitFor();
    expect(await countOf('Added')).toBe('0');
  }, 90_000);

  it('are looked at, cleaned and put back', async () => {
    await open('cleaning');
    await page.locator('del').first().waitFor();
    expect(await page.locator('del').first().innerText()).toMatch(/^The image shows a/);
    expect(await page.locator('.tokens').first().innerText()).toMatch(/^13 tokens, then 10$/);
    await look('annotation-exchange-cleaning');

    await page.getByRole('button', { name: 'Clean all that match' }).press('Enter');
    await page.getByText('Nothing to clean').waitFor();
    const run = page.getByRole('row', { name: /2 captions cleaned/ });
    await run.getByText('Done').waitFor();
    expect(await readCaption()).toBe('A brown cow in front of a mill.');
    await look('annotation-exchange-cleaned');

    await run.getByRole('button', { name: 'Undo' }).press('Enter');
    await page
      .getByRole('row', { name: /2 put back/ })
      .getByText('Put back', { exact: true })
      .waitFor();
    await page.locator('del').first().waitFor();
    expect(await readCaption()).toBe(CAPTION.caption);

    await page.getByRole('link', { name: /2 put back/ }).press('Enter');
    await page
      .getByRole('row', { name: /to-and-fro.jpg/ })
      .first()
      .waitFor();
    await look('annotation-exchange-run');
  }, 90_000);

  const readCaption = async (): Promise<unknown> =>
    ((await ok(annotationRead({ client: carla.client, path: { id: caption.id } }))).annotation as { caption?: unknown })
      .caption;
});

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  annotationCreate,
  annotationQualityAnnotators,
  annotationQualityItems,
  annotationQualityMeasure,
  annotationQualityOfSource,
  annotationSourceList,
} from '@odr/sdk';
import type { Browser } from 'playwright-core';
import { Actor } from './support/actor.js';
import { ok } from './support/answers.js';
import { violationsOn } from './support/axe.js';
import { launchBrowser } from './support/browser.js';
import { keyboardSignIn } from './support/console.js';
import { publish } from './support/furnished.js';
import { aPicture } from './support/pictures.js';
import { RunningSystem } from './support/running-system.js';
import { until } from './support/waiting.js';

/** Looked at by people after a run; one file per scheme. */
const SCREENSHOTS = join(import.meta.dirname, '../../../dist/screenshots');

const COW = { label: 'cow', bbox: [20, 30, 200, 300] };

/** Two people mark one picture, once as one and once apart; the system says how much they agree. */
describe('the quality of annotations', () => {
  const { url } = RunningSystem.get();
  let browser: Browser;
  let carla: Actor;
  let moderator: Actor;
  let contentId: string;
  let boxes: string;

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    [browser, carla, moderator] = await Promise.all([launchBrowser(), Actor.contributor(), Actor.moderator()]);
    ({ id: contentId } = await carla.contribute(await aPicture(), 'disputed.jpg'));
    await publish(moderator, [contentId]);
    const { items } = await ok(annotationSourceList({ client: carla.client, query: { name: 'boxes' } }));
    boxes = items.find(({ name }) => name === 'boxes')?.id ?? '';
    await mark(carla, [COW]);
    await mark(moderator, [COW, { label: 'dog', bbox: [240, 200, 100, 120] }]);
    await ok(annotationQualityMeasure({ client: moderator.client }));
  }, 120_000);
  afterAll(() => browser.close());

  const mark = (who: Actor, objects: readonly object[]) =>
    ok(
      annotationCreate({
        client: who.client,
        path: { id: contentId },
        body: { sourceIds: [boxes], annotation: { objects } },
      }),
    );
  const disputed = async (who: Actor) =>
    (await ok(annotationQualityItems({ client: who.client, query: { sourceId: boxes, limit: 200 } }))).items.find(
      ({ content }) => content.id === contentId,
    );

  it('is measured soon after people annotate the same', async () => {
    const item = await until('the picture is compared', () => disputed(carla));

    expect(item).toMatchObject({
      coders: 2,
      disagreement: expect.closeTo(1 / 3, 6),
      conflicts: [{ field: 'objects', similarity: 0 }],
    });
    const figures = await until('its source is measured', async () => {
      const source = await ok(annotationQualityOfSource({ client: carla.client, path: { id: boxes } }));
      return source.total > 0 && source;
    });
    expect(figures.figures.map(({ statistic }) => statistic)).toEqual([
      'object_quality',
      'matched_iou',
      'found_by_both',
    ]);
  }, 90_000);

  it('is told people of themselves only', async () => {
    const mine = await until('there are figures of annotators', async () => {
      const { items } = await ok(annotationQualityAnnotators({ client: carla.client, query: { sourceId: boxes } }));
      return items.length > 0 && items;
    });

    expect(mine).toMatchObject([{ user: { name: 'Carla Contributor' } }]);
  }, 60_000);

  it('shows in the console what they differ about, and leads to it', async () => {
    for (const colorScheme of ['dark', 'light'] as const) {
      const context = await browser.newContext({
        colorScheme,
        viewport: { width: 1440, height: 1100 },
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      await keyboardSignIn(page, moderator);
      await page.goto(`${url}/annotation-quality?source=${boxes}`);
      const picture = page.getByRole('link', { name: /disputed\.jpg/ });
      await picture.waitFor();
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: join(SCREENSHOTS, `annotation-quality-boxes-${colorScheme}.png`), fullPage: true });
      expect(await violationsOn(page)).toEqual([]);

      if (colorScheme === 'light') {
        await page.getByRole('group', { name: /^Agreement\./ }).press('ArrowRight');
        expect(await page.locator('odr-chart').first().innerText()).toMatch(/objects, Object agreement: 0\.\d\d/);
        await page.getByRole('button', { name: 'What the figures mean' }).press('Enter');
        await page.getByRole('dialog', { name: 'What the figures mean' }).waitFor();
        expect(await violationsOn(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await picture.press('Enter');
        await page.waitForURL(`**/contents/${contentId}/annotations`);
      }
      await context.close();
    }
  }, 90_000);
});

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  annotationCreate,
  annotationRead,
  annotationSourceList,
  annotationUpdate,
  annotationVersions,
  moderationClaimItems,
  moderationDecide,
  reportsListMine,
  type AnnotationResponse,
  type ContentResponse,
} from '@odr/sdk';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { Actor } from './support/actor.js';
import { ok, refused } from './support/answers.js';
import { violationsOn } from './support/axe.js';
import { launchBrowser } from './support/browser.js';
import { keyboardSignIn } from './support/console.js';
import { publish } from './support/furnished.js';
import { aPicture } from './support/pictures.js';
import { RunningSystem } from './support/running-system.js';
import { until } from './support/waiting.js';

/** Looked at by people after a run; one file per page and scheme. */
const SCREENSHOTS = join(import.meta.dirname, '../../../dist/screenshots');

const COW = { label: 'cow', bbox: [20, 30, 200, 300] };
const DOG = { label: 'dog', bbox: [240, 200, 100, 120] };

/** One picture that a camera held sideways, and what two people and a moderator make of its annotations. */
describe('the history of annotations', () => {
  const { url } = RunningSystem.get();
  let browser: Browser;
  let carla: Actor;
  let moderator: Actor;
  let content: ContentResponse;
  let sources: ReadonlyMap<string, string>;

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    [browser, carla, moderator] = await Promise.all([launchBrowser(), Actor.contributor(), Actor.moderator()]);
    // 640 × 480 as stored, 480 × 640 as shown.
    const turned = await sharp(await aPicture())
      .withExif({ IFD0: { Orientation: '6' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    content = await carla.contribute(turned, 'sideways.jpg');
    await publish(moderator, [content.id]);
    const { items } = await ok(annotationSourceList({ client: carla.client, query: { limit: 200 } }));
    sources = new Map(items.map(({ name, id }) => [name, id]));
  }, 120_000);
  afterAll(() => browser.close());

  const say = (who: Actor, source: string, annotation: unknown, more = {}) =>
    annotationCreate({
      client: who.client,
      path: { id: content.id },
      body: { sourceIds: [sources.get(source) ?? ''], annotation: annotation as Record<string, unknown>, ...more },
    });
  const edit = ({ id, version }: AnnotationResponse, annotation: unknown, who = carla) =>
    ok(
      annotationUpdate({
        client: who.client,
        path: { id },
        body: { annotation: annotation as Record<string, unknown> },
        headers: { 'If-Match': `"${version}"` },
      }),
    );
  const visit = async (who: Actor, scheme: 'light' | 'dark' = 'light'): Promise<Page> => {
    const context = await browser.newContext({
      colorScheme: scheme,
      viewport: { width: 1440, height: 1000 },
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await keyboardSignIn(page, who);
    return page;
  };

  it('counts places on the picture as it is shown, in pixels and in fractions', async () => {
    expect(content).toMatchObject({ width: 480, height: 640 });
    const fractions = { objects: [{ label: 'cow', bbox: [0.5, 0.75, 0.5, 0.25] }] };

    const made = await ok(say(carla, 'boxes', fractions, { coordinates: 'normalised' }));

    const path = { id: made.id };
    const inPixels = await ok(annotationRead({ client: carla.client, path }));
    expect(inPixels.annotation).toEqual({ objects: [{ label: 'cow', bbox: [240, 480, 240, 160] }] });
    const back = await ok(annotationRead({ client: carla.client, path, query: { coordinates: 'normalised' } }));
    expect(back.annotation).toEqual(fractions);
    // Inside the picture as it is stored, outside as it is shown.
    const outside = await refused(say(carla, 'boxes', { objects: [{ label: 'cow', bbox: [500, 10, 100, 100] }] }));
    expect(outside).toMatchObject({ status: 422, errors: [{ path: '/annotation/objects/0/bbox', code: 'outside' }] });
  });

  it('shows what changed and who wrote it, and brings versions back', async () => {
    const first = await ok(say(carla, 'boxes', { objects: [COW] }));
    const second = await edit(first, { objects: [COW, DOG] });
    await edit(second, { objects: [{ ...COW, bbox: [20, 30, 180, 280] }, DOG] }, moderator);
    const version = async (): Promise<number> =>
      (await ok(annotationRead({ client: carla.client, path: { id: first.id } }))).version;

    const page = await visit(carla);
    await page.goto(`${url}/annotations/${first.id}/history`);
    await page.getByRole('heading', { level: 1, name: /History of “boxes”/ }).waitFor();
    await page.getByRole('img', { name: 'What changed in the picture' }).waitFor();
    const blame = page.getByRole('region', { name: 'Who wrote what stands there now' });
    await blame.getByText('Objects › 2 (dog)').waitFor();
    expect(await blame.getByRole('button', { name: 'Version 2' }).count()).toBe(1);
    expect(await blame.getByRole('button', { name: 'Version 3' }).count()).toBe(1);
    await page.keyboard.press('j');
    await page.getByRole('heading', { name: 'From version 1 to 2' }).waitFor();
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(SCREENSHOTS, 'annotation-history-light.png') });
    expect(await violationsOn(page)).toEqual([]);

    await page.getByRole('button', { name: 'Bring back version 1' }).click();
    await page.getByText('Version 1 is in force again, as version 4.').waitFor();
    expect(await version()).toBe(4);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Version 3 is in force again, as version 5.').waitFor();

    const { items } = await ok(annotationVersions({ client: carla.client, path: { id: first.id } }));
    expect(items.map(({ cause, revertedToVersion }) => [cause, revertedToVersion])).toEqual([
      ['reverted', 3],
      ['reverted', 1],
      ['edited', null],
      ['edited', null],
      ['created', null],
    ]);
    await page.context().close();
  }, 90_000);

  it('lays sources side by side, and sends reports of an annotation to the moderators', async () => {
    const rude = await ok(say(carla, 'caption', { caption: 'An ugly cow in the rain.', language: 'en' }));
    await ok(say(moderator, 'caption', { caption: 'A shaggy cow in the rain.', language: 'en' }));
    const reader = await Actor.newcomer('Rita Reader');
    const page = await visit(reader, 'dark');

    await page.goto(`${url}/contents/${content.id}`);
    const annotations = page.getByRole('region', { name: 'Annotations' });
    await annotations.getByText('An ugly cow').waitFor();
    await annotations.getByRole('link', { name: 'Compare sources' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sources side by side' }).waitFor();
    await page.goto(`${url}/contents/${content.id}/annotations?against=${rude.id}`);
    await page.getByText('shaggy').waitFor();
    expect(await page.locator('ins', { hasText: 'shaggy' }).count()).toBe(1);
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(SCREENSHOTS, 'annotation-sources-dark.png') });
    expect(await violationsOn(page)).toEqual([]);

    // To somebody who shares no team with them, writers have no names, but can be told apart.
    expect(await page.getByRole('article', { name: /^caption, Contributor [0-9a-f]{6}$/ }).count()).toBe(2);
    expect(await page.getByText('Mina Moderator').count()).toBe(0);
    await page.keyboard.press('j');
    await page.locator('del', { hasText: 'shaggy' }).waitFor();

    await page.goto(`${url}/annotations/${rude.id}/history`);
    await page.getByRole('heading', { level: 1, name: /History of/ }).waitFor();
    const blame = page.getByRole('region', { name: 'Who wrote what stands there now' });
    await blame.getByText('An ugly cow in the rain.', { exact: true }).waitFor();
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(SCREENSHOTS, 'annotation-history-dark.png') });
    expect(await violationsOn(page)).toEqual([]);
    expect(await page.getByRole('button', { name: /Bring back version/ }).count()).toBe(0);

    await page.goto(`${url}/contents/${content.id}`);
    const card = annotations.locator('section', { hasText: 'An ugly cow' });
    await card.getByRole('button', { name: 'Report caption' }).click();
    const dialog = page.getByRole('dialog', { name: 'Report this annotation' });
    await dialog.getByRole('combobox').waitFor();
    expect(await dialog.getByRole('option').count()).toBe(3);
    expect(await violationsOn(page)).toEqual([]);
    await dialog.getByLabel('In your words').fill('It insults the cow.');
    await dialog.getByRole('button', { name: 'Send report' }).click();
    await page.getByText('Reported. Moderators will look at it.').waitFor();
    await page.context().close();

    await until('the report waits for a moderator', async () => {
      const { items } = await ok(
        moderationClaimItems({
          client: moderator.client,
          path: { name: 'reports' },
          body: { count: 50, leaseSeconds: 30 },
        }),
      );
      const item = items.find(({ subjectId }) => subjectId === rude.id);
      if (!item) return false;
      const body = { itemIds: [item.id], leaseTokens: { [item.id]: item.leaseToken ?? 0 }, action: 'reject' as const };
      await ok(moderationDecide({ client: moderator.client, body }));
      return true;
    });
    expect(await refused(annotationRead({ client: carla.client, path: { id: rude.id } }))).toMatchObject({
      status: 404,
    });
    await until('the reporter is told', async () => {
      const { items } = await ok(reportsListMine({ client: reader.client }));
      return items.some(({ subjectId, state }) => subjectId === rude.id && state !== 'open');
    });
  }, 90_000);
});

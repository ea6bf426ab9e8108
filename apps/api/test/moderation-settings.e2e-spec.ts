import { newId } from '@odr/kernel';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { Actor } from './support/actor.js';
import { violationsOn } from './support/axe.js';
import { launchBrowser } from './support/browser.js';
import { keyboardSignIn } from './support/console.js';
import { RunningSystem } from './support/running-system.js';
import { onSystemDatabase } from './support/system-database.js';

const SCREENSHOTS = join(import.meta.dirname, '../../../dist/screenshots');
const FLAG = 'harpoon';
const FINDINGS = JSON.stringify([{ flag: FLAG, scanner: 'objects', score: 0.9 }]);
const SEED = `
  WITH made AS (
    INSERT INTO content (id, type, name, status, processing_state, sha256, format, size, license, license_verdict, user_id)
    SELECT gen_random_uuid(), 'image', 'harpoon.jpg', 'pending', 'done', encode(sha256(gen_random_uuid()::text::bytea), 'hex'),
           'jpeg', 1000, 'CC0-1.0', 'open', id FROM user_account ORDER BY created_at LIMIT 1
    RETURNING id)
  INSERT INTO moderation_case (id, queue, family, subject_type, subject_id, state, severity, due_at, findings)
  SELECT $1, 'flagged', 'intake', 'content', made.id, 'pending', 2, now() + interval '1 day', $2::jsonb FROM made`;

/** One administrator's way from a new queue to cases that wait in it, without a mouse where that is the question. */
describe('the settings of moderation', () => {
  let browser: Browser;
  let page: Page;
  const caseId = newId<string>();

  beforeAll(async () => {
    browser = await launchBrowser();
    const admin = await Actor.administrator();
    await onSystemDatabase((client) => client.query(SEED, [caseId, FINDINGS]));
    const context = await browser.newContext({ viewport: { width: 1360, height: 1100 }, reducedMotion: 'reduce' });
    page = await context.newPage();
    await keyboardSignIn(page, admin);
    mkdirSync(SCREENSHOTS, { recursive: true });
  }, 90_000);
  // The other stories look at queues and lists.
  afterAll(async () => {
    await browser.close();
    await onSystemDatabase(async (client) => {
      await client.query(`DELETE FROM moderation_case WHERE id = $1`, [caseId]);
      await client.query(`UPDATE content SET deleted_at = now() WHERE name = 'harpoon.jpg'`);
    });
  });

  const open = async (): Promise<void> => {
    await page.goto(`${RunningSystem.get().url}/moderation/settings`);
    await page.getByRole('heading', { level: 1, name: 'Queues and routing' }).waitFor();
    await page.getByRole('heading', { level: 3, name: 'New uploads' }).waitFor();
  };
  const press = async (name: string): Promise<void> => {
    await page.getByRole('button', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
  };

  it('make a queue', async () => {
    await open();
    await press('New queue');
    await page.getByLabel('Name', { exact: true }).fill('sharp');
    await page.getByLabel('Title').fill('Sharp things');
    await page.getByLabel('Severity 4').fill('30');
    await page.screenshot({ path: join(SCREENSHOTS, 'moderation-settings-queue.png'), fullPage: true });
    expect(await violationsOn(page)).toEqual([]);
    await press('Make the queue');

    await page.getByRole('heading', { level: 3, name: 'Sharp things' }).waitFor();
    await page.getByText('the gravest after 30 min').waitFor();
  }, 60_000);

  it('show what a rule would move before it does', async () => {
    await open();
    await press('Add a rule');
    await page.getByLabel('Name of the rule').fill('Harpoons');
    await page.getByRole('combobox', { name: 'Waits in' }).press('Enter');
    await page.getByRole('option', { name: 'Sharp things' }).click();
    await page.getByLabel('Found', { exact: true }).fill(FLAG);
    await page.getByLabel('Found', { exact: true }).press('Tab');
    await press('Preview');

    await page.getByRole('heading', { name: /open cases? would move/ }).waitFor();
    await page.getByText('from Suspicions to Sharp things').waitFor();
    await page.getByText('harpoon.jpg, severity 2').waitFor();
    await page.screenshot({ path: join(SCREENSHOTS, 'moderation-settings-preview.png'), fullPage: true });
    expect(await violationsOn(page)).toEqual([]);
    await press('Put in force');
    await page.getByText('Saved.').waitFor();

    const { rows } = await onSystemDatabase((client) =>
      client.query<{ queue: string }>(`SELECT queue FROM moderation_case WHERE id = $1`, [caseId]),
    );
    expect(rows).toEqual([{ queue: 'sharp' }]);
  }, 60_000);

  it('refuse to delete what is needed, and do it once it is not', async () => {
    await open();
    await press('Delete: Sharp things');
    await page.getByText('The queue is still needed.').waitFor();

    await press('Down: Harpoons');
    await page.getByText('Harpoons is number 2 now').waitFor();
    await press('Remove: Harpoons');
    await press('Preview');
    await page.getByText('from Sharp things to Suspicions').waitFor();
    await press('Put in force');
    await page.getByText('Saved.').waitFor();
    await open();
    await press('Delete: Sharp things');
    await page.getByRole('heading', { level: 3, name: 'Sharp things' }).waitFor({ state: 'detached' });
  }, 60_000);
});

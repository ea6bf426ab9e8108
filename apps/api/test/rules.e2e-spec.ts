import { randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  moderationClaimItems,
  moderationDecide,
  moderationRulesGet,
  moderationRulesUpdate,
  userUpdate,
} from '@odr/sdk';
import type { Browser, Page } from 'playwright-core';
import { Actor } from './support/actor.js';
import { ok, refused } from './support/answers.js';
import { violationsOn } from './support/axe.js';
import { launchBrowser } from './support/browser.js';
import { keyboardSignIn } from './support/console.js';
import { aPicture } from './support/pictures.js';
import { RunningSystem } from './support/running-system.js';
import { onSystemDatabase } from './support/system-database.js';
import { until } from './support/waiting.js';

/** Looked at by people after a run; one file per page and scheme. */
const SCREENSHOTS = join(import.meta.dirname, '../../../dist/screenshots');
/** One that people reject, and four that only look like it. */
const NAMES = ['lucky', 'old', 'closed', 'painted', 'paper'] as const;

/** One rule from the first row to acting: built, tried, refused, tightened, and approved by somebody else. */
describe('a rule', () => {
  const number = randomInt(100_000, 1_000_000);
  const casino = `casino${number}`;
  let browser: Browser;
  let author: Actor;
  let approver: Actor;
  let page: Page;
  let ruleId = '';

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    [browser, author, approver] = await Promise.all([launchBrowser(), Actor.administrator(), secondAdministrator()]);
    await judgedPictures();
    page = await windowOf(author);
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    if (ruleId === '') return;
    const { edition } = await ok(moderationRulesGet({ client: author.client, path: { id: ruleId } }));
    await ok(change(author, { status: 'archived' }, edition));
  });

  async function secondAdministrator(): Promise<Actor> {
    const { client } = await Actor.administrator();
    const { id, email, password } = await Actor.contributor('Ada Approver');
    await ok(userUpdate({ client, path: { id }, body: { role: 'admin' } }));
    return Actor.signIn(email, password);
  }

  /** Five pictures that scans have looked at, and then a person: the first is rejected, the others are published. */
  async function judgedPictures(): Promise<void> {
    const [carla, mina] = await Promise.all([Actor.contributor(), Actor.moderator()]);
    const ids = await Promise.all(
      NAMES.map(
        async (name) =>
          (await carla.contribute(await aPicture({ width: 320, height: 240 }), `${name}-${casino}.jpg`)).id,
      ),
    );
    const haveBeenSeen = async (): Promise<boolean> => {
      const { rows } = await onSystemDatabase((client) =>
        client.query<{ seen: number }>(
          `SELECT count(DISTINCT content_id)::int AS seen FROM moderation_fact_sheet WHERE content_id = ANY($1)`,
          [ids],
        ),
      );
      return rows[0]?.seen === ids.length;
    };
    await until('every scan has looked', haveBeenSeen, 180_000);
    const left = new Set(ids);
    await until('a person has decided about all', async () => {
      for (const queue of ['pending', 'flagged']) {
        const body = { count: 50, leaseSeconds: 30 };
        const { items } = await ok(moderationClaimItems({ client: mina.client, path: { name: queue }, body }));
        for (const { id, subjectId, leaseToken } of items.filter((item) => left.has(item.subjectId))) {
          const action = subjectId === ids[0] ? ('reject' as const) : ('approve' as const);
          const decision = { itemIds: [id], leaseTokens: { [id]: leaseToken ?? 0 }, action };
          await ok(moderationDecide({ client: mina.client, body: decision }));
          left.delete(subjectId);
        }
      }
      return left.size === 0;
    });
  }

  async function windowOf(actor: Actor): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 1000 }, reducedMotion: 'reduce' });
    const opened = await context.newPage();
    opened.setDefaultTimeout(20_000);
    await keyboardSignIn(opened, actor);
    return opened;
  }
  const change = (who: Actor, body: { status: 'live' | 'archived' }, edition: number) =>
    moderationRulesUpdate({
      client: who.client,
      path: { id: ruleId },
      headers: { 'If-Match': `"${edition}"` },
      body,
    });
  const look = async (shown: Page, name: string): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await shown.emulateMedia({ colorScheme });
      expect(await violationsOn(shown)).toEqual([]);
      await shown.screenshot({ path: join(SCREENSHOTS, `${name}-${colorScheme}.png`), fullPage: true });
    }
  };
  const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).press('Enter');
  const goLive = (shown: Page) => shown.getByRole('button', { name: 'Approve and go live' });
  /** Adds a row that asks for a word in the name. */
  async function addCondition(count: number, word: string): Promise<void> {
    await press('Add condition');
    const row = page.getByRole('group', { name: `Condition ${count}` });
    await row.getByLabel('Fact').selectOption('text.name');
    await row.getByLabel('Comparison').selectOption('contains');
    await row.getByLabel('Value').fill(word);
    await row.getByLabel('Value').press('Tab');
  }

  it('is built in rows, tried, and cannot go live with a precision of 0.2, whoever asks', async () => {
    await page.goto(`${RunningSystem.get().url}/rules/new`);
    await page.getByRole('heading', { level: 1, name: 'New rule' }).waitFor();
    await page.getByLabel('Name', { exact: true }).fill(`Casinos ${number}`);
    await addCondition(1, casino);
    await look(page, 'rule-building');
    await press('Save as a draft');
    await page.getByRole('heading', { level: 1, name: `Casinos ${number}` }).waitFor();
    ruleId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.getByText('Try this version on what has come in.').waitFor();
    expect(await goLive(page).isDisabled()).toBe(true);

    await press('Try it');
    await page.getByText('on 20 %', { exact: false }).waitFor();
    expect(await goLive(page).isDisabled()).toBe(true);
    await look(page, 'rule-imprecise');
    const { edition } = await ok(moderationRulesGet({ client: author.client, path: { id: ruleId } }));
    expect(await refused(change(approver, { status: 'live' }, edition))).toMatchObject({
      ...{ code: 'rule.not_proved', missing: ['precision'] },
      precision: 0.2,
    });
  }, 120_000);

  it('is tightened, which shows beside what it was, and waits for somebody else', async () => {
    await press('Edit');
    await addCondition(2, 'lucky');
    await press('Save the changes');
    await page.getByText('Draft, version 2', { exact: true }).waitFor();
    await page.locator('ins').first().waitFor();
    await press('Try it');
    await page.getByText('on 100 %', { exact: false }).waitFor();
    await page.getByText('You wrote this version, so somebody else has to approve it.').waitFor();
    expect(await goLive(page).isDisabled()).toBe(true);
    await look(page, 'rule-tightened');
  }, 120_000);

  it('goes live once somebody else approves it', async () => {
    const hers = await windowOf(approver);
    await hers.goto(`${RunningSystem.get().url}/rules/${ruleId}`);
    await hers.getByText('Nothing is missing: you can approve this version.').waitFor();
    await goLive(hers).press('Enter');
    await hers.getByText('Live, version 2', { exact: true }).waitFor();
    await look(hers, 'rule-live');
  }, 60_000);
});

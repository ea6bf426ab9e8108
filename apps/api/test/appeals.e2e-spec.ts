import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  annotationSourceList,
  appealsFile,
  appealsResolve,
  contentGet,
  contentUpdate,
  moderationClaimItems,
  moderationDecide,
  moderationListStatements,
  moderationSuspendAccount,
  reportsFile,
  reportsListMine,
  type ContentResponse,
} from '@odr/sdk';
import type { Browser } from 'playwright-core';
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

/** One picture that is taken from public view, and comes back. */
describe('appealing against a decision', () => {
  const { url } = RunningSystem.get();
  let browser: Browser;
  let uma: Actor;
  let rita: Actor;
  let mina: Actor;
  let omar: Actor;
  let content: ContentResponse;

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    [browser, uma, rita, mina, omar] = await Promise.all([
      launchBrowser(),
      Actor.contributor('Uma Uploader'),
      Actor.contributor('Rita Reporter'),
      Actor.moderator('Mina Moderator'),
      Actor.moderator('Omar Moderator'),
    ]);
    content = await uma.contribute(await aPicture(), 'museum-piece.jpg');
    await publish(mina, [content.id]);
  }, 120_000);
  afterAll(() => browser.close());

  const statusOf = async (): Promise<string> =>
    (await ok(contentGet({ client: uma.client, path: { id: content.id } }))).status;

  /** The same press twice, as a nervous finger or a lost answer makes it. */
  async function reject(): Promise<void> {
    await ok(
      reportsFile({
        client: rita.client,
        body: { subjectType: 'content', subjectId: content.id, reason: 'privacy', description: 'A number plate.' },
      }),
    );
    const { items } = await ok(
      moderationClaimItems({ client: mina.client, path: { name: 'reports' }, body: { count: 50, leaseSeconds: 60 } }),
    );
    const item = items.find(({ subjectId }) => subjectId === content.id);
    if (item === undefined) throw new Error('The report is not among the claimed.');
    const body = {
      ...{ itemIds: [item.id], leaseTokens: { [item.id]: item.leaseToken ?? 0 }, action: 'reject' as const },
      ...{ policy: 'privacy.personal_data', term: 'number plate', publicNote: 'Thank you, it is hidden.' },
    };
    const decide = () =>
      ok(moderationDecide({ client: mina.client, body, headers: { 'Idempotency-Key': `appeals-${item.id}` } }));
    const first = await decide();
    expect(await decide()).toEqual(first);
  }

  it('tells the uploader why, in the console, and takes the appeal there', async () => {
    await reject();
    expect(await statusOf()).toBe('unavailable');

    for (const scheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({
        colorScheme: scheme,
        viewport: { width: 1280, height: 900 },
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      await keyboardSignIn(page, uma);
      await page.goto(`${url}/appeals`);
      await page.getByRole('heading', { name: /museum-piece.*was not accepted/ }).waitFor();
      await page.getByText('“number plate”').waitFor();
      if (scheme === 'light') {
        await page.getByRole('button', { name: 'Appeal' }).click();
        await page.getByLabel(/Why the decision is wrong/).fill('It is a museum piece; nobody drives it.');
        expect(await violationsOn(page)).toEqual([]);
        await page.screenshot({ path: join(SCREENSHOTS, 'appeals-writing-light.png'), fullPage: true });
        await page.getByRole('button', { name: 'Send the appeal' }).click();
      }
      await page.getByText('You have appealed.', { exact: false }).waitFor();
      expect(await violationsOn(page)).toEqual([]);
      await page.screenshot({ path: join(SCREENSHOTS, `appeals-waiting-${scheme}.png`), fullPage: true });
      await context.close();
    }
  }, 120_000);

  it('is overturned by somebody else, brings the item back and tells the reporter', async () => {
    const { items } = await ok(moderationListStatements({ client: uma.client }));
    const [statement] = items;
    if (!statement?.appeal) throw new Error('There is no appeal.');
    const answer = { outcome: 'overturned' as const, note: 'You are right.' };
    const path = { id: statement.appeal.id };
    expect(await refused(appealsResolve({ client: mina.client, path, body: answer }))).toMatchObject({
      code: 'appeal.held_before',
    });

    await ok(appealsResolve({ client: omar.client, path, body: answer }));

    expect(await statusOf()).toBe('available');
    await until('the reporter reads the new outcome', async () => {
      const reports = await ok(reportsListMine({ client: rita.client }));
      return reports.items.some(({ subjectId, outcome }) => subjectId === content.id && outcome === 'not_actioned');
    });
    const again = appealsFile({
      client: uma.client,
      body: { decisionId: statement.id, text: 'Once more, to be sure.' },
    });
    expect(await refused(again)).toMatchObject({ code: 'appeal.filed_already' });
  }, 60_000);

  it('stays open to somebody who is suspended, who cannot contribute', async () => {
    const sam = await Actor.contributor('Sam Suspended');
    await ok(
      moderationSuspendAccount({
        client: mina.client,
        path: { id: sam.id },
        body: { policy: 'terms.hateful', reason: 'Three warnings were not enough.', days: 7 },
      }),
    );

    await until('the suspension holds everywhere', async () => {
      const { error } = await contentUpdate({ client: sam.client, path: { id: content.id }, body: { name: 'mine' } });
      return (error as { code?: string } | undefined)?.code === 'auth.suspended';
    });
    await ok(annotationSourceList({ client: sam.client }));
    await ok(moderationListStatements({ client: sam.client }));
  }, 60_000);
});

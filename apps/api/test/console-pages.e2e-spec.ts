import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Actor } from './support/actor.js';
import { violationsOn } from './support/axe.js';
import { launchBrowser } from './support/browser.js';
import { keyboardSignIn } from './support/console.js';
import { furnish } from './support/furnished.js';
import { RunningSystem } from './support/running-system.js';

/** Looked at by people after a run; one file per page and scheme. */
const SCREENSHOTS = join(import.meta.dirname, '../../../dist/screenshots');
const SCHEMES = ['light', 'dark'] as const;
type Scheme = (typeof SCHEMES)[number];
type Furnished = Awaited<ReturnType<typeof furnish>>;

const OPEN_PAGES = [
  ['browse', '/browse'],
  ['sign-in', '/sign-in'],
  ['register', '/register'],
  ['not-found', '/nowhere'],
  ['sets', '/sets'],
  ['unsubscribe', '/unsubscribe#token=made-up'],
  ['notice', '/notice'],
  ['notice-unknown', '/notice/made-up'],
  ['transparency', '/transparency'],
] as const;
const INNER_PAGES = [
  ['contribute', '/contribute/upload'],
  ['contribute-mine', '/contribute'],
  ['contribute-web', '/contribute/web'],
  ['contribute-refusals', '/contribute/refusals'],
  ['contribute-deleted', '/contribute?state=deleted'],
  ['contribute-edits', '/contribute/edits'],
  ['annotate', '/annotate'],
  ['imports', '/imports'],
  ['import-new', '/imports/new'],
  ['moderation', '/moderation/pending'],
  ['moderation-settings', '/moderation/settings'],
  ['moderation-reports', '/moderation/reports'],
  ['moderation-quality', '/moderation/quality'],
  ['moderation-wellbeing', '/moderation/wellbeing'],
  ['moderation-escalated', '/moderation/escalated'],
  ['moderation-break', '/moderation/break'],
  ['moderation-batches', '/moderation/batches'],
  ['moderation-batch-new', '/moderation/batches/new'],
  ['moderation-holds', '/moderation/holds'],
  ['moderation-accounts', '/moderation/accounts?filter=struck'],
  ['moderation-reporters', '/moderation/reporters'],
  ['standing', '/standing'],
  ['hash-banks', '/hash-banks'],
  ['duplicates', '/duplicates'],
  ['campaigns', '/campaigns'],
  ['campaign-new', '/campaigns/new'],
  ['raters', '/campaigns/raters'],
  ['discover', '/discover'],
  ['saved-searches', '/saved-searches'],
  ['gaps', '/gaps'],
  ['licences', '/licenses?id=CC-BY-SA-4.0'],
  ['compliance', '/compliance'],
  ['reports', '/reports'],
  ['appeals', '/appeals'],
  ['policies', '/policies'],
  ['rules', '/rules'],
  ['rule-new', '/rules/new'],
  ['teams', '/teams'],
  ['datasets', '/datasets'],
  ['exports', '/exports'],
  ['account', '/account'],
  ['account-security', '/account/security'],
  ['account-sessions', '/account/sessions'],
  ['account-api-keys', '/account/api-keys'],
  ['account-new-api-key', '/account/api-keys/new'],
  ['annotation-quality', '/annotation-quality'],
  ['annotation-export', '/annotation-exchange/export'],
  ['annotation-import', '/annotation-exchange/import'],
  ['annotation-cleaning', '/annotation-exchange/cleaning'],
  ['annotation-sources', '/annotation-sources'],
  ['annotation-source-new', '/annotation-sources/new'],
  ['annotations-deleted', '/annotations/deleted'],
  ['administration', '/admin'],
  ['audit', '/audit'],
  ['jobs', '/jobs'],
  ['scans', '/scans'],
  ['map', '/map'],
  ['search-quality', '/search-quality'],
  ['engines', '/engines'],
  ['suggestions', '/suggestions'],
  ['features', '/features'],
  ['service-accounts', '/service-accounts'],
  ['service-account-new', '/service-accounts/new'],
  ['agreements', '/agreements'],
  ['agreement-publish', '/agreements/publish/dco'],
  ['account-agreements', '/account/agreements'],
  ['contributor-terms', '/contributor-terms'],
  ['agreement-text', '/agreements/dco/versions/1.1/text'],
  ['notifications', '/notifications'],
  ['account-notifications', '/account/notifications'],
  ['mailbox', '/mailbox'],
  ['users', '/users'],
  ['sign-in-policy', '/sign-in-policy'],
] as const;
/** Pages of things that have to be there first. */
const THINGS: ReadonlyMap<string, (ids: Furnished) => string> = new Map([
  ['item', ({ contentId }) => `/contents/${contentId}`],
  ['item-compare', ({ contentId }) => `/contents/${contentId}/annotations`],
  ['annotation-history', ({ annotationId }) => `/annotations/${annotationId}/history`],
  ['annotation-source', ({ sourceId }) => `/annotation-sources/${sourceId}`],
  ['item-edit', ({ contentId }) => `/contents/${contentId}/edit`],
  ['item-annotate', ({ contentId }) => `/annotate/${contentId}`],
]);

describe('the console', () => {
  let browser: Browser;
  let ids: Furnished;
  let administrator: Actor;

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    [browser, administrator] = await Promise.all([launchBrowser(), Actor.administrator()]);
    ids = await furnish(administrator);
  }, 90_000);
  afterAll(() => browser.close());

  let context: BrowserContext;
  let page: Page;
  /** What is open: the other scheme looks at it as it stands, which is what people do whose system turns dark at night. */
  let opened: string | undefined;
  const errors: string[] = [];

  const begin = async (): Promise<void> => {
    await context?.close();
    context = await browser.newContext({ viewport: { width: 1360, height: 900 }, reducedMotion: 'reduce' });
    page = await context.newPage();
    opened = undefined;
    page.on('pageerror', (error) => errors.push(String(error)));
    // A stream that never ends, and without which the page does: waiting for the network to rest would not.
    await page.route('**/moderation/presence*', (route) => route.abort());
  };

  const open = async (path: string): Promise<void> => {
    errors.length = 0;
    await page.goto(RunningSystem.get().url + path);
    await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached', timeout: 15_000 });
    await page.waitForLoadState('networkidle');
    opened = path;
  };

  const look = async (name: string, path: string, scheme: Scheme): Promise<void> => {
    await page.emulateMedia({ colorScheme: scheme });
    if (opened !== path) await open(path);
    await page.screenshot({ path: join(SCREENSHOTS, `${name}-${scheme}.png`), animations: 'disabled' });

    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await violationsOn(page)).toEqual([]);
    expect(errors).toEqual([]);
  };

  const inBoth = <One extends readonly unknown[]>(pages: readonly One[]): (readonly [...One, Scheme])[] =>
    pages.flatMap((one) => SCHEMES.map((scheme) => [...one, scheme] as const));

  describe('as everyone sees it', () => {
    beforeAll(begin);

    it.each(inBoth(OPEN_PAGES))('shows %s accessibly: %s, in %s', look, 40_000);
  });

  describe('from within', () => {
    it.each(SCHEMES)(
      'lets one sign in by keyboard, in %s',
      async (scheme) => {
        await begin();
        await page.emulateMedia({ colorScheme: scheme });
        await keyboardSignIn(page, administrator);

        expect(await page.getByRole('navigation').first().isVisible()).toBe(true);
      },
      40_000,
    );

    it.each(inBoth(INNER_PAGES))('shows %s accessibly: %s, in %s', look, 40_000);

    it.each(inBoth([...THINGS.keys()].map((name) => [name] as const)))(
      'shows %s, accessibly, in %s',
      (name, scheme) => look(name, THINGS.get(name)?.(ids) ?? '', scheme),
      40_000,
    );
  });
});

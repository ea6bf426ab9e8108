import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { moderationClaimItems, moderationHoldItem, moderationListItems, reportsFile } from '@odr/sdk';
import type { Browser, Page } from 'playwright-core';
import { Actor } from './support/actor.js';
import { ok } from './support/answers.js';
import { violationsOn } from './support/axe.js';
import { launchBrowser } from './support/browser.js';
import { keyboardSignIn } from './support/console.js';
import { publish } from './support/furnished.js';
import { aPicture } from './support/pictures.js';
import { RunningSystem } from './support/running-system.js';
import { until } from './support/waiting.js';

/** Looked at by people after a run; one file per page and scheme. */
const SCREENSHOTS = join(import.meta.dirname, '../../../dist/screenshots');

/** What moderation does about people: suspending, muting, and what is kept from others; and what they can do about it. */
describe('people who are moderated', () => {
  let browser: Browser;
  let sam: Actor;
  let mina: Actor;
  let omar: Actor;
  let admin: Actor;

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    [browser, admin, sam, mina, omar] = await Promise.all([
      launchBrowser(),
      Actor.administrator(),
      Actor.contributor('Sam Suspended'),
      Actor.moderator('Mina Moderator'),
      Actor.moderator('Omar Moderator'),
    ]);
  }, 120_000);
  afterAll(() => browser.close());

  /** A window of this person, on this page. */
  async function windowOf(actor: Actor, path: string, heading: string | RegExp): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 1000 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await keyboardSignIn(page, actor);
    await go(page, path, heading);
    return page;
  }
  const go = async (page: Page, path: string, heading: string | RegExp): Promise<void> => {
    await page.goto(RunningSystem.get().url + path);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  };
  const look = async (page: Page, name: string): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violationsOn(page)).toEqual([]);
      await page.screenshot({ path: join(SCREENSHOTS, `${name}-${colorScheme}.png`), fullPage: true });
    }
  };
  const press = (page: Page, name: string | RegExp): Promise<void> =>
    page.getByRole('button', { name, exact: typeof name === 'string' }).press('Enter');

  it('are suspended by a person, told why, and heard by somebody else', async () => {
    const account = `/moderation/accounts/${sam.id}`;
    const hers = await windowOf(mina, account, 'Sam Suspended');
    await press(hers, /Suspend…/);
    await hers.getByRole('combobox', { name: /^Policy/ }).selectOption({ index: 1 });
    await hers.getByLabel('Why, as they are told').fill('Three warnings were not enough.');
    await look(hers, 'account-suspending');
    await press(hers, 'Suspend');
    await hers.getByRole('heading', { name: 'Suspended', exact: true }).waitFor();

    const his = await windowOf(sam, '/standing', 'Your standing');
    await his.getByText('Three warnings were not enough.').waitFor();
    await look(his, 'standing-suspended');
    await his.getByLabel(/Why it should end/).fill('Somebody else had my password; it is changed.');
    await press(his, 'Send the appeal');
    await his.getByText('Waits for an answer').waitFor();

    await hers.reload();
    await hers.getByText('so somebody else answers the appeal', { exact: false }).waitFor();
    expect(await hers.getByRole('button', { name: 'It stays' }).count()).toBe(0);

    const others = await windowOf(omar, '/moderation/accounts', 'Accounts');
    await look(others, 'accounts-appealed');
    await others.getByRole('link', { name: 'Sam Suspended' }).press('Enter');
    const said = others.getByText('Somebody else had my password', { exact: false });
    await said.waitFor();
    await look(others, 'account-appealed');
    await others.getByRole('link', { name: 'To the appeals' }).press('Enter');
    await others.waitForURL(/moderation\/appeals/);
    await until('the appeal is in front', async () => {
      if (await said.first().isVisible()) return true;
      // What other tests left among the appeals is moved past.
      await others.keyboard.press('j');
      return false;
    });
    expect(await others.getByRole('main').innerText()).not.toMatch(/Sam|Mina/);
    await look(others, 'suspension-appeal');
    await others.keyboard.press('n');
    await others.keyboard.type('We believe you.');
    await others.keyboard.press('Enter');
    await others.keyboard.press('o');

    await until('the suspension is over', async () => {
      await his.reload();
      return his
        .getByText('You can contribute.')
        .waitFor({ timeout: 3_000 })
        .then(() => true);
    });
    await his.getByText('1 suspension before').press('Enter');
    await his.getByText('We believe you.').waitFor();
    await look(his, 'standing-heard');
  }, 120_000);

  it('are not heard for a while when they report too much, and may ask for that to end', async () => {
    const content = await sam.contribute(await aPicture(), 'not-an-advert.jpg');
    await publish(mina, [content.id]);
    const rita = await Actor.contributor('Rita Reporter');
    await ok(
      reportsFile({
        client: rita.client,
        body: { subjectType: 'content', subjectId: content.id, reason: 'other', description: 'I do not like it.' },
      }),
    );
    const leads = await windowOf(admin, '/moderation/reporters', 'Reporters');
    await leads.getByRole('link', { name: 'Rita Reporter' }).first().waitFor();
    await look(leads, 'reporters');
    await go(leads, `/moderation/reporters/${rita.id}`, 'Rita Reporter');
    await leads.getByText('I do not like it.').waitFor();
    await press(leads, 'Mute');
    await leads.getByLabel(/Why, as they are told/).fill('Reports are not for what one does not like.');
    await press(leads, 'Mute them');
    await leads.getByText(/Muted until/).waitFor();

    const hers = await windowOf(rita, '/standing', 'Your standing');
    await hers.getByText('Reports are not for what one does not like.').waitFor();
    await hers.getByLabel('Why your reports should be taken again').fill('I understand that now.');
    await look(hers, 'standing-muted');
    await press(hers, 'Ask for that');
    await hers.getByText('it waits for an answer', { exact: false }).waitFor();

    await leads.reload();
    await leads.getByText('I understand that now.').waitFor();
    expect(await leads.getByRole('button', { name: 'It stays' }).count()).toBe(0);
    await look(leads, 'reporter-appealed');
    await press(leads, 'Hear them again');
    await leads.getByText('Reports are taken.').waitFor();
  }, 120_000);

  it('do not keep cases for ever: whoever leads gives them to others', async () => {
    const content = await sam.contribute(await aPicture(), 'kept-for-long.jpg');
    const item = await until('it waits', async () => {
      for (const name of ['pending', 'flagged']) {
        const { items } = await ok(moderationListItems({ client: mina.client, path: { name }, query: { limit: 200 } }));
        const found = items.find(({ subjectId }) => subjectId === content.id);
        if (found) return found;
      }
      return undefined;
    });
    const held = await until('Mina holds it', async () => {
      const body = { count: 50, leaseSeconds: 60 };
      const { items } = await ok(moderationClaimItems({ client: mina.client, path: { name: item.queue }, body }));
      const found = items.find(({ id }) => id === item.id);
      return (
        found &&
        ok(
          moderationHoldItem({
            client: mina.client,
            path: { id: item.id },
            body: { leaseToken: found.leaseToken ?? 0, reason: 'Asked the photographer for a release.', hours: 72 },
          }),
        )
      );
    });
    expect(held.id).toBe(item.id);

    const leads = await windowOf(admin, '/moderation/holds', 'Held and passed on');
    await leads.getByText('Asked the photographer for a release.').waitFor();
    await press(leads, /^Hand over…: kept-for-long/);
    await leads.getByLabel('Give it to').selectOption({ label: 'Omar Moderator' });
    await look(leads, 'holds');
    await press(leads, 'Hand over');
    await leads.getByText('was handed it and has not taken it up', { exact: false }).first().waitFor();
    await press(leads, /^Release: kept-for-long/);
    await leads.getByText(/^Released: kept-for-long/).waitFor();
    const { items } = await ok(
      moderationListItems({ client: omar.client, path: { name: item.queue }, query: { limit: 200 } }),
    );
    expect(items.find(({ id }) => id === item.id)?.state).toBe('pending');
  }, 120_000);
});

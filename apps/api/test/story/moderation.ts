import { moderationClaimItems, moderationDecide, moderationReleaseItem } from '@odr/sdk';
import type { Browser, Page } from 'playwright-core';
import { Actor } from '../support/actor.js';
import { ok } from '../support/answers.js';
import { launchBrowser } from '../support/browser.js';
import { keyboardSignIn } from '../support/console.js';
import { RunningSystem } from '../support/running-system.js';
import { until } from '../support/waiting.js';
import { PHOTOS, photosSeenBy, REJECTED } from './collection.js';

export const moderating = (): void => {
  let browser: Browser;
  let page: Page;
  let moderator: Actor;

  beforeAll(async () => {
    [browser, moderator] = await Promise.all([launchBrowser(), Actor.moderator()]);
    await clearOthers(moderator);
    page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
    // The test has no mouse: a click anywhere would be a mistake of the test itself.
    page.mouse.click = () => Promise.reject(new Error('no mouse in this story'));
  });
  afterAll(() => browser.close());

  const caseName = (): Promise<string> =>
    page.getByRole('region', { name: 'Case' }).getByRole('heading', { level: 2 }).innerText({ timeout: 15_000 });
  const nextCase = (decided: ReadonlySet<string>): Promise<string> =>
    until('a case is shown', async () => {
      const shown = await caseName();
      return !decided.has(shown) && !/^Loading/.test(shown) && shown;
    }).catch(async (error: unknown) => {
      throw new Error(`The page says: ${await page.getByRole('main').innerText()}`, { cause: error });
    });

  /** Chooses by digit, once there is something to choose. */
  async function answer(digit: number): Promise<void> {
    await page
      .locator('odr-choice-panel li button')
      .nth(digit - 1)
      .waitFor();
    await page.keyboard.press(String(digit));
  }

  it('lets a moderator clear the five by keyboard alone, four approved and one rejected', async () => {
    await keyboardSignIn(page, moderator);
    await page.goto(`${RunningSystem.get().url}/moderation/pending`);

    const decided = new Set<string>();
    while (decided.size < PHOTOS.length) {
      const name = await nextCase(decided);
      if (!isPhoto(name)) {
        await page.keyboard.press('s');
        await answer(5);
        continue;
      }
      await page.keyboard.press('Space');
      await page.keyboard.press(name.startsWith(REJECTED) ? 'r' : 'a');
      // A verdict against it names the policy that it rests on: the first that the queue recommends.
      if (name.startsWith(REJECTED)) await answer(1);
      decided.add(name);
    }

    const statuses = await until(
      'all five are decided',
      async () => {
        const photos = await photosSeenBy(moderator);
        const found = [...photos].map(([photo, { status }]) => [photo, status] as const);
        return found.every(([, status]) => status !== 'pending') && found;
      },
      30_000,
    );
    expect(Object.fromEntries(statuses)).toEqual(
      Object.fromEntries(PHOTOS.map((photo) => [photo, photo === REJECTED ? 'unavailable' : 'available'])),
    );
  }, 180_000);

  it('shows four of them to strangers', async () => {
    const seen = await photosSeenBy(Actor.anonymous());

    expect([...seen.keys()]).toEqual(PHOTOS.filter((photo) => photo !== REJECTED));
  });
};

const isPhoto = (name = ''): boolean => PHOTOS.some((photo) => name.startsWith(photo));

/** Turns down what other tests left in the queue, and gives the five back. */
async function clearOthers({ client }: Actor): Promise<void> {
  const claim = { client, path: { name: 'pending' }, body: { count: 50, leaseSeconds: 60 } };
  const kept: string[] = [];
  for (let items = (await ok(moderationClaimItems(claim))).items; items.length > 0;) {
    for (const { id, subject, leaseToken } of items) {
      if (isPhoto(subject?.name)) kept.push(id);
      else {
        const body = { itemIds: [id], leaseTokens: { [id]: leaseToken ?? 0 }, action: 'reject' as const };
        await ok(moderationDecide({ client, body }));
      }
    }
    items = (await ok(moderationClaimItems(claim))).items.filter(({ id }) => !kept.includes(id));
  }
  for (const id of kept) await ok(moderationReleaseItem({ client, path: { id }, body: {} }));
}

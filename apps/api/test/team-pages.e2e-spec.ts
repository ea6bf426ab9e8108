import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { contentGet, teamCreate, teamInvitationMake, teamMemberAdd } from '@odr/sdk';
import type { Browser, Page } from 'playwright-core';
import { Actor } from './support/actor.js';
import { ok } from './support/answers.js';
import { violationsOn } from './support/axe.js';
import { launchBrowser } from './support/browser.js';
import { keyboardSignIn } from './support/console.js';
import { aPicture } from './support/pictures.js';
import { RunningSystem } from './support/running-system.js';

/** Looked at by people after a run; one file per page and scheme. */
const SCREENSHOTS = join(import.meta.dirname, '../../../dist/screenshots');

/** A team of an owner, a contributor and a viewer, who look at its pages; in the end the owner deletes it. */
describe('a team in the console', () => {
  const { url } = RunningSystem.get();
  let browser: Browser;
  let owner: Actor;
  let contributor: Actor;
  let viewer: Actor;
  let invited: Actor;
  let team: string;
  let picture: string;
  let token: string;

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    [browser, owner, contributor, viewer, invited] = await Promise.all([
      launchBrowser(),
      Actor.contributor('Olga Owner'),
      Actor.contributor('Carl Contributor'),
      Actor.newcomer('Vera Viewer'),
      Actor.newcomer('Ina Invited'),
    ]);
    const name = `Cairn builders ${owner.id.slice(-6)}`;
    team = (await ok(teamCreate({ client: owner.client, body: { name } }))).id;
    await enters(contributor, 'contributor');
    await enters(viewer, 'viewer');
    // The processes remember for a moment which teams somebody is in.
    contributor = await Actor.signIn(contributor.email, contributor.password);
    picture = (await contributor.contribute(await aPicture(), 'cairn.jpg', { teamId: team })).id;
    const body = { email: invited.email, role: 'viewer' } as const;
    token = (await ok(teamInvitationMake({ client: owner.client, path: { id: team }, body }))).token;
  }, 120_000);
  afterAll(() => browser.close());

  const enters = ({ id: userId }: Actor, role: 'contributor' | 'viewer') =>
    ok(teamMemberAdd({ client: owner.client, path: { id: team }, body: { userId, role } }));

  const visit = async (who: Actor, scheme: 'light' | 'dark'): Promise<Page> => {
    const context = await browser.newContext({
      colorScheme: scheme,
      viewport: { width: 1360, height: 1100 },
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await keyboardSignIn(page, who);
    return page;
  };
  const look = async (page: Page, path: string, name: string): Promise<void> => {
    await page.goto(url + path);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });

    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect({ path, violations: await violationsOn(page) }).toEqual({ path, violations: [] });
  };

  it.each(['light', 'dark'] as const)(
    'is shown to its owner in %s, accessibly',
    async (scheme) => {
      const page = await visit(owner, scheme);
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));

      for (const part of ['overview', 'contents', 'members', 'invitations', 'settings']) {
        await look(page, `/teams/${team}/${part}`, `team-${part}-${scheme}`);
      }
      await page.getByRole('button', { name: 'Delete…' }).click();
      await page.getByRole('radio').first().waitFor();
      await page.screenshot({ path: join(SCREENSHOTS, `team-delete-${scheme}.png`) });
      expect(await violationsOn(page)).toEqual([]);
      expect(errors).toEqual([]);
      await page.context().close();
    },
    90_000,
  );

  it('shows its charts to the keyboard, and as tables', async () => {
    const page = await visit(owner, 'light');
    await page.goto(`${url}/teams/${team}`);
    const chart = page.getByRole('group', { name: /^Content by status/ });
    await chart.locator('svg').waitFor();
    await chart.focus();
    await page.keyboard.press('ArrowRight');

    await page.getByText('Waiting for review: 1', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Table of Who contributed most' }).press('Enter');
    await page.getByRole('rowheader', { name: 'Carl Contributor' }).waitFor();
    expect(await page.getByRole('cell', { name: '1', exact: true }).count()).toBe(1);
    await page.context().close();
  }, 60_000);

  it('shows a viewer how it is doing, and nothing to change', async () => {
    const page = await visit(viewer, 'light');
    await look(page, `/teams/${team}/members`, 'team-viewer-light');

    expect(await page.getByRole('main').getByRole('combobox').count()).toBe(0);
    expect(await page.getByRole('tab', { name: 'Invitations' }).count()).toBe(0);
    await page.getByRole('tab', { name: 'Overview' }).click();
    await page.getByRole('link', { name: 'cairn.jpg' }).waitFor();
    await page.context().close();
  }, 60_000);

  it('asks the invited person, and tells others nothing', async () => {
    const page = await visit(invited, 'light');
    await look(page, `/invitations/${token}`, 'invitation-light');
    await page.getByRole('heading', { name: /^Join “Cairn builders/ }).waitFor();

    const other = await visit(viewer, 'dark');
    await look(other, `/invitations/${token}`, 'invitation-of-another-dark');
    await other.getByText('There is no such invitation for you').waitFor();
    expect(await other.getByText('Cairn builders').count()).toBe(0);
    await Promise.all([page.context().close(), other.context().close()]);
  }, 60_000);

  it('is deleted once its owner has said where the content goes, which is not lost', async () => {
    const page = await visit(owner, 'light');
    await page.goto(`${url}/teams/${team}/settings`);
    await page.getByRole('button', { name: 'Delete…' }).click();
    await page.getByText('It holds 1 item (1 waiting for review).').waitFor();
    const confirm = page.getByRole('button', { name: 'Delete', exact: true });
    expect(await confirm.isDisabled()).toBe(true);
    await page.getByRole('radio', { name: /^Back to whoever brought each item/ }).check();
    await confirm.click();

    await page.waitForURL(`${url}/teams`);
    const content = await ok(contentGet({ client: contributor.client, path: { id: picture } }));
    expect(content.teamId).toBeNull();
    const hidden = await contentGet({ client: owner.client, path: { id: picture } });
    expect(hidden.response?.status).toBe(404);
    await page.context().close();
  }, 60_000);
});

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  annotationCreate,
  annotationList,
  annotationSourceList,
  assignmentNext,
  assignmentSubmit,
  campaignList,
  contentSetAdd,
  contentSetCreate,
  teamCreate,
  teamMemberAdd,
  type AssignmentResponse,
} from '@odr/sdk';
import type { Browser, Page } from 'playwright-core';
import { Actor } from './support/actor.js';
import { ok } from './support/answers.js';
import { violationsOn } from './support/axe.js';
import { launchBrowser } from './support/browser.js';
import { keyboardSignIn } from './support/console.js';
import { aPicture } from './support/pictures.js';
import { RunningSystem } from './support/running-system.js';

/** Looked at by people after a run. */
const SCREENSHOTS = join(import.meta.dirname, '../../../dist/screenshots');

/** Two people annotate two pictures of their team without seeing each other's answers; then one rates the other's. */
describe('a campaign in the console', () => {
  const { url } = RunningSystem.get();
  let browser: Browser;
  let page: Page;
  let lead: Actor;
  let ann: Actor;
  let captions: string;
  let pictures: readonly string[];
  let name: string;

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    [browser, lead, ann] = await Promise.all([
      launchBrowser(),
      Actor.contributor('Lena Lead'),
      Actor.contributor('Ann Annotator'),
    ]);
    name = `Cows ${lead.id.slice(-6)}`;
    const teamId = (await ok(teamCreate({ client: lead.client, body: { name: `Herders ${lead.id.slice(-6)}` } }))).id;
    const member = { userId: ann.id, role: 'contributor' } as const;
    await ok(teamMemberAdd({ client: lead.client, path: { id: teamId }, body: member }));
    // The processes remember for a moment which teams somebody is in.
    [lead, ann] = (await Promise.all([lead, ann].map(({ email, password }) => Actor.signIn(email, password)))) as [
      Actor,
      Actor,
    ];
    const small = { width: 240, height: 180 };
    const kept = await Promise.all(
      [1, 2].map(async (n) => lead.contribute(await aPicture(small), `cow-${n}.jpg`, { teamId })),
    );
    pictures = kept.map(({ id }) => id);
    const set = await ok(contentSetCreate({ client: lead.client, body: { name } }));
    await ok(contentSetAdd({ client: lead.client, path: { id: set.id }, body: { contentIds: [...pictures] } }));
    const { items } = await ok(annotationSourceList({ client: lead.client, query: { limit: 100 } }));
    captions = items.find((source) => source.name === 'caption')?.id ?? '';
    page = await (
      await browser.newContext({ viewport: { width: 1360, height: 1100 }, reducedMotion: 'reduce' })
    ).newPage();
    page.setDefaultTimeout(20_000);
    await keyboardSignIn(page, lead);
  }, 120_000);
  afterAll(() => browser?.close());

  const campaignId = (): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const next = async (who: Actor): Promise<AssignmentResponse> => {
    const { assignment } = await ok(assignmentNext({ client: who.client, path: { id: campaignId() } }));
    if (!assignment) throw new Error('There is nothing to annotate.');
    return assignment;
  };
  const annotate = async (who: Actor, caption: string): Promise<string> => {
    const { id, contentId } = await next(who);
    const body = { sourceIds: [captions], annotation: { caption } };
    const made = await ok(annotationCreate({ client: who.client, path: { id: contentId }, body }));
    await ok(assignmentSubmit({ client: who.client, path: { id }, body: {} }));
    return made.id;
  };
  const look = async (as: string): Promise<void> => {
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.screenshot({ path: join(SCREENSHOTS, `${as}-${scheme}.png`), fullPage: true, animations: 'disabled' });
      expect({ as, scheme, violations: await violationsOn(page) }).toEqual({ as, scheme, violations: [] });
    }
  };

  it('is prepared with a word on how much work it is, and started', async () => {
    await page.goto(`${url}/campaigns/new`);
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel('Guideline').fill('One sentence. Say what the cows do.');
    await page.getByLabel('caption', { exact: true }).check();
    await page.getByLabel('Set', { exact: true }).selectOption({ label: name });
    await page.getByLabel('Status', { exact: true }).selectOption({ label: 'Any' });
    await page.getByLabel('Team', { exact: true }).selectOption({ label: `Herders ${lead.id.slice(-6)}` });
    // Two people cannot disagree among three.
    await page.getByText('Fewer people may annotate than every item needs.').waitFor();
    await page.getByLabel('Where they disagree, up to').fill('2');
    await page.getByText('4 annotated items').waitFor();
    await page.getByText('about 2 for each of 2 people').waitFor();
    await look('campaign-prepared');

    await page.getByRole('button', { name: 'Prepare the campaign' }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByText('Nobody has had an item yet').waitFor();
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page.getByRole('link', { name: 'Start annotating' }).waitFor();

    const { items } = await ok(campaignList({ client: ann.client }));
    expect(items.find(({ id }) => id === campaignId())).toMatchObject({
      state: 'running',
      takesPart: true,
      mayManage: false,
    });
  }, 60_000);

  it('keeps what people say to themselves until an item is finished', async () => {
    await annotate(ann, 'A cow looks at the sea.');
    const { contentId } = await next(lead);
    const others = await ok(annotationList({ client: lead.client, path: { id: contentId } }));
    expect(others.items).toEqual([]);

    await annotate(lead, 'A cow stands by the water.');
    await page.reload();
    await page.getByText('1 of 2', { exact: true }).first().waitFor();
    await page.getByRole('cell', { name: 'Ann Annotator' }).waitFor();
    await look('campaign-running');

    const said = await ok(annotationList({ client: lead.client, path: { id: contentId } }));
    expect(said.items.map(({ userId }) => userId).toSorted()).toEqual([ann.id, lead.id].toSorted());
  }, 60_000);

  it('is paused and goes on', async () => {
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Paused').waitFor();
    expect(await page.getByRole('link', { name: 'Start annotating' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('link', { name: 'Start annotating' }).waitFor();
  }, 30_000);

  it('ends with its last item, and what was said can be rated by keyboard', async () => {
    const id = await annotate(ann, 'Two cows.');
    await annotate(lead, 'Two cows on a hill.');
    await page.reload();
    await page.getByText('Finished', { exact: true }).first().waitFor();

    await page.goto(`${url}/annotations/${id}/history`);
    const group = page.getByRole('group', { name: 'How good is this annotation?' });
    await group.getByRole('radio', { name: '5' }).focus();
    await page.keyboard.press('8');
    await page.getByText('Mean 8.0 of 1 rating').waitFor();
    expect(await group.getByRole('radio', { name: '8' }).isChecked()).toBe(true);
    await look('annotation-rated');

    await page.keyboard.press('Backspace');
    await page.getByText('Mean 8.0').waitFor({ state: 'detached' });
  }, 60_000);
});

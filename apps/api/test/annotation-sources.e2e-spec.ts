import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  annotationCreate,
  annotationSourceCreate,
  annotationSourceUpdate,
  annotationUpdate,
  revalidationCheck,
  revalidationInvalid,
  revalidationRead,
  revalidationStart,
  type AnnotationResponse,
  type AnnotationSourceResponse,
} from '@odr/sdk';
import type { Browser, Page } from 'playwright-core';
import { Actor } from './support/actor.js';
import { ok, refused } from './support/answers.js';
import { violationsOn } from './support/axe.js';
import { launchBrowser } from './support/browser.js';
import { keyboardSignIn } from './support/console.js';
import { publish } from './support/furnished.js';
import { aPicture } from './support/pictures.js';
import { RunningSystem } from './support/running-system.js';
import { until } from './support/waiting.js';

/** Looked at by people after a run; one file per scheme. */
const SCREENSHOTS = join(import.meta.dirname, '../../../dist/screenshots');

const LOOSE = { type: 'object', required: ['mood'], properties: { mood: { type: 'string' } } };
const STRICT = { ...LOOSE, properties: { mood: { enum: ['calm', 'wild'] } } };

/** A source asks for more than it did when people annotated with it. */
describe('another schema for what is annotated already', () => {
  const { url } = RunningSystem.get();
  let browser: Browser;
  let carla: Actor;
  let source: AnnotationSourceResponse;
  let annotations: AnnotationResponse[];

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    const moderator = Actor.moderator();
    [browser, carla] = await Promise.all([launchBrowser(), Actor.contributor()]);
    const { id } = await carla.contribute(await aPicture(), 'moody.jpg');
    await publish(await moderator, [id]);
    const about = { name: `Moods ${randomUUID()}`, type: 'other' as const, license: 'CC0-1.0' };
    source = await ok(annotationSourceCreate({ client: carla.client, body: { ...about, annotationSchema: LOOSE } }));
    annotations = [];
    for (const mood of ['calm', 'angry', 'sad'])
      annotations.push(
        await ok(
          annotationCreate({
            client: carla.client,
            path: { id },
            body: { sourceIds: [source.id], annotation: { mood } },
          }),
        ),
      );
  }, 120_000);
  afterAll(() => browser.close());

  const path = () => ({ id: source.id });
  const invalid = async (): Promise<string[]> =>
    (await ok(revalidationInvalid({ client: carla.client, path: path() }))).items.map(
      ({ annotationId }) => annotationId,
    );
  const visit = async (scheme: 'light' | 'dark'): Promise<Page> => {
    const context = await browser.newContext({
      colorScheme: scheme,
      viewport: { width: 1440, height: 1000 },
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await keyboardSignIn(page, carla);
    await page.goto(`${url}/annotation-sources/${source.id}`);
    await page.getByRole('heading', { level: 1, name: source.name }).waitFor();
    return page;
  };

  it('is tried first, which changes nothing', async () => {
    const body = { annotationSchema: STRICT };
    const trial = await ok(revalidationCheck({ client: carla.client, path: path(), body }));

    expect(trial).toMatchObject({
      total: 3,
      valid: 1,
      invalid: 2,
      isExact: true,
      rules: [{ path: '/mood', code: 'enum', count: 2 }],
      changes: [{ path: '/mood', kind: 'narrowed', mayBreak: true }],
    });
    expect(await invalid()).toEqual([]);
  });

  it('finds in the background what it refuses, lists it, and lets it be mended', async () => {
    const body = { annotationSchema: STRICT, schemaNote: 'Two moods are enough.' };
    const headers = { 'If-Match': `"${source.version}"` };
    await ok(annotationSourceUpdate({ client: carla.client, path: path(), body, headers }));

    const { id } = await ok(revalidationStart({ client: carla.client, path: path() }));
    const run = await until('all are looked at', async () => {
      const now = await ok(revalidationRead({ client: carla.client, path: { id } }));
      return now.state === 'done' && now;
    });

    expect(run).toMatchObject({ schemaVersion: 2, checked: 3, valid: 1, invalid: 2 });
    const [, angry, sad] = annotations;
    expect((await invalid()).sort()).toEqual([angry?.id, sad?.id].sort());

    const mend = (mood: string) =>
      annotationUpdate({ client: carla.client, path: { id: angry?.id ?? '' }, body: { annotation: { mood } } });
    expect(await refused(mend('furious'))).toMatchObject({
      status: 422,
      errors: [{ path: '/annotation/mood', code: 'enum' }],
    });
    await ok(mend('wild'));
    expect(await invalid()).toEqual([sad?.id]);
  }, 60_000);

  it('is told in the console: what changed, how far it is, what is to be mended', async () => {
    for (const scheme of ['dark', 'light'] as const) {
      const page = await visit(scheme);
      await page.getByRole('heading', { name: '1 to mend' }).waitFor();
      await page.getByText('Schema v2: 1 satisfy it, 2 do not.').waitFor();
      await page.getByRole('button', { name: 'What changed version 2' }).press('Enter');
      const changes = page.getByRole('list', { name: 'What version 2 changed against version 1' });
      await changes.getByText('may only be "calm", "wild"').waitFor();
      expect(await changes.getByText('may break annotations').count()).toBe(1);
      await page.getByText('As JSON Patch').press('Enter');
      await page.getByText('"path": "/properties/mood/type"').waitFor();
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: join(SCREENSHOTS, `annotation-source-changes-${scheme}.png`), fullPage: true });
      expect(await violationsOn(page)).toEqual([]);
      if (scheme === 'light') {
        await page.getByRole('link', { name: 'moody.jpg' }).press('Enter');
        await page.waitForURL('**/contents/*');
      }
      await page.context().close();
    }
  }, 60_000);
});

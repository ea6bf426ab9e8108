import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  annotationList,
  contentGet,
  importGet,
  importItems,
  importMappingCreate,
  importPreview,
  importStart,
  importUpdate,
  type ImportPreviewResponse,
  type ImportResponse,
} from '@odr/sdk';
import { parquetWriteBuffer } from 'hyparquet-writer';
import yazl from 'yazl';
import type { Browser, Page } from 'playwright-core';
import { Actor } from './support/actor.js';
import { ok, refused } from './support/answers.js';
import { violationsOn } from './support/axe.js';
import { launchBrowser } from './support/browser.js';
import { keyboardSignIn } from './support/console.js';
import { describeWithFixtures, fixture } from './support/fixtures.js';
import { aPicture } from './support/pictures.js';
import { RunningSystem } from './support/running-system.js';
import { until } from './support/waiting.js';

let ada: Actor;
beforeAll(async () => {
  ada = await Actor.contributor('Ada Archivist');
});

const small = (): Promise<Buffer> => aPicture({ width: 96, height: 72 });

/** Four rows: pictures in cells, one of them missing; a licence that nobody can tell; where it was taken. */
async function parquet(): Promise<Buffer> {
  const jpg = [await small(), await small(), await small(), null];
  const license = ['CC0-1.0', 'CC-BY-4.0', 'see below', 'CC0-1.0'];
  const row = <T>(of: (at: number) => T): T[] => jpg.map((_, at) => of(at));
  return Buffer.from(
    parquetWriteBuffer({
      rowGroupSize: 2,
      columnData: [
        { name: 'key', data: row((at) => at), type: 'INT32' },
        { name: 'jpg', data: jpg, type: 'BYTE_ARRAY', nullable: true },
        { name: 'heading', data: row((at) => `Chilly+game+${at}`), type: 'STRING' },
        { name: 'license', data: license, type: 'STRING' },
        { name: 'caption', data: row((at) => `Soft shapes, number ${at}`), type: 'STRING' },
        { name: 'latitude', data: row((at) => 51.5 + at), type: 'DOUBLE' },
      ],
    }),
  );
}

async function made(kind: string, file: Buffer, wish: object = {}): Promise<string> {
  const form = new FormData();
  form.append('metadata', JSON.stringify({ kind, ...wish }));
  form.append('file', new Blob([new Uint8Array(file)]), `table.${kind}`);
  const headers = { authorization: `Bearer ${ada.accessToken}` };
  const answer = await fetch(`${RunningSystem.get().url}/api/v1/imports`, { method: 'POST', body: form, headers });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as ImportResponse).id;
}

const draft = (kind: string, file: Buffer): Promise<string> => made(kind, file, { draft: true });

const finished = (id: string): Promise<ImportResponse> =>
  until(`import ${id} is done`, async () => {
    const found = await ok(importGet({ client: ada.client, path: { id } }));
    return found.state === 'done' && found;
  });

async function started(id: string): Promise<ImportResponse> {
  await ok(importStart({ client: ada.client, path: { id } }));
  return finished(id);
}

const preview = (id: string, body: object = {}): Promise<ImportPreviewResponse> =>
  ok(importPreview({ client: ada.client, path: { id }, body }));

const itemsOf = async (id: string) => (await ok(importItems({ client: ada.client, path: { id } }))).items;

const wordsOf = async (id = '') =>
  (await ok(annotationList({ client: ada.client, path: { id } }))).items.map(({ annotation }) => annotation);

const rolesIn = ({ columns }: ImportPreviewResponse): Record<string, string> =>
  Object.fromEntries(columns.map(({ name, role }) => [name, role]));

describe('a Parquet table with pictures in it', () => {
  let file: Buffer;
  let first: string;
  const mapping = {
    key: { role: 'id' },
    jpg: { role: 'image' },
    heading: { role: 'name', isUrlEncoded: true },
    license: { role: 'license' },
    caption: { role: 'caption' },
    latitude: { role: 'location' },
  } as const;
  beforeAll(async () => {
    file = await parquet();
    first = await draft('parquet', file);
  });

  it('is shown as it would come in, before anything does', async () => {
    const shown = await preview(first, { thumbnails: true });

    expect(shown).toMatchObject({ format: 'parquet', rowCount: 4, sampled: 4, isGraphcap: false, savedMappings: [] });
    expect(rolesIn(shown)).toEqual({
      key: 'id',
      jpg: 'image',
      heading: 'ignore',
      license: 'license',
      caption: 'caption',
      latitude: 'location',
    });
    expect(shown.rows[1]).toMatchObject({
      license: 'CC-BY-4.0',
      captions: [{ field: 'caption', text: 'Soft shapes, number 1' }],
      pictureFrom: 'cell',
      dropped: ['latitude'],
      thumbnail: expect.stringMatching(/^data:image\/webp;base64,/),
    });
    expect(shown.warnings.map(({ code }) => code)).toEqual(['license_missing', 'location_dropped']);
    expect((await ok(importGet({ client: ada.client, path: { id: first } }))).progress.total).toBe(0);
  });

  it('can be tried with another mapping, which changes nothing', async () => {
    const shown = await preview(first, { mapping });
    expect(shown.rows[0]).toMatchObject({ name: 'Chilly game 0' });
    expect(rolesIn(await preview(first))).toMatchObject({ heading: 'ignore' });
  });

  it('comes in as its mapping says, with its words as annotations and without its places', async () => {
    await ok(importUpdate({ client: ada.client, path: { id: first }, body: { mapping } }));
    expect((await started(first)).counts).toMatchObject({ created: 3, duplicate: 0, failed: 1, skipped: 0 });

    const items = await itemsOf(first);
    expect(items.map(({ key, error }) => [key, error?.code])).toEqual([
      ['0', undefined],
      ['1', undefined],
      ['2', undefined],
      ['3', 'import.picture_missing'],
    ]);
    const contents = await Promise.all(
      items.slice(0, 3).map(({ contentId }) => ok(contentGet({ client: ada.client, path: { id: contentId ?? '' } }))),
    );
    expect(contents.map(({ name, license }) => [name, license])).toEqual([
      ['Chilly game 0', 'CC0-1.0'],
      ['Chilly game 1', 'CC-BY-4.0'],
      ['Chilly game 2', null],
    ]);
    expect(JSON.stringify(contents)).not.toContain('51.5');
    expect(await wordsOf(items[1]?.contentId ?? '')).toEqual([
      expect.objectContaining({ caption: 'Soft shapes, number 1' }),
    ]);
  });

  it('adds nothing the second time, neither pictures nor words', async () => {
    const again = await made('parquet', file, { mapping });
    expect((await finished(again)).counts).toMatchObject({ created: 0, duplicate: 3, failed: 1 });
    const [item] = await itemsOf(again);
    expect(await wordsOf(item?.contentId ?? '')).toHaveLength(1);
  });

  it('is read as a kept mapping says, in the preview and without one', async () => {
    const body = { name: `Chilly ${randomUUID()}`, mapping: { ...mapping, caption: { role: 'altText' as const } } };
    await ok(importMappingCreate({ client: ada.client, body }));
    const next = await draft('parquet', await parquet());

    const shown = await preview(next);
    expect(shown.savedMappings).toMatchObject([{ name: body.name }]);
    expect(rolesIn(shown)).toMatchObject({ heading: 'name', caption: 'altText' });
    expect(rolesIn(await preview(next, { mapping: {} }))).toMatchObject({ heading: 'ignore', caption: 'caption' });

    await started(next);
    const [item] = await itemsOf(next);
    expect(await ok(contentGet({ client: ada.client, path: { id: item?.contentId ?? '' } }))).toMatchObject({
      name: 'Chilly game 0',
      altText: 'Soft shapes, number 0',
    });
  });

  it.each([
    ['a role that is none', { jpg: { role: 'painting' } }],
    ['no uses', { jpg: 'image' }],
    ['more than is known', { jpg: { role: 'image', sure: true } }],
  ])('is not given a mapping of %s', async (_what, wrong) => {
    const id = await draft('parquet', file);
    const answer = refused(importUpdate({ client: ada.client, path: { id }, body: { mapping: wrong as never } }));
    expect(await answer).toMatchObject({ status: 400, code: 'request.invalid', errors: [{ path: 'mapping' }] });
  });
});

it('takes pictures out of the data addresses of JSON lines, and loses only the bad ones', async () => {
  const address = async (): Promise<string> => `data:image/jpeg;base64,${(await small()).toString('base64')}`;
  const lines = [
    JSON.stringify({ image: await address(), caption: 'A calf.' }),
    '{"image":',
    JSON.stringify({ image: await address(), caption: 'A hill.' }),
  ];
  const id = await draft('jsonl', Buffer.from(lines.join('\n')));
  expect((await preview(id)).warnings.map(({ code }) => code)).toEqual(['license_missing', 'rows_unreadable']);

  expect((await started(id)).counts).toMatchObject({ created: 2, failed: 1 });
  const items = await itemsOf(id);
  expect(items.map(({ error }) => error?.code)).toEqual([undefined, 'import.broken_row', undefined]);
  expect(await wordsOf(items[2]?.contentId ?? '')).toEqual([expect.objectContaining({ caption: 'A hill.' })]);
});

describeWithFixtures('captions of graphcap', () => {
  /** Under names that begin so: other test files bring in the pictures themselves, and look for them by their names. */
  const linesOf = (mark: string): string =>
    fixture('omi', 'output.jsonl')
      .toString()
      .replaceAll(/[^/"]+\.jpg"/g, (name) => `${mark}-${name}`);

  it('go to the pictures of their names, once', async () => {
    const mark = randomUUID();
    const lines = linesOf(mark);
    const owl = await ada.contribute(await small(), `${mark}-ural-owl-6676441_640.jpg`);

    const id = await draft('jsonl', Buffer.from(lines));
    expect(await preview(id)).toMatchObject({ isGraphcap: true, warnings: [] });
    expect((await started(id)).counts).toMatchObject({ created: 0, duplicate: 1 });
    expect(await wordsOf(owl.id)).toEqual([expect.objectContaining({ config_name: 'graphcap' })]);
    const missing = (await itemsOf(id)).filter(({ state }) => state === 'failed');
    expect(new Set(missing.map(({ error }) => error?.code))).toEqual(new Set(['import.picture_missing']));

    await finished(await made('jsonl', Buffer.from(lines)));
    expect(await wordsOf(owl.id)).toHaveLength(1);
  });

  it('go to the pictures that lie beside them in an archive', async () => {
    const [zip, mark] = [new yazl.ZipFile(), randomUUID()];
    zip.addBuffer(Buffer.from(linesOf(mark)), 'set/output.jsonl');
    zip.addBuffer(await small(), `set/${mark}-ural-owl-6676441_640.jpg`);
    zip.end();
    const chunks: Buffer[] = [];
    for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);

    const id = await made('archive', Buffer.concat(chunks));
    // The other six lines are about pictures that do not lie there, and say so.
    expect((await finished(id)).counts).toMatchObject({ created: 1, failed: 0, skipped: 6 });
    const items = await itemsOf(id);
    const item = items.find(({ state }) => state === 'done');
    expect(items.filter(({ error }) => error?.code === 'import.no_such_picture')).toHaveLength(6);
    expect(await wordsOf(item?.contentId ?? '')).toEqual([expect.objectContaining({ config_name: 'graphcap' })]);
  });
});

describe('the columns in the console', () => {
  /** Looked at by people after a run. */
  const screenshots = join(import.meta.dirname, '../../../dist/screenshots');
  let browser: Browser;
  beforeAll(async () => {
    mkdirSync(screenshots, { recursive: true });
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  /** A page of somebody who has signed in, with what goes wrong on it. */
  async function pageOf(actor: Actor, colorScheme: 'light' | 'dark'): Promise<{ page: Page; errors: string[] }> {
    const viewport = { width: 1360, height: 1800 };
    const page = await browser.newPage({ colorScheme, viewport, reducedMotion: 'reduce' });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await keyboardSignIn(page, actor);
    return { page, errors };
  }

  async function look(page: Page, scheme: string): Promise<void> {
    await page.getByRole('button', { name: 'Start the import', disabled: false }).waitFor();
    await page.screenshot({ path: join(screenshots, `import-mapping-${scheme}.png`) });
    expect(await violationsOn(page)).toEqual([]);
  }

  it('are settled, kept and started, accessibly', async () => {
    const { page, errors } = await pageOf(await Actor.contributor('Grace Gatherer'), 'light');
    await page.goto(`${RunningSystem.get().url}/imports/new`);
    const [buffer, mimeType] = [await parquet(), 'application/octet-stream'];
    await page.locator('main input[type=file]').setInputFiles({ name: 'chilly.parquet', mimeType, buffer });
    await page.getByRole('button', { name: 'Go on to the columns' }).click();

    await page.getByRole('heading', { level: 1, name: 'What the columns mean' }).waitFor();
    const heading = page.getByLabel('Meaning of heading');
    expect(await heading.inputValue({ timeout: 20_000 })).toBe('ignore');
    await heading.selectOption('name');
    const decode = page.getByRole('row', { name: /^heading/ }).getByRole('checkbox', { name: /^Decode text/ });
    await decode.check();
    await page.getByRole('cell', { name: /^Chilly game 0/ }).waitFor();
    await page.getByLabel('Keep this mapping as').fill('Chilly tables');
    await page.getByRole('button', { name: 'Save mapping' }).click();
    const kept = page.getByLabel('Saved mapping');
    await kept.waitFor();
    expect(await kept.locator('option:checked').textContent()).toBe('Chilly tables');
    await look(page, 'light');

    await page.getByRole('button', { name: 'Start the import' }).click();
    await page.getByRole('heading', { level: 1, name: 'chilly.parquet' }).waitFor();
    expect(errors).toEqual([]);
    await page.close();
  });

  it('are shown in the dark too', async () => {
    const { page, errors } = await pageOf(ada, 'dark');
    await page.goto(`${RunningSystem.get().url}/imports/${await draft('parquet', await parquet())}/mapping`);
    await page.getByLabel('Meaning of heading').waitFor({ timeout: 20_000 });
    await look(page, 'dark');
    expect(errors).toEqual([]);
    await page.close();
  });
});

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { contentGet, importFailures, importGet, importItems, type Client, type ImportResponse } from '@odr/sdk';
import type { Browser } from 'playwright-core';
import yazl from 'yazl';
import { Actor } from './support/actor.js';
import { ok } from './support/answers.js';
import { launchBrowser } from './support/browser.js';
import { keyboardSignIn } from './support/console.js';
import { aPicture, aTruncatedJpeg } from './support/pictures.js';
import { RunningSystem } from './support/running-system.js';
import { until } from './support/waiting.js';

type Files = Readonly<Record<string, Buffer | string>>;

const small = (): Promise<Buffer> => aPicture({ width: 96, height: 72 });

async function zipOf(files: Files): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, data] of Object.entries(files)) zip.addBuffer(Buffer.from(data), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** By the tar of this machine: another hand than the one that reads it. */
async function tarOf(files: Files): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'odr-imports-'));
  try {
    for (const [name, data] of Object.entries(files)) await writeFile(join(folder, name), data);
    const given = ['-cz', '-C', folder, '--sort=name', ...Object.keys(files)];
    return (await promisify(execFile)('tar', given, { encoding: 'buffer', maxBuffer: 1e8 })).stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('importing', () => {
  let ada: Actor;
  beforeAll(async () => {
    ada = await Actor.contributor('Ada Archivist');
  });

  async function begin(archive: Buffer, metadata: object = {}): Promise<string> {
    const form = new FormData();
    form.append('metadata', JSON.stringify({ kind: 'archive', defaults: { license: 'CC0-1.0' }, ...metadata }));
    form.append('file', new Blob([new Uint8Array(archive)]), 'cows.zip');
    const headers = { authorization: `Bearer ${ada.accessToken}` };
    const answer = await fetch(`${RunningSystem.get().url}/api/v1/imports`, { method: 'POST', body: form, headers });
    const body = (await answer.json()) as ImportResponse;
    expect({ status: answer.status, location: answer.headers.get('location') }).toEqual({
      status: 201,
      location: `/api/v1/imports/${body.id}`,
    });
    return body.id;
  }

  const finished = (id: string): Promise<ImportResponse> =>
    until(`import ${id} is done`, async () => {
      const found = await ok(importGet({ client: ada.client, path: { id } }));
      return found.state === 'done' && found;
    });

  const itemsOf = async (client: Client, id: string) => (await ok(importItems({ client, path: { id } }))).items;

  it('takes in a zip, says of each entry what became of it, and adds nothing the second time', async () => {
    const [cow, hill] = [await small(), await small()];
    const archive = await zipOf({
      'cows/cow.jpg': cow,
      'hill.jpg': hill,
      'again/cow.jpg': cow,
      'cut.jpg': await aTruncatedJpeg(),
      'text.jpg': 'not a picture',
      'more.zip': 'PK',
      '__MACOSX/._cow.jpg': 'fork',
    });

    const id = await begin(archive, { name: 'Cows' });
    expect(await finished(id)).toMatchObject({
      name: 'Cows',
      progress: { done: 7, total: 7 },
      counts: { created: 2, duplicate: 1, failed: 2, skipped: 2 },
      processing: 0,
      isListed: true,
    });
    const items = await itemsOf(ada.client, id);
    // Several come in at once: which of two alike is the first, nobody knows.
    const [first, , second] = items;
    expect([first?.state, second?.state].sort()).toEqual(['done', 'duplicate']);
    expect(items.map(({ key, error, contentId }) => [key, error?.code ?? contentId])).toEqual([
      ['cows/cow.jpg', first?.contentId],
      ['hill.jpg', expect.any(String)],
      ['again/cow.jpg', first?.contentId],
      ['cut.jpg', 'content.truncated'],
      ['text.jpg', 'content.unsupported_format'],
      ['more.zip', 'import.nested_archive'],
      ['__MACOSX/._cow.jpg', 'import.hidden_file'],
    ]);
    const { items: causes } = await ok(importFailures({ client: ada.client, path: { id } }));
    expect(causes.map(({ code, count, retriable }) => [code, count, retriable])).toContainEqual([
      'content.truncated',
      1,
      0,
    ]);

    const again = await finished(await begin(archive));
    expect(again.counts).toMatchObject({ created: 0, duplicate: 4 });
  });

  it('gives the pictures of a WebDataset shard and of an ImageFolder what is said beside them', async () => {
    const shard = await tarOf({
      '000000000.jpg': await small(),
      '000000000.json': '{"url":"https://example.org/0.jpg","license":"CC-BY-4.0"}',
      '000000001.jpg': await small(),
      '000000001.txt': 'a hill',
    });
    const folder = await zipOf({
      'train/a.png': await aPicture({ width: 96, height: 72, format: 'png' }),
      'train/metadata.csv': 'file_name,license,title\na.png,CC-BY-SA-4.0,A calf\n',
    });

    const [fromShard, fromFolder] = await Promise.all([begin(shard), begin(folder)]);
    expect((await finished(fromShard)).counts).toMatchObject({ created: 2, failed: 0, skipped: 0 });
    expect((await finished(fromFolder)).counts).toMatchObject({ created: 1, failed: 0, skipped: 0 });

    const licenses = await Promise.all(
      [...(await itemsOf(ada.client, fromShard)), ...(await itemsOf(ada.client, fromFolder))].map(
        async ({ contentId }) => (await ok(contentGet({ client: ada.client, path: { id: contentId ?? '' } }))).license,
      ),
    );
    expect(licenses).toEqual(['CC-BY-4.0', 'CC0-1.0', 'CC-BY-SA-4.0']);
  });

  it('hides an import from others, and hands its outcomes over as CSV', async () => {
    const id = await begin(await zipOf({ '=HYPERLINK(1).jpg': await small() }));
    await finished(id);
    const csv = (actor: Actor): Promise<Response> =>
      fetch(`${RunningSystem.get().url}/api/v1/imports/${id}/items.csv`, {
        headers: { authorization: `Bearer ${actor.accessToken}` },
      });

    expect(await (await csv(ada)).text()).toContain(`0,'=HYPERLINK(1).jpg,`);
    expect((await csv(await Actor.contributor())).status).toBe(404);
  });

  describe('in the console', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchBrowser();
    });
    afterAll(() => browser.close());

    it('starts with an archive and ends with a page that says why one failed', async () => {
      const page = await browser.newPage();
      await keyboardSignIn(page, ada);
      await page.goto(`${RunningSystem.get().url}/imports/new`);
      await page.locator('main input[type=file]').setInputFiles({
        name: 'calves.zip',
        mimeType: 'application/zip',
        buffer: await zipOf({ 'calf.jpg': await small(), 'text.jpg': 'not a picture' }),
      });
      await page.getByRole('button', { name: 'Start the import' }).click();

      await page.getByRole('heading', { level: 1, name: 'calves.zip' }).waitFor();
      await page.getByRole('link', { name: 'calf.jpg' }).waitFor({ timeout: 60_000 });
      await page.getByRole('button', { name: /^Retry what failed/ }).waitFor({ timeout: 60_000 });
      await page.getByRole('link', { name: 'Failed', exact: true }).click();
      await page.waitForURL(/state=failed/);
      await page.getByRole('cell', { name: 'calf.jpg' }).waitFor({ state: 'detached' });
      await page.getByRole('cell', { name: 'text.jpg' }).waitFor();
      await page.close();
    });
  });
});

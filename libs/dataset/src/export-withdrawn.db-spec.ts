import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { newId, type ContentId } from '@odr/kernel';

import { ExportProcessor } from './export.processor.js';
import { DatasetWorld } from './testing/dataset-world.js';
import { WithdrawalService } from './withdrawal/withdrawal.service.js';

let world: DatasetWorld;
let exports: string;

beforeAll(async () => {
  world = await DatasetWorld.start();
  exports = join(world.folder, 'exports');
});
afterAll(() => world.stop());

const write = (exportId: string, progress = () => Promise.resolve()): Promise<void> =>
  world.get(ExportProcessor).write({ data: { exportId }, progress });
const read = async (id: string) => (await world.send('GET', `/exports/${id}`, world.ann)).body;
const set = (column: string, contentId: ContentId): Promise<unknown> =>
  world.test.asOwner(`UPDATE content SET ${column} WHERE id = $1`, [contentId]);

describe('an export of what a filter finds', () => {
  async function wish(name: string): Promise<string> {
    const made = await world.send('POST', '/exports', world.ann, { format: 'jsonl', filter: { q: name } });
    return made.body.id as string;
  }
  const aWord = (): string => `w${newId<string>().replaceAll('-', '')}`;

  it.each([
    ['withdrawn', `status = 'withdrawn'`],
    ['taken down', `status = 'unavailable'`],
    ['deleted', `deleted_at = now()`],
    ['found not to be open', `license_verdict = 'not_open'`],
    ['opted out', `flags = '{opted_out}'`],
  ])('is not published with an item that is %s after its turn, and is written anew without it', async (_what, gone) => {
    const name = aWord();
    const [stays, goes] = [await world.picture({ name }), await world.picture({ name })];
    const id = await wish(name);

    await expect(write(id, async () => void (await set(gone, goes)))).rejects.toMatchObject({
      code: 'export.holds_withdrawn',
      details: { withdrawn: 1, contentIds: [goes] },
      message: expect.stringContaining(goes) as string,
    });
    expect((await readdir(exports)).filter((one) => one.startsWith(id))).toEqual([]);
    expect((await read(id)).files).toEqual([]);

    await write(id);
    expect((await read(id)).counts).toMatchObject({ exported: 1 });
    const lines = await readFile(join(exports, id, 'metadata.jsonl'), 'utf8');
    expect(lines).toContain(stays);
    expect(lines).not.toContain(goes);
  });

  it('keeps an item that only matches the filter no more', async () => {
    const name = aWord();
    const renamed = await world.picture({ name });
    const id = await wish(name);

    await write(id, async () => void (await set(`name = 'Cow'`, renamed)));

    expect((await read(id)).counts).toMatchObject({ exported: 1 });
  });
});

describe('an export of a version', () => {
  async function wish(contentIds: readonly ContentId[], format = 'jsonl'): Promise<string> {
    const of = await world.dataset();
    await world.release(of, { contentIds });
    const made = await world.send('POST', `/datasets/${of}/versions/1.0.0/exports`, world.ann, { format });
    return made.body.id as string;
  }
  const hide = (contentId: ContentId) => set(`status = 'unavailable'`, contentId);
  const show = (contentId: ContentId) => set(`status = 'available'`, contentId);
  const tell = (contentId: ContentId): Promise<void> => world.get(WithdrawalService).withdraw(contentId, 'takedown');
  const download = async (id: string, name = 'metadata.jsonl') => {
    const { status, text } = await world.send('GET', `/exports/${id}/files/${name}`, world.ann);
    return { status, text };
  };

  it('is not published with a withdrawn item because another one came back meanwhile', async () => {
    const [goes, returns] = [await world.picture(), await world.picture()];
    const id = await wish([goes, returns]);
    await hide(returns);

    const writing = write(id, async () => {
      await show(returns);
      await hide(goes);
    });

    await expect(writing).rejects.toMatchObject({ details: { contentIds: [goes] } });
  });

  it('is given out when the withdrawal of what it left out is told only afterwards', async () => {
    const [stays, goes] = [await world.picture(), await world.picture()];
    const id = await wish([stays, goes]);
    await hide(goes);
    await write(id);

    await tell(goes);

    const { status, text } = await download(id);
    expect(status).toBe(200);
    expect(text).toContain(stays);
    expect(text).not.toContain(goes);
  });

  it('is given out once it has been written anew without what was withdrawn in its first attempt', async () => {
    const [stays, goes] = [await world.picture(), await world.picture()];
    const id = await wish([stays, goes]);
    const first = write(id, async () => {
      await hide(goes);
      await tell(goes);
    });
    await expect(first).rejects.toMatchObject({ code: 'export.holds_withdrawn' });

    await write(id);

    expect((await download(id)).status).toBe(200);
  });

  it('is given out when what is withdrawn later never was in it, as its file was missing', async () => {
    const [stays, lost] = [await world.picture(), await world.picture()];
    const id = await wish([stays, lost], 'imagefolder');
    const [row] = await world.test.asOwner<{ hash: string }>(
      `SELECT published_sha256 AS hash FROM content WHERE id = $1`,
      [lost],
    );
    const hash = row?.hash ?? '';
    await rm(join(world.folder, 'blobs/published', hash.slice(0, 2), hash.slice(2, 4), hash));
    await write(id);
    expect((await read(id)).counts).toMatchObject({ exported: 1, skipped: 1 });

    await hide(lost);
    await tell(lost);

    expect((await download(id, 'README.md')).status).toBe(200);
  });

  it('is held back while an item in it is withdrawn, also the second time', async () => {
    const item = await world.picture();
    const id = await wish([item]);
    await write(id);

    await hide(item);
    await tell(item);
    expect((await download(id)).status).toBe(410);
    await show(item);
    expect((await download(id)).status).toBe(200);
    // The feed names an item once, whatever happens to it afterwards.
    await hide(item);
    await tell(item);
    expect((await download(id)).status).toBe(410);
  });

  it('from before what is left out was remembered is judged by when it was begun', async () => {
    const [early, late] = [await world.picture(), await world.picture()];
    const id = await wish([early, late]);
    await write(id);
    await world.test.asOwner(`UPDATE dataset_export SET left_out = NULL WHERE id = $1`, [id]);
    await hide(early);
    await tell(early);
    expect((await download(id)).status).toBe(410);

    await world.test.asOwner(`UPDATE dataset_export SET created_at = now() + interval '1 second' WHERE id = $1`, [id]);
    expect((await download(id)).status).toBe(200);
  });
});

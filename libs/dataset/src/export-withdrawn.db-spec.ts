import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId, type ContentId } from '@odr/kernel';

import { ExportProcessor } from './export.processor.js';
import { DatasetWorld } from './testing/dataset-world.js';

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
});

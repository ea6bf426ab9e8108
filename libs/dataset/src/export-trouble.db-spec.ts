import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readlinkSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { ContentId } from '@odr/kernel';

import { ExportProcessor } from './export.processor.js';
import { DatasetWorld } from './testing/dataset-world.js';
import { WithdrawalService } from './withdrawal/withdrawal.service.js';

const run = promisify(execFile);
const PICTURES = 6;
const PICTURE_BYTES = 1_200_000;
/** Not half of the pictures fit. */
const ROOM_MB = 3;

let world: DatasetWorld;
let exports: string;
let url: string;
let ids: ContentId[];
let datasetId: string;
let isSmall = false;

beforeAll(async () => {
  world = await DatasetWorld.start();
  exports = join(world.folder, 'exports');
  isSmall = mountSmall(exports);
  url = await world.listen();
  ids = [];
  for (let at = 0; at < PICTURES; at += 1) ids.push(await world.picture({ bytes: PICTURE_BYTES }));
  datasetId = await world.dataset({ visibility: 'public' });
  await world.release(datasetId, { contentIds: ids });
});
afterAll(async () => {
  if (isSmall) execFileSync('umount', [exports]);
  await world.stop();
});

/** A file system of a few megabytes; only root may make one. */
function mountSmall(path: string): boolean {
  mkdirSync(path, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${ROOM_MB}m`, 'tmpfs', path], { stdio: 'pipe' });
    return true;
  } catch {
    console.warn('SKIPPED: a small file system cannot be mounted here, so the disk cannot be made full');
    return false;
  }
}

async function wish(format: string, of = datasetId): Promise<string> {
  const { body } = await world.send('POST', `/datasets/${of}/versions/1.0.0/exports`, world.ann, { format });
  return body.id as string;
}
const write = (exportId: string, progress = () => Promise.resolve()): Promise<void> =>
  world.get(ExportProcessor).write({ data: { exportId }, progress });
const read = async (id: string) => (await world.send('GET', `/exports/${id}`, world.ann)).body;

describe('an export in trouble', () => {
  it('that fills the disk leaves nothing on it, and is written once there is room', async () => {
    if (!isSmall) return;
    for (const format of ['webdataset', 'parquet', 'imagefolder']) {
      const id = await wish(format);
      await expect(write(id)).rejects.toMatchObject({ code: 'storage.full' });
      expect((await readdir(exports)).filter((name) => name.startsWith(id))).toEqual([]);
      expect((await read(id)).files).toEqual([]);
      expect(openUnder(join(exports, id))).toEqual([]);

      execFileSync('mount', ['-o', 'remount,size=200m', exports]);
      await write(id);
      expect((await read(id)).counts).toMatchObject({ exported: PICTURES, skipped: 0 });
      const { stdout } = await run('sha256sum', ['-c', 'SHA256SUMS'], { cwd: join(exports, id) });
      expect(stdout).not.toContain('FAILED');
      await run('rm', ['-r', join(exports, id)]);
      execFileSync('mount', ['-o', `remount,size=${ROOM_MB}m`, exports]);
    }
  });

  it('whose client vanishes lets go of the file, and gives the rest to whoever comes back', async () => {
    if (isSmall) execFileSync('mount', ['-o', 'remount,size=200m', exports]);
    const id = await wish('webdataset');
    await write(id);
    const made = await read(id);
    const file = made.files.find(({ name }: { name: string }) => name.endsWith('.tar'));
    const address = `${url}/exports/${id}/files/${file.name}`;

    const cut = await answer(address);
    const first = await someOf(cut);
    cut.destroy();
    await until(() => openUnder(join(exports, id)).length === 0);

    const etag = String(cut.headers.etag);
    const rest = await answer(address, { range: `bytes=${first.length}-`, 'if-range': etag });
    expect(rest.statusCode).toBe(206);
    const whole = Buffer.concat([first, await allOf(rest)]);
    expect(createHash('sha256').update(whole).digest('hex')).toBe(file.sha256);
    expect((await allOf(await answer(address, { range: 'bytes=9-', 'if-range': '"other"' }))).length).toBe(file.size);
    expect(await read(id)).toEqual(made);
  });

  it('leaves out what is withdrawn before its turn, and says so', async () => {
    const many: ContentId[] = [];
    for (let at = 0; at < 101; at += 1) many.push(await world.picture());
    const of = await world.dataset({ visibility: 'public' });
    await world.release(of, { contentIds: many });
    const [last] = many.toSorted().slice(-1) as [ContentId];
    const id = await wish('webdataset', of);

    let pages = 0;
    await write(id, async () => {
      pages += 1;
      if (pages > 1) return;
      await world.test.asOwner(`UPDATE content SET status = 'withdrawn' WHERE id = $1`, [last]);
      await world.get(WithdrawalService).withdraw(last, 'takedown');
    });

    expect(pages).toBe(2);
    expect((await read(id)).counts).toMatchObject({ exported: 100, withdrawn: 1 });
    const text = (name: string): Promise<string> => readFile(join(exports, id, name), 'utf8');
    expect((await text('ATTRIBUTION.md')).match(/^- /gm)).toHaveLength(100);
    expect(await text('attribution.csv')).not.toContain(last);
    expect(await text('README.md')).toContain('1 items of this version have been withdrawn');
  });
});

/** Files below a folder that this process holds open. */
function openUnder(folder: string): string[] {
  return readdirSync('/proc/self/fd').flatMap((descriptor) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${descriptor}`);
      return path.startsWith(folder) ? [path] : [];
    } catch {
      return []; // closed since it was listed
    }
  });
}

function answer(address: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const given = { ...headers, 'x-test-principal': JSON.stringify(world.ann) };
  return new Promise((resolve, reject) => get(address, { headers: given, agent: false }, resolve).on('error', reject));
}

async function someOf(message: IncomingMessage): Promise<Buffer> {
  for await (const chunk of message.iterator({ destroyOnReturn: false })) return chunk as Buffer;
  throw new Error('There was nothing to read.');
}

async function allOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(20);
}

import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile, type FileHandle } from 'node:fs/promises';
import { createHash, randomBytes } from 'node:crypto';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalBlobStore } from './local-blob-store.js';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const LARGE = { maxBytes: 1_000_000 };

async function* chunksOf(bytes: Uint8Array, failAfter = Infinity): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1_000) {
    if (at >= failAfter) throw new Error('aborted');
    yield bytes.subarray(at, at + 1_000);
  }
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** A disk that is full after `room` bytes. */
class FullStore extends LocalBlobStore {
  room = 5_000;
  protected override async create(path: string): Promise<FileHandle> {
    const handle = await super.create(path);
    const write = handle.writeFile.bind(handle);
    handle.writeFile = async (data) => {
      this.room -= (data as Uint8Array).length;
      if (this.room < 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      await write(data);
    };
    return handle;
  }
}

describe('LocalBlobStore', () => {
  let folder: string;
  let store: LocalBlobStore;
  const bytes = randomBytes(20_000);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'blobs-'));
    store = new LocalBlobStore(folder);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const files = async (): Promise<string[]> =>
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name);

  it('answers a full disk with its own error, keeps nothing, and works again when there is room', async () => {
    const full = new FullStore(folder);
    await expect(full.stage(chunksOf(bytes), LARGE)).rejects.toMatchObject({ code: 'storage.full' });
    expect(await files()).toEqual([]);

    full.room = Infinity;
    await full.put('published', bytes);
    expect(await files()).toEqual([sha256(bytes)]);
  });

  it('notices bytes that have rotted or are gone', async () => {
    const { sha256: hash } = await store.put('published', bytes);
    await writeFile(join(folder, 'published', hash.slice(0, 2), hash.slice(2, 4), hash), 'rot');

    expect(await store.verify('published', hash)).toBe(false);
    await expect(store.read('published', hash)).rejects.toMatchObject({ code: 'content.corrupt' });
    await store.delete('published', hash);
    await store.delete('published', hash);
    await expect(store.open('published', hash)).rejects.toMatchObject({ code: 'content.corrupt' });
  });

  it('lists what it holds, and sweeps only temporary files that are old', async () => {
    await store.put('sealed', bytes);
    const [old] = [await store.stage(chunksOf(bytes), LARGE), await store.stage(chunksOf(bytes), LARGE)];
    await utimes(old.path, 0, 0);

    expect(await all(store.list('sealed'))).toMatchObject([{ sha256: sha256(bytes), sizeBytes: 20_000 }]);
    expect(await all(store.list('published'))).toEqual([]);
    expect(await store.sweepTemporary(60_000)).toBe(1);
    expect((await readdir(join(folder, 'tmp'))).length).toBe(1);
  });

  it('sweeps young temporary files too when their process is gone', async () => {
    await store.stage(chunksOf(bytes), LARGE);
    const left = join(folder, 'tmp', `${hostname()}.4194999.left-behind`);
    await writeFile(left, 'half');

    expect(await store.sweepTemporary(60_000)).toBe(1);
    expect((await readdir(join(folder, 'tmp'))).length).toBe(1);
  });

  it('lends a folder and sweeps one that a killed process had borrowed', async () => {
    const seen = await store.withTemporaryFolder(async (lent) => {
      await writeFile(join(lent, 'half'), 'done');
      return lent;
    });
    expect(existsSync(seen)).toBe(false);

    const left = join(folder, 'tmp', `${hostname()}.4194999.left-behind`);
    await mkdir(left, { recursive: true });
    await writeFile(join(left, 'half'), 'done');
    expect(await store.sweepTemporary(60_000)).toBe(1);
    expect(await readdir(join(folder, 'tmp'))).toEqual([]);
  });
});

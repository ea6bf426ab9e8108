import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BlobSpace, BlobStore } from './blob-store.js';
import { LocalBlobStore } from './local-blob-store.js';
import { S3BlobStore } from './s3-blob-store.js';
import { S3Server } from './testing/s3-server.js';

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

/** A store under test, and how its bytes can rot behind its back. */
interface Kind {
  readonly name: string;
  readonly open: (
    folder: string,
  ) => Promise<{ store: BlobStore; rot: (space: BlobSpace, sha256: string) => Promise<void> }>;
}

let server: S3Server;
beforeAll(async () => (server = await S3Server.start()));
afterAll(() => server.stop());

const KINDS: readonly Kind[] = [
  {
    name: 'a folder',
    open: async (folder) => ({
      store: new LocalBlobStore(folder),
      rot: (space, hash) => writeFile(join(folder, space, hash.slice(0, 2), hash.slice(2, 4), hash), 'rot'),
    }),
  },
  {
    name: 'an S3-compatible store',
    open: async (folder) => {
      const settings = await server.bucket({ prefix: 'odr/' });
      return {
        store: new S3BlobStore(folder, settings),
        rot: (space, hash) =>
          server.overwrite(settings.bucket, `odr/${space}/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`, 'rot'),
      };
    },
  },
];

describe.each(KINDS)('blobs in $name', ({ open }) => {
  let folder: string;
  let store: BlobStore;
  let rot: (space: BlobSpace, sha256: string) => Promise<void>;
  const bytes = randomBytes(20_000);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'blobs-'));
    ({ store, rot } = await open(folder));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** What lies in the folder of temporary files. */
  const temporary = (): Promise<string[]> => readdir(join(folder, 'tmp')).catch(() => []);
  const held = async (space: BlobSpace): Promise<string[]> => (await all(store.list(space))).map((blob) => blob.sha256);

  it('are kept under their hash and given back whole or in part', async () => {
    const staged = await store.stage(chunksOf(bytes), LARGE);
    expect(staged).toMatchObject({ sha256: sha256(bytes), sizeBytes: bytes.length });
    expect(await store.stat('sealed', staged.sha256)).toBeUndefined();

    await store.commit(staged, 'sealed');

    expect(await store.read('sealed', staged.sha256)).toEqual(bytes);
    expect(await buffer(await store.open('sealed', staged.sha256))).toEqual(bytes);
    expect(await buffer(await store.open('sealed', staged.sha256, { start: 10, end: 19 }))).toEqual(
      bytes.subarray(10, 20),
    );
    expect(await store.withFile('sealed', staged.sha256, (path) => readFile(path))).toEqual(bytes);
    expect(await store.stat('published', staged.sha256)).toBeUndefined();
    expect(await store.stat('sealed', staged.sha256)).toMatchObject({ sizeBytes: 20_000 });
    expect([await held('sealed'), await held('published'), await temporary()]).toEqual([[staged.sha256], [], []]);
  });

  it('are one however often and at the same time they come', async () => {
    const staged = await Promise.all(Array.from({ length: 10 }, () => store.stage(chunksOf(bytes), LARGE)));
    await Promise.all(staged.map((each) => store.commit(each, 'sealed')));

    expect(await held('sealed')).toEqual([sha256(bytes)]);
    expect(await store.verify('sealed', sha256(bytes))).toBe(true);
  });

  it('grow young again when they come again, so that no collector takes them from a row about to be written', async () => {
    const first = await store.put('sealed', bytes);
    await sleep(1_100); // ages count in seconds in some stores

    await store.put('sealed', bytes);

    const again = await store.stat('sealed', first.sha256);
    expect(again?.modifiedAt.getTime()).toBeGreaterThan(first.modifiedAt.getTime());
  });

  it('are not there when their stream is aborted, too long or discarded', async () => {
    await expect(store.stage(chunksOf(bytes, 5_000), LARGE)).rejects.toThrow('aborted');
    await expect(store.stage(chunksOf(bytes), { maxBytes: 19_999 })).rejects.toMatchObject({
      code: 'content.too_large',
    });
    const staged = await store.stage(chunksOf(bytes), LARGE);
    await store.discard(staged);
    await store.discard(staged);

    expect([await held('sealed'), await temporary()]).toEqual([[], []]);
  });

  it('are noticed when they have rotted or are gone', async () => {
    const { sha256: hash } = await store.put('published', bytes);
    await rot('published', hash);

    expect(await store.verify('published', hash)).toBe(false);
    await expect(store.read('published', hash)).rejects.toMatchObject({ code: 'content.corrupt' });
    await store.delete('published', hash);
    await store.delete('published', hash);
    expect(await store.verify('published', hash)).toBe(false);
    await expect(store.open('published', hash)).rejects.toMatchObject({ code: 'content.corrupt' });
    await expect(store.withFile('published', hash, async () => undefined)).rejects.toMatchObject({
      code: 'content.corrupt',
    });
  });

  it('may be of no bytes at all', async () => {
    const empty = await store.put('sealed', new Uint8Array());

    expect(await store.read('sealed', empty.sha256)).toHaveLength(0);
  });

  it('come from files that grew piece by piece', async () => {
    await store.growing.append('upload', 0, chunksOf(bytes));
    const staged = await store.adopt(await store.growing.path('upload'));

    await store.commit(staged, 'sealed');

    expect(await store.read('sealed', sha256(bytes))).toEqual(bytes);
  });

  it('lend a folder for what is on its way', async () => {
    const seen = await store.withTemporaryFolder(async (lent) => lent);

    expect(existsSync(seen)).toBe(false);
  });

  it('are listed beyond one page', async () => {
    const many = await Promise.all(
      Array.from({ length: 40 }, (_, index) => store.put('published', Buffer.from(`blob ${index}`))),
    );

    expect((await held('published')).sort()).toEqual(many.map((blob) => blob.sha256).sort());
  });

  it('are not found by a path', async () => {
    await expect(store.read('sealed', '../../../etc/passwd')).rejects.toMatchObject({ code: 'content.corrupt' });
  });
});

describe('readiness', () => {
  it('fails while the bucket cannot be reached', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'blobs-'));
    const settings = await server.bucket({ prefix: '' });

    await expect(new S3BlobStore(folder, settings).checkReachable()).resolves.toBeUndefined();
    await expect(new S3BlobStore(folder, { ...settings, bucket: 'absent' }).checkReachable()).rejects.toThrow();
    await expect(new LocalBlobStore(join(folder, 'absent')).checkReachable()).rejects.toThrow('ENOENT');
    await rm(folder, { recursive: true });
  });
});

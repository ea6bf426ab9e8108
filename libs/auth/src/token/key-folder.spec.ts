import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readKeyFolder } from './key-folder.js';

describe('the folder of signing keys', () => {
  let dir: string;
  beforeEach(async () => {
    dir = join(await mkdtemp(join(tmpdir(), 'odr-keys-')), 'keys');
  });
  afterEach(() => rm(join(dir, '..'), { recursive: true, force: true }));

  it('gets one key when many processes start at once, and all agree on it', async () => {
    const rings = await Promise.all(Array.from({ length: 12 }, () => readKeyFolder(dir)));

    expect(new Set(rings.map((keys) => keys.map(({ kid }) => kid).join())).size).toBe(1);
    expect(await readdir(dir)).toEqual(['0001.pem']);
  });

  it('is closed to other users', async () => {
    await readKeyFolder(dir);

    expect((await stat(dir)).mode & 0o777).toBe(0o700);
    expect((await stat(join(dir, '0001.pem'))).mode & 0o777).toBe(0o600);
  });

  it('lists keys by name, the signing one last', async () => {
    const [first] = await readKeyFolder(dir);
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    await writeFile(join(dir, '2027-01.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const keys = await readKeyFolder(dir);

    expect(keys).toHaveLength(2);
    expect(keys[0]?.kid).toBe(first?.kid);
  });

  it('refuses what is no P-256 key, naming the file but not what is in it', async () => {
    await readKeyFolder(dir);
    await writeFile(join(dir, '0002.pem'), 'correct horse');
    await expect(readKeyFolder(dir)).rejects.toThrow(/0002\.pem is not a private key in PEM\.$/);

    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    await writeFile(join(dir, '0002.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await expect(readKeyFolder(dir)).rejects.toThrow(/0002\.pem is no P-256 key/);
  });
});

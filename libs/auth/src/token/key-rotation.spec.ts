import { mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { placeKey, readKeyFolder } from './key-folder.js';
import { KeyRing } from './key-ring.js';
import { retireKeys, rotateKeys } from './key-rotation.js';

const MINUTE_MS = 60_000;

describe('rotating the signing keys', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'odr-rotate-'));
    await readKeyFolder(dir);
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  it('adds one behind what is there, and takes nothing away', async () => {
    const file = await rotateKeys(dir);

    expect(await readdir(dir)).toEqual(['0001.pem', basename(file)]);
  });

  it.each(['2999-01.pem', 'zz.pem'])('comes behind %s too', async (name) => {
    await rename(join(dir, '0001.pem'), join(dir, name));
    const file = await rotateKeys(dir);

    expect((await readdir(dir)).sort()).toEqual([name, basename(file)]);
  });

  it('signs with the new key only once every process may have seen it', async () => {
    const ring = new KeyRing(dir);
    const [first] = await readKeyFolder(dir);
    await new Promise((done) => setTimeout(done, 2_100));
    await rotateKeys(dir);
    const second = (await readKeyFolder(dir)).at(-1);
    await ring.onApplicationBootstrap();

    expect((await ring.signing()).kid).toBe(first?.kid);
    expect(await ring.verifying(second?.kid ?? '')).toBeDefined();
    await new Promise((done) => setTimeout(done, 2_100));
    expect((await ring.signing()).kid).toBe(second?.kid);
  });

  it('keeps an old key while a token of it may be good, and then removes it', async () => {
    const file = await rotateKeys(dir);
    const now = Date.now();

    expect(await retireKeys(dir, new Date(now + 16 * MINUTE_MS))).toMatchObject({
      removed: [],
      kept: [{ file: join(dir, '0001.pem'), until: expect.any(Date) }],
    });
    expect(await retireKeys(dir, new Date(now + 17 * MINUTE_MS))).toEqual({
      removed: [join(dir, '0001.pem')],
      kept: [],
    });
    expect(await readdir(dir)).toEqual([basename(file)]);
  });

  it('never removes the key that signs', async () => {
    await placeKey(dir, '0002.pem');

    expect((await retireKeys(dir, new Date('2999-01-01'))).removed).toEqual([join(dir, '0001.pem')]);
    expect(await retireKeys(dir, new Date('2999-01-01'))).toEqual({ removed: [], kept: [] });
  });
});

import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SecretBox } from './secret-box.js';

describe('a sealed secret', () => {
  let dir: string;
  beforeEach(async () => {
    dir = join(await mkdtemp(join(tmpdir(), 'odr-sealing-')), 'sealing-keys');
  });
  afterEach(() => rm(join(dir, '..'), { recursive: true, force: true }));

  const SECRET = Buffer.from('correct horse battery');

  it('is opened again, by another process too, and looks different each time', async () => {
    const [one, other] = [new SecretBox(dir), new SecretBox(dir)];
    const [sealed, again] = [await one.seal(SECRET, 'totp:ada'), await other.seal(SECRET, 'totp:ada')];

    expect(await other.open(sealed, 'totp:ada')).toEqual(SECRET);
    expect(await one.open(again, 'totp:ada')).toEqual(SECRET);
    expect(again).not.toBe(sealed);
    expect(sealed).toMatch(/^v1\.[\w-]{12}\.[\w-]+$/);
    expect(Buffer.from(sealed.split('.')[2] ?? '', 'base64url').includes(SECRET)).toBe(false);
  });

  it('is not opened for somebody else, nor when one bit of it has changed', async () => {
    const box = new SecretBox(dir);
    const sealed = await box.seal(SECRET, 'totp:ada');
    const [version, kid, text = ''] = sealed.split('.');
    const bytes = Buffer.from(text, 'base64url');

    await expect(box.open(sealed, 'totp:bob')).rejects.toThrow('belongs to something else');
    for (const at of [0, 12, bytes.length - 1]) {
      const bent = Buffer.from(bytes);
      bent.writeUInt8(bent.readUInt8(at) ^ 1, at);
      const changed = [version, kid, bent.toString('base64url')].join('.');
      await expect(box.open(changed, 'totp:ada')).rejects.toThrow('it was changed');
    }
  });

  it.each(['', 'v1', 'v1.aaaaaaaaaaaa.AAAA', 'v2.aaaaaaaaaaaa.'.padEnd(80, 'A')])(
    'is refused in the form %j',
    async (text) => {
      await expect(new SecretBox(dir).open(text, 'totp:ada')).rejects.toThrow('it has another form');
    },
  );

  it('names the key that is missing, and not the secret', async () => {
    const sealed = await new SecretBox(dir).seal(SECRET, 'totp:ada');
    await rm(dir, { recursive: true });

    await expect(new SecretBox(dir).open(sealed, 'totp:ada')).rejects.toThrow(/^A sealed .* key [\w-]{12} is not in /);
  });

  it('stays readable when a key is added, and is told apart from those of the newest', async () => {
    const [old, running] = [new SecretBox(dir), new SecretBox(dir)];
    const before = await old.seal(SECRET, 'totp:ada');
    await running.open(before, 'totp:ada');
    await writeFile(join(dir, '0002.key'), randomBytes(32).toString('hex'));
    const box = new SecretBox(dir);
    const after = await box.seal(SECRET, 'totp:ada');

    expect(await box.open(before, 'totp:ada')).toEqual(SECRET);
    expect(await running.open(after, 'totp:ada')).toEqual(SECRET);
    expect([await box.isOutdated(before), await box.isOutdated(after)]).toEqual([true, false]);
  });

  it('has one key when many processes start at once, closed to other users', async () => {
    const boxes = Array.from({ length: 12 }, () => new SecretBox(dir));
    const sealed = await Promise.all(boxes.map((box) => box.seal(SECRET, 'x')));

    expect(new Set(sealed.map((text) => text.split('.')[1])).size).toBe(1);
    expect(await readdir(dir)).toEqual(['0001.key']);
    expect((await stat(dir)).mode & 0o777).toBe(0o700);
    expect((await stat(join(dir, '0001.key'))).mode & 0o777).toBe(0o600);
  });

  it('is not sealed by a file that holds no key, which is named but not quoted', async () => {
    await new SecretBox(dir).onApplicationBootstrap();
    await writeFile(join(dir, '0002.key'), 'correct horse');

    await expect(new SecretBox(dir).onApplicationBootstrap()).rejects.toThrow(/0002\.key is not a key of 32 bytes in/);
    await expect(new SecretBox(dir).onApplicationBootstrap()).rejects.not.toThrow(/correct horse/);
  });
});

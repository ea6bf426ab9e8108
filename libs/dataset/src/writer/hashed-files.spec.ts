import { createHash, randomBytes } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { HashedFiles } from './hashed-files.js';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('files that are hashed while they are written', () => {
  let folder: string;
  let files: HashedFiles;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'odr-hashed-'));
    files = new HashedFiles();
  });
  afterEach(async () => {
    await files.close();
    await rm(folder, { recursive: true });
  });
  const at = (name: string): string => join(folder, name);

  async function written(name: string, parts: readonly (Uint8Array | string)[]): Promise<Buffer> {
    const file = await files.create(at(name));
    for (const part of parts) await file.write(part);
    await file.close();
    const all = Buffer.concat(parts.map((part) => Buffer.from(part)));
    expect(file.size).toBe(all.length);
    return all;
  }

  it.each([
    ['nothing', []],
    ['a few words', ['A cow ', Buffer.from('in the rain'), ' 🐄\n']],
    ['several blocks', [randomBytes(700_000), 'ä🐄'.repeat(9_000), randomBytes(3_000_000), 'ö'.repeat(500_000), 'end']],
    ['many lines', Array.from({ length: 60_000 }, (_none, at) => `Kuh Nr. ${at} im Regen: "schön" 🐄\n`)],
    ['exactly one block', [randomBytes(1 << 20)]],
  ])('hold %s as it was given, and their sums are right', async (_what, parts) => {
    const all = await written('one', parts);
    const onDisk = await readFile(at('one'));
    expect(onDisk.equals(all)).toBe(true);
    expect(await files.sumOf(at('one'))).toEqual({ size: all.length, sha256: sha256(all) });
  });

  it('grow beside each other', async () => {
    const parts = [0, 1, 2].map(() => Array.from({ length: 9 }, () => randomBytes(300_000)));
    const open = await Promise.all(parts.map((_parts, index) => files.create(at(`${index}`))));
    for (let turn = 0; turn < 9; turn += 1)
      for (const [index, file] of open.entries()) await file.write(parts[index]?.[turn] ?? '');
    for (const file of open) await file.close();
    for (const [index, of] of parts.entries())
      expect((await files.sumOf(at(`${index}`))).sha256).toBe(sha256(Buffer.concat(of)));
  });

  it('have the sum of what they are, not of what they were', async () => {
    const before = await written('one', [randomBytes(1_500_000)]);
    await rename(at('one'), at('other'));
    expect((await files.sumOf(at('other'))).sha256).toBe(sha256(before));
    await appendFile(at('other'), '!');
    expect((await files.sumOf(at('other'))).sha256).toBe(sha256(Buffer.concat([before, Buffer.from('!')])));
  });

  it('can be left in the middle, twice, and by others', async () => {
    const [one, other] = [await files.create(at('one')), await files.create(at('other'))];
    await one.write(randomBytes(2_500_000));
    await other.write(randomBytes(2_500_000));
    await one.abort();
    await one.abort();
    const rest = randomBytes(1_000_000);
    await other.write(rest);
    await other.close();
    expect((await readFile(at('other'))).subarray(2_500_000).equals(rest)).toBe(true);
  });
});

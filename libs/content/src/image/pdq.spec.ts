import { readFileSync } from 'node:fs';
import { describeWithFixtures, sharedFixture } from '../testing/shared-fixture.js';
import { pdqDistance } from './pdq.js';
import { pdqOfFile } from './perceptual-hash.js';

interface Reference {
  readonly file: string;
  readonly hashes: readonly string[];
  readonly minQuality: number;
}

const readReferences = (): Reference[] =>
  readFileSync(sharedFixture('pdq', 'expected.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [file = '', stretched = '', fitted = '', minQuality = ''] = line.split(',');
      return { file, hashes: [stretched, fitted].filter(Boolean), minQuality: Number(minQuality) };
    });

describeWithFixtures('PDQ against the reference implementations', () => {
  it('agrees on every bit up to 512 px with a usable quality, and within ten bits elsewhere', async () => {
    const misses: string[] = [];
    for (const { file, hashes, minQuality } of readReferences()) {
      const found = await pdqOfFile(readFileSync(sharedFixture('pdq', file)));
      const distance = Math.min(...hashes.map((hash) => pdqDistance(hash, found.hash)));
      const allowed = found.width <= 512 && found.height <= 512 && found.quality >= 50 ? 0 : 10;
      if (distance > allowed || found.quality < minQuality)
        misses.push(`${file}: ${distance} bits, quality ${found.quality}`);
    }
    expect(misses).toEqual([]);
  });

  it('finds the modified copies of one picture within sixteen bits of each other', async () => {
    const copies = await Promise.all(
      ['aaa-orig.jpg', 'shrink-a-lot.jpg', 'square-256x256.jpg'].map((file) =>
        pdqOfFile(readFileSync(sharedFixture('pdq', file))),
      ),
    );
    for (const a of copies) for (const b of copies) expect(pdqDistance(a.hash, b.hash)).toBeLessThanOrEqual(16);
  });
});

describe('PDQ distance', () => {
  it('counts differing bits', () => {
    expect(pdqDistance('0'.repeat(64), 'f'.repeat(64))).toBe(256);
    expect(pdqDistance(`8${'0'.repeat(63)}`, '0'.repeat(64))).toBe(1);
  });
});

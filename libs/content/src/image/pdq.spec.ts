import { readFileSync } from 'node:fs';
import { ORIENTATIONS, type Orientation } from '@odr/contracts';
import type { Sharp } from 'sharp';
import { describeWithFixtures, sharedFixture } from '../testing/shared-fixture.js';
import { pdqDistance, pdqOfPixels } from './pdq.js';
import { pdqOfFile } from './perceptual-hash.js';
import sharp from './safe-sharp.js';

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

/** Turns square grey pixels one by one, as the name says. */
function turnPixels(pixels: Uint8Array, side: number, orientation: Orientation): Uint8Array {
  const last = side - 1;
  const from: Readonly<Record<Orientation, (y: number, x: number) => [number, number]>> = {
    none: (y, x) => [y, x],
    mirrored: (y, x) => [y, last - x],
    rotated_180: (y, x) => [last - y, last - x],
    flipped: (y, x) => [last - y, x],
    transposed: (y, x) => [x, y],
    rotated_90: (y, x) => [last - x, y],
    transversed: (y, x) => [last - x, last - y],
    rotated_270: (y, x) => [x, last - y],
  };
  return Uint8Array.from(pixels, (_, at) => {
    const [y, x] = from[orientation](Math.floor(at / side), at % side);
    return pixels[y * side + x] as number;
  });
}

describeWithFixtures('PDQ of a picture that lies otherwise', () => {
  it('is known from the picture as it is, in all eight orientations', async () => {
    const misses: string[] = [];
    for (const { file } of readReferences()) {
      const { data, info } = await sharp(sharedFixture('pdq', file))
        .resize(256, 256, { fit: 'fill' })
        .greyscale()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const { turned, quality } = pdqOfPixels(data, info.width, info.height, info.channels);
      for (const [index, orientation] of ORIENTATIONS.entries()) {
        const found = pdqOfPixels(turnPixels(data, 256, orientation), info.width, info.height, info.channels);
        const distance = pdqDistance(found.hash, turned[index] as string);
        if (quality >= 50 && distance > 6) misses.push(`${file} ${orientation}: ${distance} bits`);
      }
    }
    expect(misses).toEqual([]);
  });

  it('calls turns by the names that EXIF and sharp have for them', async () => {
    const picture = sharp(sharedFixture('omi', 'ural-owl-6676441_640.jpg')).resize(400, 320);
    const upright = await pdqOfFile(await picture.clone().png().toBuffer());
    const turns: Partial<Record<Orientation, Sharp>> = {
      mirrored: picture.clone().flop(),
      flipped: picture.clone().flip(),
      rotated_90: sharp(await picture.clone().png().toBuffer()).rotate(90),
      rotated_180: sharp(await picture.clone().png().toBuffer()).rotate(180),
      rotated_270: sharp(await picture.clone().png().toBuffer()).rotate(270),
    };
    for (const [orientation, turned] of Object.entries(turns)) {
      const { hash } = await pdqOfFile(await turned.png().toBuffer());
      const distances = upright.turned.map((one) => pdqDistance(one, hash));
      expect(ORIENTATIONS[distances.indexOf(Math.min(...distances))]).toBe(orientation);
      expect(Math.min(...distances)).toBeLessThanOrEqual(2);
    }
  });
});

describe('PDQ of a picture that is too small', () => {
  it('is nothing in every orientation', () => {
    const { quality, turned } = pdqOfPixels(new Uint8Array(16), 4, 4, 1);
    expect(quality).toBe(0);
    expect(new Set(turned)).toEqual(new Set(['0'.repeat(64)]));
    expect(turned).toHaveLength(8);
  });
});

describe('PDQ distance', () => {
  it('counts differing bits', () => {
    expect(pdqDistance('0'.repeat(64), 'f'.repeat(64))).toBe(256);
    expect(pdqDistance(`8${'0'.repeat(63)}`, '0'.repeat(64))).toBe(1);
  });
});

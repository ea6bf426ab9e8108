import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { DEFAULT_LIMITS } from '../header.js';
import { processImage } from '../process-image.js';

const SECRET = Buffer.from('a secret behind the end of the pixels, where no decoder looks');
const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
const picture = () => sharp({ create: { width: 120, height: 80, channels: 3, background: '#000', noise } });

/** The same PNG with more in its last IDAT, or in an IDAT of its own. */
function withTail(png: Buffer, isApart: boolean): Buffer {
  const end = png.length - 12;
  let at = 8;
  let last = 8;
  for (; at < end; at += 12 + png.readUInt32BE(at)) if (png.toString('latin1', at + 4, at + 8) === 'IDAT') last = at;
  const data = png.subarray(last + 8, end - 4);
  const chunks = isApart ? [data, SECRET] : [Buffer.concat([data, SECRET])];
  return Buffer.concat([png.subarray(0, last), ...chunks.map(idat), png.subarray(end)]);
}

function idat(data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from('IDAT', 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** The same TIFF, its only strip at its end and longer than its stream. */
async function tiffWithTail(): Promise<Buffer> {
  const tiff = await picture().tiff({ compression: 'deflate', tile: false }).toBuffer();
  const directory = tiff.readUInt32LE(4);
  const entryAt = (tag: number): number => {
    for (let at = directory + 2; at < tiff.length; at += 12) if (tiff.readUInt16LE(at) === tag) return at;
    throw new Error(`There is no tag ${tag}.`);
  };
  const [offsets, counts] = [entryAt(273), entryAt(279)];
  const strip = tiff.subarray(tiff.readUInt32LE(offsets + 8)).subarray(0, tiff.readUInt32LE(counts + 8));
  const moved = Buffer.concat([tiff, strip, SECRET]);
  moved.writeUInt32LE(tiff.length, offsets + 8);
  moved.writeUInt32LE(strip.length + SECRET.length, counts + 8);
  return moved;
}

describe('what stands behind the stream of the pixels', () => {
  it.each([
    ['in the last IDAT', async () => withTail(await picture().png().toBuffer(), false)],
    ['in an IDAT of its own', async () => withTail(await picture().png().toBuffer(), true)],
    ['in the strip of a TIFF', tiffWithTail],
  ])('is not published: %s', async (_where, make) => {
    const bytes = await make();
    expect(bytes.includes(SECRET)).toBe(true);

    const { published, pixelSha256, receipt } = await processImage(bytes, DEFAULT_LIMITS);

    expect(published.includes(SECRET)).toBe(false);
    expect(receipt.removed).toContainEqual(expect.objectContaining({ part: expect.stringContaining('trailing in') }));
    expect((await processImage(published, DEFAULT_LIMITS)).pixelSha256).toBe(pixelSha256);
  });

  it('leaves a file alone that has nothing there', async () => {
    const png = await picture().png().toBuffer();

    expect((await processImage(png, DEFAULT_LIMITS)).published).toEqual(png);
  });
});

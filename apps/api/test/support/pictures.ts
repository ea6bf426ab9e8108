import { randomInt } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A picture that no other test has: soft shapes from random colours, so that its perceptual hash has quality. */
export async function aPicture({
  width = 640,
  height = 480,
  format = 'jpeg' as 'jpeg' | 'png' | 'webp',
} = {}): Promise<Buffer> {
  const small = Buffer.from(Array.from({ length: 8 * 6 * 3 }, () => randomInt(256)));
  return sharp(small, { raw: { width: 8, height: 6, channels: 3 } })
    .resize(width, height, { kernel: 'cubic' })
    .toFormat(format)
    .toBuffer();
}

/** A photograph of three people that comes with the detector of faces. */
const PEOPLE = join(
  dirname(createRequire(import.meta.url).resolve('@vladmandic/face-api/package.json')),
  'demo/sample1.jpg',
);

/** Three people, with a stamp in the corner that no other test has, so that the bytes are new each time. */
export async function aPhotographOfPeople({ width = 1_920 } = {}): Promise<Buffer> {
  const stamp = await aPicture({ width: 16, height: 12, format: 'png' });
  return sharp(await sharp(PEOPLE).resize(width).toBuffer())
    .composite([{ input: stamp, gravity: 'northwest' }])
    .jpeg()
    .toBuffer();
}

/** A real picture that ends in the middle of its pixels. */
export async function aTruncatedJpeg(): Promise<Buffer> {
  const whole = await aPicture();
  return whole.subarray(0, Math.floor(whole.length / 2));
}

/** A valid PNG of 30,000 × 30,000 black points: 110 kB on the wire, 3.6 GB as RGBA. */
export function aDecompressionBomb(side = 30_000): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((Math.ceil(side / 8) + 1) * side);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A picture for picture viewers and a page with a script for browsers that guess. */
export const aScriptedSvg = (): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script><rect width="9" height="9"/></svg>`,
  );

/** A JPEG behind whose end an archive waits: two files in one. */
export async function aPolyglot(): Promise<Buffer> {
  const emptyZip = Buffer.from('504b0506000000000000000000000000000000000000', 'hex');
  return Buffer.concat([
    await aPicture(),
    Buffer.from('PK\x03\x04 a script <script>alert(1)</script>', 'latin1'),
    emptyZip,
  ]);
}

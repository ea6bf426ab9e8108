import sharp, { type Sharp } from 'sharp';
import { heifEncoder, type HeifEncoder } from '../../testing/heif-encoder.js';
import { DEFAULT_LIMITS } from '../header.js';
import { processImage, type ProcessedImage } from '../process-image.js';
import { boxesIn } from './boxes.js';

const process = (bytes: Buffer): Promise<ProcessedImage> => processImage(bytes, DEFAULT_LIMITS);
const halves = (left: string, right: string): Sharp =>
  sharp({ create: { width: 320, height: 200, channels: 3, background: left } }).composite([
    { input: { create: { width: 160, height: 200, channels: 3, background: right } }, left: 160, top: 0 },
  ]);

async function colourAt(bytes: Buffer, x: number, y: number): Promise<number[]> {
  const data = await sharp(bytes).removeAlpha().extract({ left: x, top: y, width: 1, height: 1 }).raw().toBuffer();
  return [...data];
}
const near = (wanted: readonly number[], shown: readonly number[]): boolean =>
  wanted.every((value, index) => Math.abs(value - (shown[index] ?? 0)) <= 8);

describe('a HEIC', () => {
  let encode: HeifEncoder | undefined;
  beforeAll(async () => {
    encode = await heifEncoder();
  }, 90_000);

  /** Runs only where there is an encoder; its absence has been said aloud. */
  const encoded = async (picture: Buffer, ...options: string[]): Promise<Buffer | undefined> =>
    encode?.(picture, '-q', '80', ...options);

  it('is taken in, shown and published with its coded pixels untouched', async () => {
    const bytes = await encoded(await halves('#d03020', '#2040c0').png().toBuffer(), '-t', '80');
    if (!bytes) return;
    const found = await process(bytes);

    expect(found).toMatchObject({ format: 'heic', width: 320, height: 200 });
    expect(found.preview).toMatchObject({ width: 320, height: 200 });
    expect(near([0xd0, 0x30, 0x20], await colourAt(found.preview.bytes, 40, 100))).toBe(true);
    expect(near([0x20, 0x40, 0xc0], await colourAt(found.preview.bytes, 280, 100))).toBe(true);
    expect(found.receipt.removed).toContainEqual(expect.objectContaining({ kind: 'picture', part: 'thumbnail' }));
    const again = await process(found.published);
    expect(again).toMatchObject({ format: 'heic', pixelSha256: found.pixelSha256 });
    expect(again.receipt.removed).toEqual([]);
  });

  it('keeps transparency and ten bits', async () => {
    const clear = sharp({
      create: { width: 64, height: 64, channels: 4, background: { r: 9, g: 99, b: 199, alpha: 0.5 } },
    });
    const bytes = await encoded(await clear.png().toBuffer());
    const deep = await encoded(await halves('#804020', '#208040').toColourspace('rgb16').png().toBuffer(), '-b', '10');
    if (!bytes || !deep) return;

    const found = await process(bytes);
    expect((await process(found.published)).pixelSha256).toBe(found.pixelSha256);
    expect((await sharp(found.preview.bytes).metadata()).hasAlpha).toBe(true);
    const ten = await process(deep);
    expect(near([0x80, 0x40, 0x20], await colourAt(ten.preview.bytes, 40, 100))).toBe(true);
    expect((await process(ten.published)).pixelSha256).toBe(ten.pixelSha256);
  });

  it('is turned once: by its container, not again by its EXIF', async () => {
    const upright = await halves('#d03020', '#2040c0').jpeg().toBuffer();
    const turned = await encoded(await sharp(upright).withMetadata({ orientation: 6 }).jpeg().toBuffer());
    if (!turned) return;
    const found = await process(turned);

    const isRotated = boxesIn(turned).some(({ body }) => body.includes('irot'));
    expect(found).toMatchObject(isRotated ? { width: 200, height: 320 } : { width: 320, height: 200 });
    expect(found.preview.width).toBe(found.width);
    expect(await process(found.published)).toMatchObject({ width: found.width, pixelSha256: found.pixelSha256 });
  });

  it('shows the colours of its profile', async () => {
    const wide = await halves('#64c896', '#64c896').withIccProfile('p3').png().toBuffer();
    const bytes = await encoded(wide, '-L', '-p', 'chroma=444');
    if (!bytes) return;
    const found = await process(bytes);

    const [stored] = (await sharp(wide, { ignoreIcc: true }).stats()).channels;
    expect(Math.abs((stored?.mean ?? 0) - 0x64)).toBeGreaterThan(8);
    expect(found.receipt.kept).toContain('colour_profile');
    expect(near([0x64, 0xc8, 0x96], await colourAt(found.preview.bytes, 40, 100))).toBe(true);
    expect(near([0x64, 0xc8, 0x96], await colourAt((await process(found.published)).preview.bytes, 40, 100))).toBe(
      true,
    );
  });

  it('is refused by its header when it promises too many pixels, in itself or in its tiles', async () => {
    const bytes = await encoded(await halves('red', 'blue').png().toBuffer());
    if (!bytes) return;
    const size = bytes.indexOf('ispe');
    const huge = Buffer.from(bytes);
    huge.writeUInt32BE(60_000, size + 8);
    huge.writeUInt32BE(60_000, size + 12);

    await expect(process(huge)).rejects.toMatchObject({ code: 'content.too_many_pixels' });
    await expect(process(bytes.subarray(0, bytes.length - 200))).rejects.toMatchObject({
      code: expect.stringMatching(/^content\.(truncated|undecodable)$/),
    });
  });
});

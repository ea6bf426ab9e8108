import { createHash } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import { decode, pixelSha256 } from './decode.js';
import { DEFAULT_LIMITS, readHeader } from './header.js';

const raw = { width: 3, height: 2, channels: 3 } as const;
const picture = (): Sharp => sharp(Buffer.from(Array.from({ length: 18 }, (_, i) => i * 14)), { raw });

async function pixelHashOf(bytes: Buffer): Promise<string> {
  const header = await readHeader(bytes, 'png', DEFAULT_LIMITS);
  return pixelSha256(await decode(bytes, header, DEFAULT_LIMITS), header.orientation);
}

describe('the hash of pixels', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('is that of the upright picture at orientation %i', async (orientation) => {
    const bytes = await picture().withMetadata({ orientation }).png().toBuffer();
    const upright = await sharp(bytes).autoOrient().ensureAlpha().raw().toBuffer();

    expect(await pixelHashOf(bytes)).toBe(createHash('sha256').update(upright).digest('hex'));
  });

  it('survives another lossless container, and tells sixteen bits from eight', async () => {
    const png = await picture().png().toBuffer();
    const webp = await picture().webp({ lossless: true }).toBuffer();
    const deep = await picture().toColourspace('rgb16').png().toBuffer();

    expect(await pixelHashOf(webp)).toBe(await pixelHashOf(png));
    expect(await pixelHashOf(deep)).not.toBe(await pixelHashOf(png));
  });
});

describe('the header', () => {
  it('is refused when it promises more pixels than allowed, before any is decoded', async () => {
    const bytes = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: 'red' } })
      .png()
      .toBuffer();

    await expect(readHeader(bytes, 'png', DEFAULT_LIMITS)).rejects.toMatchObject({ code: 'content.too_many_pixels' });
  });

  it('speaks of the size as shown', async () => {
    const bytes = await picture().withMetadata({ orientation: 6 }).jpeg().toBuffer();

    expect(await readHeader(bytes, 'jpeg', DEFAULT_LIMITS)).toMatchObject({
      width: 2,
      height: 3,
      storedWidth: 3,
      orientation: 6,
    });
  });
});

describe('decoding', () => {
  it.each(['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const)('names a truncated %s', async (format) => {
    const noise = sharp({
      create: {
        width: 300,
        height: 200,
        channels: 3,
        background: 'red',
        noise: { type: 'gaussian', mean: 120, sigma: 60 },
      },
    });
    const whole = await noise.toFormat(format).toBuffer();
    const part = whole.subarray(0, Math.floor(whole.length * 0.6));

    const decoding = readHeader(part, format, DEFAULT_LIMITS).then((header) => decode(part, header, DEFAULT_LIMITS));

    await expect(decoding).rejects.toMatchObject({ code: expect.stringMatching(/^content\.(truncated|undecodable)$/) });
    const header = await readHeader(whole, format, DEFAULT_LIMITS);
    await expect(decode(whole, header, DEFAULT_LIMITS)).resolves.toMatchObject({ width: 300, height: 200 });
  });
});

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import sharp, { type Sharp } from 'sharp';
import { describeWithFixtures, sharedFixture } from '../testing/shared-fixture.js';
import { DEFAULT_LIMITS } from './header.js';
import { processImage, type ProcessedImage } from './process-image.js';

const process = (bytes: Buffer): Promise<ProcessedImage> => processImage(bytes, DEFAULT_LIMITS);
const photo = (): Sharp =>
  sharp({
    create: {
      width: 1_800,
      height: 900,
      channels: 3,
      background: 'teal',
      noise: { type: 'gaussian', mean: 120, sigma: 40 },
    },
  });

describe('processing a picture', () => {
  it.each(['jpeg', 'png', 'webp', 'gif', 'avif', 'tiff'] as const)(
    'makes everything of a %s and leaves its pixels alone',
    async (format) => {
      const bytes = await photo().resize(400).toFormat(format).toBuffer();
      const found = await process(bytes);

      expect(found).toMatchObject({ format, width: 400, height: 200, hiddenPayload: undefined });
      expect(found.preview).toMatchObject({ width: 400, height: 200 });
      expect(found.thumbnail).toMatchObject({ width: 320, height: 160 });
      expect(found.perceptualHash.hash).toMatch(/^[0-9a-f]{64}$/);
      expect(Buffer.from(found.thumbhash, 'base64').length).toBeGreaterThan(15);
      expect((await process(found.published)).pixelSha256).toBe(found.pixelSha256);
    },
  );

  it('keeps the previews within their sides and free of metadata', async () => {
    const { preview, thumbnail } = await process(
      await photo()
        .withExif({ IFD0: { Artist: 'Ada' } })
        .jpeg()
        .toBuffer(),
    );

    const [large, small] = await Promise.all([sharp(preview.bytes).metadata(), sharp(thumbnail.bytes).metadata()]);
    expect(large).toMatchObject({ format: 'webp', width: 1_440, height: 720 });
    expect(small).toMatchObject({ format: 'webp', width: 320, height: 160 });
    expect([large.exif, large.xmp, small.exif, small.xmp]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('shows sixteen-bit pictures and pictures with a colour profile in their true brightness', async () => {
    const grey = sharp({ create: { width: 64, height: 64, channels: 3, background: { r: 100, g: 150, b: 200 } } });
    const deep = await grey.clone().toColourspace('rgb16').png().toBuffer();
    const wide = await grey.clone().withIccProfile('p3').png().toBuffer();

    for (const bytes of [deep, wide]) {
      const data = await sharp((await process(bytes)).preview.bytes)
        .raw()
        .toBuffer();
      const errors = [100, 150, 200].map((wanted, at) => Math.abs((data[at] ?? 0) - wanted));
      expect(Math.max(...errors)).toBeLessThanOrEqual(4);
    }
    expect((await sharp((await process(wide)).published).metadata()).icc).toBeDefined();
  });

  it('treats all frames of an animation as one picture and previews the first', async () => {
    const frame = (colour: string): Promise<Buffer> =>
      sharp({ create: { width: 60, height: 40, channels: 4, background: colour } })
        .png()
        .toBuffer();
    const animate = async (...colours: string[]): Promise<Buffer> =>
      sharp(await Promise.all(colours.map(frame)), { join: { animated: true } })
        .gif()
        .toBuffer();
    const one = await process(await animate('red', 'green', 'blue'));
    const other = await process(await animate('red', 'green', 'black'));

    expect(one).toMatchObject({ width: 60, height: 40 });
    expect(one.thumbnail).toMatchObject({ width: 60, height: 40 });
    expect(one.pixelSha256).not.toBe(other.pixelSha256);
    expect((await sharp(one.published, { animated: true }).metadata()).pages).toBe(3);
  });

  it.each([
    ['zero bytes', Buffer.alloc(0), 'content.empty_file'],
    ['text', Buffer.from('just some words, named .jpg'), 'content.unsupported_format'],
    [
      'an SVG with a script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'content.unsupported_format',
    ],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'content.unsupported_format'],
  ])('refuses %s', async (_, bytes, code) => {
    await expect(process(bytes)).rejects.toMatchObject({ code });
  });

  it.each(['jpeg', 'png', 'webp', 'gif'] as const)(
    'publishes a %s polyglot without its other half, and names it',
    async (format) => {
      const clean = await photo().resize(100).toFormat(format).toBuffer();
      const zip = Buffer.from('PK\x03\x04 evil.jar', 'latin1');
      const html = Buffer.from('<html><script>alert(1)</script>');

      for (const [payload, kind] of [
        [zip, 'zip'],
        [html, 'html'],
      ] as const) {
        const found = await process(Buffer.concat([clean, payload]));
        expect(found.hiddenPayload).toBe(`${kind} in trailing`);
        expect(found.published.includes(payload)).toBe(false);
        expect((await process(clean)).pixelSha256).toBe(found.pixelSha256);
      }
    },
  );
});

describeWithFixtures('processing real photographs', () => {
  it('turns a picture upright in everything that is shown', async () => {
    const bytes = readFileSync(sharedFixture('exif', 'orientation-6.jpg'));
    const stored = await sharp(bytes).metadata();
    const found = await process(bytes);
    const upright = await sharp(bytes, { ignoreIcc: true }).autoOrient().ensureAlpha().raw().toBuffer();

    expect(found).toMatchObject({ width: stored.height, height: stored.width });
    expect(found.preview.width / found.preview.height).toBeCloseTo(found.width / found.height, 1);
    expect(found.pixelSha256).toBe(createHash('sha256').update(upright).digest('hex'));
    expect(await sharp(found.published).metadata()).toMatchObject({ orientation: 6 });
    expect(found.receipt.kept).toContain('orientation');
  });
});

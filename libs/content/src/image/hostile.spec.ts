import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { DEFAULT_LIMITS } from './header.js';
import { processImage, type ProcessedImage } from './process-image.js';

const process = (bytes: Buffer): Promise<ProcessedImage> => processImage(bytes, DEFAULT_LIMITS);
const plain = (width = 64, height = 48): Sharp =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 90, b: 40 } } });

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A PNG that promises a size and packs zeros for it: a thousandth of what it unpacks to. */
function pngOf(width: number, height: number, rows: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const data = deflateSync(Buffer.alloc(rows * (1 + width * 3)));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    ...[chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))],
  ]);
}

/** A GIF of many frames. */
function gifOf(frames: number, width = 1, height = 1): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt16LE(width, 0);
  size.writeUInt16LE(height, 2);
  const frame = Buffer.from('\x21\xf9\x04\0\x0a\0\0\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0', 'latin1');
  size.copy(frame, 13);
  const palette = Buffer.from([0x80, 0, 0, 0, 0, 0, 255, 255, 255]);
  return Buffer.concat([
    Buffer.from('GIF89a'),
    size,
    palette,
    ...Array.from({ length: frames }, () => frame),
    Buffer.from(';'),
  ]);
}

/** Overwrites the dimensions of a JPEG's frame, a WebP's canvas … where they stand. */
function resized(bytes: Buffer, at: number, ...values: number[]): Buffer {
  const copy = Buffer.from(bytes);
  values.forEach((value, index) => copy.writeUInt16BE(value, at + index * 2));
  return copy;
}

/** Overwrites numbers in the directory of a little-endian TIFF. */
function withEntries(bytes: Buffer, values: Readonly<Record<number, number>>): Buffer {
  const copy = Buffer.from(bytes);
  const directory = bytes.readUInt32LE(4);
  for (let entry = 0; entry < bytes.readUInt16LE(directory); entry += 1) {
    const at = directory + 2 + entry * 12;
    const value = values[bytes.readUInt16LE(at)];
    if (value === undefined) continue;
    copy.writeUInt16LE(4, at + 2);
    copy.writeUInt32LE(value, at + 8);
  }
  return copy;
}

describe('a decompression bomb', () => {
  it.each([
    ['PNG', () => pngOf(60_000, 60_000, 100)],
    ['GIF', () => gifOf(1, 65_535, 65_535)],
    [
      'TIFF',
      async () => withEntries(await plain().tiff({ compression: 'deflate' }).toBuffer(), { 256: 60_000, 257: 60_000 }),
    ],
    [
      'JPEG',
      async () => {
        const bytes = await plain().jpeg().toBuffer();
        return resized(bytes, bytes.indexOf(Buffer.from([0xff, 0xc0])) + 5, 65_500, 65_500);
      },
    ],
    [
      'WebP',
      async () => {
        const bytes = await plain().webp({ lossless: true }).toBuffer();
        bytes.writeUInt32LE(0x0fffffff, 21);
        return bytes;
      },
    ],
  ] as const)('of a %s is refused by its header', async (_format, make) => {
    await expect(process(await make())).rejects.toMatchObject({
      code: expect.stringMatching(/^content\.(too_many_pixels|undecodable)$/),
    });
  });

  it('of an animation of ten thousand frames is refused', async () => {
    await expect(process(gifOf(10_000))).rejects.toMatchObject({ code: 'content.too_many_frames' });
    expect(await process(gifOf(3))).toMatchObject({ width: 1, height: 1 });
  });

  it('of a JPEG of ten thousand passes is refused, while one of ten is not', async () => {
    const bytes = await plain(512, 512).jpeg({ progressive: true }).toBuffer();
    const lastScan = bytes.lastIndexOf(Buffer.from([0xff, 0xda]));
    const scan = bytes.subarray(lastScan, -2);
    const bomb = Buffer.concat([
      bytes.subarray(0, -2),
      ...Array.from({ length: 10_000 }, () => scan),
      bytes.subarray(-2),
    ]);

    await expect(process(bomb)).rejects.toMatchObject({ code: 'content.too_complex' });
    expect(await process(bytes)).toMatchObject({ format: 'jpeg' });
  });

  it('of a PNG with fewer rows than it promises breaks off', async () => {
    await expect(process(pngOf(4_000, 4_000, 20))).rejects.toMatchObject({
      code: expect.stringMatching(/^content\.(truncated|undecodable)$/),
    });
  });

  it('of a TIFF whose strips lie about their place is refused', async () => {
    const bytes = await plain(256, 256).tiff({ compression: 'none' }).toBuffer();
    const lying = withEntries(bytes, { 279: 0x7fffffff });
    await expect(process(lying)).rejects.toMatchObject({
      code: expect.stringMatching(/^content\.(truncated|undecodable)$/),
    });
  });
});

describe('an unusual picture', () => {
  const withProfile = (bytes: Buffer, profile: Buffer): Buffer => {
    const data = Buffer.concat([Buffer.from('x\0\0', 'latin1'), deflateSync(profile)]);
    return Buffer.concat([bytes.subarray(0, 33), chunk('iCCP', data), bytes.subarray(33)]);
  };

  it('with a broken colour profile is shown without it', async () => {
    const bytes = withProfile(
      await plain().png().toBuffer(),
      Buffer.from('this is no profile, however long it may be'.repeat(9)),
    );
    const found = await process(bytes);

    expect(found.receipt.kept).not.toContain('colour_profile');
    expect((await process(found.published)).pixelSha256).toBe(found.pixelSha256);
    const [red] = (await sharp(found.preview.bytes).stats()).channels;
    expect(Math.abs((red?.mean ?? 0) - 200)).toBeLessThan(6);
  });

  it.each([
    ['CMYK JPEG', () => plain().toColourspace('cmyk').jpeg().toBuffer()],
    ['CMYK TIFF', () => plain().toColourspace('cmyk').tiff({ compression: 'lzw' }).toBuffer()],
    ['CMYK TIFF with its profile', () => plain().withIccProfile('cmyk').tiff({ compression: 'deflate' }).toBuffer()],
    ['sixteen-bit TIFF', () => plain().toColourspace('rgb16').tiff({ compression: 'lzw' }).toBuffer()],
    [
      'TIFF in tiles',
      () => plain(300, 200).tiff({ compression: 'deflate', tile: true, tileWidth: 64, tileHeight: 64 }).toBuffer(),
    ],
    ['TIFF of JPEGs', () => plain(300, 200).tiff({ compression: 'jpeg' }).toBuffer()],
    [
      'bilevel TIFF',
      () => plain().threshold(128).toColourspace('b-w').tiff({ compression: 'ccittfax4', bitdepth: 1 }).toBuffer(),
    ],
    ['TIFF of WebPs', () => plain(300, 200).tiff({ compression: 'webp' }).toBuffer()],
    ['palette PNG', () => plain().png({ palette: true, colours: 4 }).toBuffer()],
    ['grey PNG of sixteen bits', () => plain().toColourspace('grey16').png().toBuffer()],
    ['interlaced PNG', () => plain().png({ progressive: true }).toBuffer()],
    ['progressive JPEG', () => plain().jpeg({ progressive: true }).toBuffer()],
  ] as const)('(%s) is published with the same pixels', async (_what, make) => {
    const found = await process(await make());

    expect((await process(found.published)).pixelSha256).toBe(found.pixelSha256);
    const means = (await sharp(found.preview.bytes).toColourspace('srgb').stats()).channels.map(({ mean }) => mean);
    expect(means.every((mean) => Number.isFinite(mean))).toBe(true);
  });

  it('renders as before: the same colours through its profile', async () => {
    const bytes = await plain().withIccProfile('p3').jpeg({ quality: 95 }).toBuffer();
    const { published } = await process(bytes);

    const rendered = (file: Buffer): Promise<Buffer> => sharp(file).toColourspace('srgb').raw().toBuffer();
    expect(await rendered(published)).toEqual(await rendered(bytes));
  });

  it('with a monitor named in its profile no longer says whose it is', async () => {
    const source = await plain().withIccProfile('p3').png().toBuffer();
    const profile = (await sharp(source).metadata()).icc as Buffer;
    const named = Buffer.from(profile.toString('latin1').replace(/(desc|mluc)/g, '$1'), 'latin1');
    named.write('Canary', 84, 'latin1'); // the header's field for whoever made it
    const found = await process(withProfile(await plain().png().toBuffer(), named));

    const icc = (await sharp(found.published).metadata()).icc as Buffer;
    expect(icc.includes('Canary')).toBe(false);
    expect(icc.readUInt16BE(24)).toBe(2_000);
  });
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exiftoolPath } from 'exiftool-vendored';
import sharp from 'sharp';
import { heifEncoder } from '@odr/content/testing';
import { contentReceipts, type ContentResponse } from '@odr/sdk';
import { Actor } from './support/actor.js';
import { ok } from './support/answers.js';
import { describeWithFixtures, fixture } from './support/fixtures.js';
import { exiftoolReader, exiv2Reader, type MetadataReader } from './support/metadata-readers.js';
import { RunningSystem } from './support/running-system.js';

const VARIANTS = ['original', 'preview', 'thumbnail'] as const;
const PLANTED = {
  SerialNumber: 'SN-CANARY-4711',
  OwnerName: 'Olga Canary',
  LensSerialNumber: 'LENS-CANARY',
  'XMP-aux:OwnerName': 'Aux Canary',
  'EXIF:GPSLatitude': '47.11',
  'EXIF:GPSLatitudeRef': 'N',
};
const FORMATS = ['jpeg', 'png', 'webp', 'tiff', 'avif', 'heic'] as const;
const PRIVATE = /gps|serial|owner|canary|makernote|thumbnail ?image|preview ?image|camera ?model/i;

describeWithFixtures('private metadata', () => {
  const folder = mkdtempSync(join(tmpdir(), 'odr-metadata-'));
  let readers: readonly MetadataReader[];
  let carla: Actor;

  beforeAll(async () => {
    carla = await Actor.contributor();
    const [exiftool, exiv2] = await Promise.all([exiftoolReader(), exiv2Reader()]);
    if (!exiv2) console.warn('SKIPPED: exiv2 could not be had, so exiftool alone reads the files');
    readers = exiv2 ? [exiftool, exiv2] : [exiftool];
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const served = async ({ id }: ContentResponse, variant: string): Promise<Buffer> => {
    const url = `${RunningSystem.get().url}/api/v1/contents/${id}/file?variant=${variant}`;
    const response = await fetch(url, { headers: { authorization: `Bearer ${carla.accessToken}` } });
    expect({ variant, status: response.status }).toEqual({ variant, status: 200 });
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    return Buffer.from(await response.arrayBuffer());
  };

  const readBack = (bytes: Buffer): string => {
    const path = join(folder, 'served');
    writeFileSync(path, bytes);
    return readers.map((read) => read(path)).join('\n');
  };

  /** The photograph in a format, with serial number, owner and place written into it; undefined where no encoder can be had. */
  const planted = async (format: (typeof FORMATS)[number]): Promise<Buffer | undefined> => {
    const photograph = fixture('exif', 'gps.jpg');
    const encode = format === 'heic' ? await heifEncoder() : undefined;
    if (format === 'heic' && !encode) return undefined;
    const path = join(folder, `planted.${format}`);
    const other = (): Promise<Buffer> =>
      sharp(photograph)
        .keepMetadata()
        .toFormat(format as 'png')
        .toBuffer();
    writeFileSync(path, format === 'jpeg' ? photograph : (encode?.(photograph, '-t', '160') ?? (await other())));
    const tags = Object.entries(PLANTED).map(([tag, value]) => `-${tag}=${value}`);
    execFileSync(await exiftoolPath(), ['-q', '-m', '-overwrite_original', ...tags, path]);
    return readFileSync(path);
  };

  const isInNothingServed = async (content: ContentResponse): Promise<void> => {
    expect(content).toMatchObject({ processingState: 'done' });
    for (const variant of VARIANTS) {
      const file = await served(content, variant);
      const found = readBack(file).split('\n');
      expect({ variant, found: found.filter((line) => PRIVATE.test(line)) }).toEqual({ variant, found: [] });
      expect(file.toString('latin1')).not.toMatch(/CANARY/i);
    }
  };

  it('of a photograph as it came is in no file that is served', async () => {
    const bytes = fixture('exif', 'gps.jpg');
    expect(readBack(bytes)).toMatch(PRIVATE);

    await isInNothingServed(await carla.contribute(bytes, 'holiday.jpg'));
  });

  it.each(FORMATS)(
    'written into a %s is in no file that is served, and its contributor is told of it',
    async (format) => {
      const bytes = await planted(format);
      if (!bytes) return;
      expect(readBack(bytes)).toMatch(/CANARY/i);

      const content = await carla.contribute(bytes, `holiday.${format}`);

      await isInNothingServed(content);
      expect(content).toMatchObject({ format });
      const { items } = await ok(contentReceipts({ client: carla.client, path: { id: content.id } }));
      const categories = items.flatMap(({ removed }) => removed.flatMap((part) => part.categories));
      expect(categories).toEqual(expect.arrayContaining(['location', 'device']));
      expect(JSON.stringify(items)).not.toMatch(/canary/i);
    },
  );

  it('goes while the orientation stays: the picture is upright everywhere', async () => {
    const bytes = fixture('exif', 'orientation-6.jpg');
    const content = await carla.contribute(bytes, 'turned.jpg');
    const expected = await miniature(bytes);

    for (const variant of VARIANTS) {
      const shown = await miniature(await served(content, variant));
      expect({ variant, isUpright: meanDifference(shown, expected) < 12 }).toEqual({ variant, isUpright: true });
    }
    const { autoOrient } = await sharp(bytes).metadata();
    expect(content).toMatchObject({ width: autoOrient.width, height: autoOrient.height });
  });
});

/** What a viewer that knows orientation shows, very small. */
const miniature = (bytes: Buffer): Promise<Buffer> =>
  sharp(bytes).autoOrient().removeAlpha().toColourspace('srgb').resize(16, 16, { fit: 'fill' }).raw().toBuffer();

function meanDifference(a: Buffer, b: Buffer): number {
  return a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0) / a.length;
}

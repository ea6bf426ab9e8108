import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { exiftoolPath } from 'exiftool-vendored';
import sharp from 'sharp';
import { describeWithFixtures, sharedFixture } from '../../testing/shared-fixture.js';
import { DEFAULT_LIMITS } from '../header.js';
import { processImage } from '../process-image.js';

const SECRETS = {
  SerialNumber: 'SN-4711-CANARY',
  OwnerName: 'Olga Owner-Canary',
  LensSerialNumber: 'LENS-CANARY',
  'XMP-aux:OwnerName': 'Aux Owner-Canary',
  UserComment: 'Comment-Canary',
  'IPTC:City': 'City-Canary',
  'XMP-photoshop:City': 'XmpCity-Canary',
  'EXIF:GPSLatitude': '47.11',
  'EXIF:GPSLatitudeRef': 'N',
  Comment: 'Free-Canary',
} as const;
const ORIGIN = {
  Artist: 'Ada Lovelace',
  Copyright: '© 2024 Ada',
  'XMP-xmpRights:UsageTerms': 'CC BY 4.0 & more',
} as const;

const SENSITIVE = /gps|serial|owner|canary|city|usercomment|makernote|camera|model|make\b|software|thumbnail|preview/i;

describeWithFixtures('what is published of a photograph with metadata', () => {
  let folder: string;
  let exiftool: string;
  const exiv2 = unpackedExiv2();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'clean-spec-'));
    exiftool = await exiftoolPath();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const withMetadata = async (format: string): Promise<Buffer> => {
    const path = join(folder, `in.${format}`);
    const original = readFileSync(sharedFixture('exif', 'gps.jpg'));
    writeFileSync(
      path,
      format === 'jpg'
        ? original
        : await sharp(original)
            .resize(300)
            .keepMetadata()
            .toFormat(format as 'png')
            .toBuffer(),
    );
    const tags = Object.entries({ ...SECRETS, ...ORIGIN }).map(([tag, value]) => `-${tag}=${value}`);
    execFileSync(exiftool, ['-q', '-q', '-m', '-overwrite_original', ...tags, path], { stdio: 'pipe' });
    return readFileSync(path);
  };

  const readBack = (bytes: Buffer, name: string): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const byExiftool = execFileSync(
      exiftool,
      ['-G1', '-a', '-u', '-s', '-ee', '--File:all', '--System:all', '--ExifTool:all', path],
      { encoding: 'utf8' },
    );
    return byExiftool + (exiv2?.(path) ?? '');
  };

  it.each(['jpg', 'png', 'webp', 'tiff', 'avif'])(
    'carries none of it in %s, and still says whose it is',
    async (format) => {
      const bytes = await withMetadata(format);
      expect(readBack(bytes, `before.${format}`)).toMatch(/canary/i);

      const { published, preview, thumbnail, metadata } = await processImage(bytes, DEFAULT_LIMITS);

      const after = readBack(published, `after.${format}`);
      expect(after.split('\n').filter((line) => SENSITIVE.test(line))).toEqual([]);
      for (const served of [published, preview.bytes, thumbnail.bytes])
        expect(served.toString('latin1')).not.toMatch(/canary/i);
      expect(after).toContain(ORIGIN.Artist);
      expect(after).toContain(ORIGIN['XMP-xmpRights:UsageTerms']);
      expect(metadata).toMatchObject({
        creator: ORIGIN.Artist,
        copyright: ORIGIN.Copyright,
        rights: ORIGIN['XMP-xmpRights:UsageTerms'],
      });
    },
  );

  it('publishes the original fixture without its place and camera', async () => {
    const { published, receipt } = await processImage(readFileSync(sharedFixture('exif', 'gps.jpg')), DEFAULT_LIMITS);

    expect(
      readBack(published, 'plain.jpg')
        .split('\n')
        .filter((line) => SENSITIVE.test(line)),
    ).toEqual([]);
    expect(receipt.removed.map(({ part }) => part)).toContain('APP1 Exif');
  });
});

describe('animations', () => {
  it('lose their comments and foreign extensions', async () => {
    const frames = await Promise.all(
      ['red', 'blue'].map((background) =>
        sharp({ create: { width: 9, height: 9, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const gif = await sharp(frames, { join: { animated: true } })
      .gif({ loop: 3 })
      .toBuffer();
    const comment = Buffer.from('\x21\xfe\x06canary\x00', 'latin1');
    const { published } = await processImage(
      Buffer.concat([gif.subarray(0, -1), comment, gif.subarray(-1)]),
      DEFAULT_LIMITS,
    );

    expect(published.includes('canary')).toBe(false);
    expect(await sharp(published, { animated: true }).metadata()).toMatchObject({ pages: 2, loop: 3 });
  });
});

/** Debian's exiv2, unpacked and not installed: a second reader that shares no code with the first. */
function unpackedExiv2(): ((path: string) => string) | undefined {
  const folder = join(homedir(), '.cache', 'open-data-repository', 'exiv2');
  const binary = join(folder, 'usr/bin/exiv2');
  try {
    if (!existsSync(binary)) {
      mkdirSync(folder, { recursive: true });
      execFileSync('apt-get', ['download', 'exiv2', 'libexiv2-27', 'libinih1'], {
        cwd: folder,
        stdio: 'pipe',
        timeout: 60_000,
      });
      for (const name of readdirSync(folder))
        if (name.endsWith('.deb')) execFileSync('dpkg-deb', ['-x', join(folder, name), folder], { stdio: 'pipe' });
    }
    const env = { ...process.env, LD_LIBRARY_PATH: join(folder, 'usr/lib/x86_64-linux-gnu') };
    execFileSync(binary, ['--version'], { env, stdio: 'pipe' });
    return (path) => {
      try {
        return execFileSync(binary, ['-pa', path], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
      } catch (error) {
        return String((error as { stdout?: string }).stdout ?? ''); // exit 253: no metadata at all
      }
    };
  } catch (error) {
    console.warn(`SKIPPED: the second reader, exiv2, cannot be had: ${String(error).split('\n')[0]}`);
    return undefined;
  }
}

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { exiftoolPath } from 'exiftool-vendored';
import { ImageFailure } from '../image-failure.js';
import sharp from '../safe-sharp.js';
import type { Cleaned, KeptMetadata } from './cleaned.js';

const run = promisify(execFile);
const TIMEOUT_MS = 20_000;

/** Tags a cleaned file may carry besides those of its structure; anything else means that cleaning failed. */
const HARMLESS_GROUPS = new Set([
  'ExifTool',
  'System',
  'File',
  'Composite',
  'QuickTime',
  'Meta',
  'ICC_Profile',
  'ICC-header',
  'ICC-view',
  'ICC-meas',
  'ICC-chrm',
  'XMP-dc',
  'XMP-xmpRights',
  'XMP-x',
  'PNG',
]);
const HARMLESS_IN_IFD0 = new Set(
  (
    'SubfileType OldSubfileType ImageWidth ImageHeight BitsPerSample Compression PhotometricInterpretation FillOrder StripOffsets SamplesPerPixel RowsPerStrip ' +
    'StripByteCounts XResolution YResolution ResolutionUnit PlanarConfiguration Orientation Predictor TileWidth TileLength TileOffsets TileByteCounts ColorMap ' +
    'ExtraSamples SampleFormat JPEGTables YCbCrCoefficients YCbCrSubSampling YCbCrPositioning ReferenceBlackWhite WhitePoint PrimaryChromaticities PageNumber T4Options T6Options'
  ).split(' '),
);

/**
 * Cleans the formats whose containers address bytes by offset, AVIF and TIFF, by exiftool, and reads the result back:
 * only what is found harmless afterwards counts. One short-lived process a file; these formats are rare.
 */
export async function cleanByExiftool(bytes: Buffer, format: 'avif' | 'tiff', kept: KeptMetadata): Promise<Cleaned> {
  const folder = await mkdtemp(join(tmpdir(), 'odr-clean-'));
  try {
    const [original, from, to] = ['original', 'in', 'out'].map((name) => join(folder, `${name}.${format}`)) as [
      string,
      string,
      string,
    ];
    await Promise.all([
      writeFile(original, bytes),
      writeFile(from, format === 'tiff' ? await onlyFirstPage(bytes) : bytes),
    ]);
    const strip = ['-all=', '-trailer:all='];
    const copy = ['-TagsFromFile', original, '-ICC_Profile', '-Orientation', ...additions(kept)];
    await exiftool(['-q', '-q', '-m', ...strip, ...copy, '-o', to, from]);
    const leftovers = await harmfulTags(to);
    if (leftovers.length > 0)
      throw new ImageFailure('content.undecodable', `Metadata that cannot be removed: ${leftovers.join(', ')}`);
    return { bytes: await readFile(to), removed: [] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A TIFF's further pages and directories may hold anything, previews too, and exiftool leaves them: write the picture anew, losslessly. */
const onlyFirstPage = (bytes: Buffer): Promise<Buffer> =>
  sharp(bytes, { ignoreIcc: true }).tiff({ compression: 'deflate', predictor: 'horizontal' }).toBuffer();

const additions = ({ creator, copyright, rights }: KeptMetadata): string[] => [
  ...(creator ? [`-XMP-dc:Creator=${creator}`] : []),
  ...(copyright ? [`-XMP-dc:Rights=${copyright}`] : []),
  ...(rights ? [`-XMP-xmpRights:UsageTerms=${rights}`] : []),
];

async function harmfulTags(path: string): Promise<string[]> {
  const [tags = {}] = JSON.parse(await exiftool(['-j', '-G1', '-a', '-u', path])) as Record<string, unknown>[];
  return Object.keys(tags).filter((key) => {
    const [group = '', tag = ''] = key.split(':');
    if (key === 'SourceFile' || HARMLESS_GROUPS.has(group)) return false;
    return !(/^IFD\d+$/.test(group) && HARMLESS_IN_IFD0.has(tag));
  });
}

async function exiftool(args: string[]): Promise<string> {
  try {
    const { stdout } = await run(await exiftoolPath(), args, { timeout: TIMEOUT_MS, maxBuffer: 16_000_000 });
    return stdout;
  } catch (error) {
    throw new ImageFailure(
      'content.undecodable',
      `exiftool: ${(error as { stderr?: string }).stderr?.trim() || String(error)}`,
    );
  }
}

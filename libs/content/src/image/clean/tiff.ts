import { PrivacyCategory, RemovedKind } from '@odr/contracts';
import { firstLine, ImageFailure } from '../image-failure.js';
import { exifTag } from '../receipt/exif-tags.js';
import sharp from '../safe-sharp.js';
import { brokenTiff, TiffReader, type TiffDirectory, type TiffEntry } from '../tiff/tiff-directory.js';
import { longs, writeTiff, type WrittenEntry } from '../tiff/tiff-writer.js';
import type { Additions, Cleaned, Removed } from './cleaned.js';
import { harmlessProfile } from './colour-profile.js';
import { zlibLength } from './stream-end.js';
import { cleanJpeg } from './jpeg.js';

const TAG = {
  subfileType: 254,
  compression: 259,
  stripOffsets: 273,
  stripByteCounts: 279,
  orientation: 274,
  tileOffsets: 324,
  tileByteCounts: 325,
  subDirectories: 330,
  jpegTables: 347,
  xmp: 700,
  iptc: 33_723,
  photoshop: 34_377,
  exif: 34_665,
  profile: 34_675,
  gps: 34_853,
} as const;
/** Size, samples, layout, palette, resolution, orientation, fax options, inks, chroma: numbers that a decoder needs. */
const ESSENTIAL: ReadonlySet<number> = new Set([
  ...[256, 257, 258, 259, 262, 263, 266, 274, 277, 278, 282, 283, 284, 292, 293, 296, 317, 318, 319, 320, 322, 323],
  ...[332, 334, 336, 338, 339, 340, 341, 529, 530, 531, 532],
]);
const ASCII = 2;
const BYTE = 1;
const LONG = 4;
const UNDEFINED = 7;
/** None, the fax codes, LZW, deflate twice, PackBits, LZMA, Zstandard: their data has no room for metadata. */
const PLAIN_COMPRESSIONS: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 8, 32_773, 32_946, 34_925, 50_000]);
/** Adobe's and the older number. */
const DEFLATE_COMPRESSIONS = new Set([8, 32_946]);
const JPEG_COMPRESSION = 7;
const PHOTOSHOP_OR_IPTC: ReadonlySet<number> = new Set([TAG.iptc, TAG.photoshop]);

/**
 * Writes a new file around the coded data of the first page: the directory entries a decoder needs, colour profile, creator and rights.
 * Further pages, previews in sub-directories, EXIF, GPS, maker notes, private and unknown entries are not copied.
 */
export async function cleanTiff(bytes: Buffer, additions: Additions): Promise<Cleaned> {
  const reader = new TiffReader(bytes);
  const page = reader.directory(reader.first);
  const compression = valueOf(reader, page, TAG.compression) ?? 1;
  if (PLAIN_COMPRESSIONS.has(compression) || compression === JPEG_COMPRESSION)
    return rewrite(bytes, reader, page, additions, compression === JPEG_COMPRESSION);
  // Rare codecs bring containers of their own: the pixels are written anew, without loss.
  const fresh = await sharp(bytes, { ignoreIcc: true })
    .tiff({ compression: 'deflate', predictor: 'horizontal' })
    .toBuffer()
    .catch((error: unknown) => {
      throw new ImageFailure('content.undecodable', 'The picture cannot be written anew.', firstLine(error));
    });
  const freshReader = new TiffReader(fresh);
  const { bytes: cleaned } = await rewrite(
    fresh,
    freshReader,
    freshReader.directory(freshReader.first),
    additions,
    false,
  );
  return { bytes: cleaned, removed: removedFrom(reader, page), hasProfile: false };
}

async function rewrite(
  bytes: Buffer,
  reader: TiffReader,
  page: TiffDirectory,
  { xmp }: Additions,
  isJpeg: boolean,
): Promise<Cleaned> {
  const removed = removedFrom(reader, page);
  const tiled = page.entries.some(({ tag }) => tag === TAG.tileOffsets);
  const [offsetsTag, countsTag] = tiled
    ? [TAG.tileOffsets, TAG.tileByteCounts]
    : [TAG.stripOffsets, TAG.stripByteCounts];
  const isDeflate = DEFLATE_COMPRESSIONS.has(valueOf(reader, page, TAG.compression) ?? 1);
  const strips: Buffer[] = [];
  for (const strip of stripsOf(bytes, reader, page, offsetsTag, countsTag))
    strips.push(isJpeg ? withoutSegments(strip, removed) : isDeflate ? await withoutTail(strip, removed) : strip);
  const entries: WrittenEntry[] = page.entries.filter(({ tag, type }) => ESSENTIAL.has(tag) && type !== ASCII);
  // Readers take a page that does not say it is the picture itself for a preview.
  entries.push({ tag: TAG.subfileType, type: LONG, count: 1, bytes: longs([0], reader.isLittle) });
  entries.push({
    tag: countsTag,
    type: LONG,
    count: strips.length,
    bytes: longs(
      strips.map(({ length }) => length),
      reader.isLittle,
    ),
  });
  const tables = entryOf(page, TAG.jpegTables);
  if (isJpeg && tables) entries.push(blob(TAG.jpegTables, UNDEFINED, withoutSegments(tables.bytes, removed)));
  const profile = profileOf(page, removed);
  if (profile) entries.push(blob(TAG.profile, UNDEFINED, profile));
  if (xmp) entries.push(blob(TAG.xmp, BYTE, xmp));
  return { bytes: writeTiff(reader.isLittle, entries, strips, offsetsTag), removed, hasProfile: profile !== undefined };
}

const blob = (tag: number, type: number, bytes: Buffer): WrittenEntry => ({ tag, type, count: bytes.length, bytes });

const entryOf = (page: TiffDirectory, tag: number): TiffEntry | undefined =>
  page.entries.find((entry) => entry.tag === tag);

function valueOf(reader: TiffReader, page: TiffDirectory, tag: number): number | undefined {
  const entry = entryOf(page, tag);
  return entry && reader.numbers({ ...entry, count: 1 })[0];
}

/** The coded data, each piece once: strips that all point at the same bytes must not grow into gigabytes. */
function stripsOf(
  bytes: Buffer,
  reader: TiffReader,
  page: TiffDirectory,
  offsetsTag: number,
  countsTag: number,
): Buffer[] {
  const [offsets, counts] = [entryOf(page, offsetsTag), entryOf(page, countsTag)];
  if (!offsets || !counts) throw brokenTiff('it does not say where its pixels lie');
  const lengths = reader.numbers(counts);
  let budget = bytes.length;
  return reader.numbers(offsets).map((start, index) => {
    const length = lengths[index] ?? 0;
    budget -= length;
    if (start + length > bytes.length)
      throw new ImageFailure('content.truncated', 'A strip lies behind the end of the TIFF.');
    if (budget < 0) throw brokenTiff('its strips overlap');
    return bytes.subarray(start, start + length);
  });
}

/** A strip that is a zlib stream, without what stands behind its end. */
async function withoutTail(strip: Buffer, removed: Removed[]): Promise<Buffer> {
  const end = (await zlibLength([strip])) ?? strip.length;
  if (end < strip.length)
    removed.push({ kind: RemovedKind.Trailing, what: 'trailing in strip', bytes: strip.subarray(end) });
  return strip.subarray(0, end);
}

/** A strip that is a JPEG of its own can carry whatever a JPEG can. */
function withoutSegments(stream: Buffer, removed: Removed[]): Buffer {
  if (stream.length === 0) return stream;
  const cleaned = cleanJpeg(stream, {});
  removed.push(...cleaned.removed);
  return cleaned.bytes;
}

function profileOf(page: TiffDirectory, removed: Removed[]): Buffer | undefined {
  const entry = entryOf(page, TAG.profile);
  if (!entry) return undefined;
  const profile = harmlessProfile(entry.bytes);
  if (profile.removed.length > 0)
    removed.push({ kind: RemovedKind.Profile, what: 'ICC_Profile', bytes: entry.bytes, tags: profile.removed });
  return profile.bytes;
}

const STRUCTURE: ReadonlySet<number> = new Set([
  ...ESSENTIAL,
  ...[
    TAG.subfileType,
    255,
    TAG.stripOffsets,
    TAG.stripByteCounts,
    TAG.tileOffsets,
    TAG.tileByteCounts,
    TAG.jpegTables,
    TAG.profile,
  ],
]);

/** Everything in the directory that is not copied, and the pages behind it. */
function removedFrom(reader: TiffReader, page: TiffDirectory): Removed[] {
  const pages = reader.furtherPages(page).map((further): Removed => ({
    kind: RemovedKind.Picture,
    what: 'further page',
    bytes: Buffer.concat(further.entries.filter(({ tag }) => !STRUCTURE.has(tag)).map(({ bytes }) => bytes)),
    tags: [{ name: 'Page', category: PrivacyCategory.HiddenPicture }],
  }));
  return [...page.entries.filter(({ tag }) => !STRUCTURE.has(tag)).map((entry) => describe(reader, entry)), ...pages];
}

function describe(reader: TiffReader, entry: TiffEntry): Removed {
  const { tag, type, bytes } = entry;
  const found = exifTag(tag);
  if (tag === TAG.xmp) return { kind: RemovedKind.Xmp, what: found.name, bytes };
  if (PHOTOSHOP_OR_IPTC.has(tag)) return { kind: RemovedKind.Iptc, what: found.name, bytes };
  if (tag === TAG.exif || tag === TAG.gps) {
    const inside = reader.directoryOrNothing(reader.numbers({ ...entry, count: 1 })[0] ?? 0)?.entries ?? [];
    const isGps = tag === TAG.gps;
    return {
      kind: RemovedKind.Exif,
      what: found.name,
      bytes: Buffer.concat(inside.map((value) => value.bytes)),
      tags: inside.map((value) =>
        isGps ? { name: found.name, category: PrivacyCategory.Location } : exifTag(value.tag),
      ),
    };
  }
  if (tag === TAG.subDirectories) return { kind: RemovedKind.Picture, what: found.name, bytes };
  const kind = type === ASCII && found.category === PrivacyCategory.Unknown ? RemovedKind.Text : RemovedKind.Exif;
  return {
    kind: tag >= 32_768 && kind !== RemovedKind.Text ? RemovedKind.Private : kind,
    what: found.name,
    bytes,
    tags: [found],
  };
}

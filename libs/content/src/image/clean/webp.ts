import { RemovedKind } from '@odr/contracts';
import { ImageFailure } from '../image-failure.js';
import type { Additions, Cleaned, Removed } from './cleaned.js';
import { harmlessProfile } from './colour-profile.js';

const RIFF_HEADER_BYTES = 12;
const FRAME_HEADER_BYTES = 16;
const ESSENTIAL = new Set(['VP8X', 'ICCP', 'ANIM', 'ANMF', 'ALPH', 'VP8 ', 'VP8L']);
const ESSENTIAL_IN_FRAME = new Set(['ALPH', 'VP8 ', 'VP8L']);
const HAS_ANIMATION = 0x02;
const HAS_XMP = 0x04;
const HAS_EXIF = 0x08;
const HAS_ALPHA = 0x10;
const HAS_PROFILE = 0x20;

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/** Copies the chunks that decoding needs; EXIF, XMP, unknown chunks and whatever follows the container goes. */
export function cleanWebp(bytes: Buffer, { exif, xmp }: Additions): Cleaned {
  const end = bytes.length >= RIFF_HEADER_BYTES ? 8 + bytes.readUInt32LE(4) : Infinity;
  if (end > bytes.length) throw new ImageFailure('content.truncated', 'The WebP container is longer than the file.');
  const removed: Removed[] = [];
  if (end < bytes.length) removed.push({ kind: RemovedKind.Trailing, what: 'trailing', bytes: bytes.subarray(end) });

  const chunks = keep(chunksOf(bytes.subarray(RIFF_HEADER_BYTES, end)), ESSENTIAL, removed).flatMap((chunk) => {
    if (chunk.type === 'ANMF') return [{ ...chunk, data: cleanFrame(chunk.data, removed) }];
    return chunk.type === 'ICCP' ? cleanProfile(chunk, removed) : [chunk];
  });
  const hasProfile = chunks.some(({ type }) => type === 'ICCP');
  const flags = (exif ? HAS_EXIF : 0) | (xmp ? HAS_XMP : 0) | (hasProfile ? HAS_PROFILE : 0);
  const extended = withFlags(chunks, flags);
  if (exif) extended.push({ type: 'EXIF', data: exif });
  if (xmp) extended.push({ type: 'XMP ', data: xmp });

  const body = Buffer.concat([Buffer.from('WEBP'), ...extended.map(write)]);
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return { bytes: Buffer.concat([head, body]), removed, hasProfile };
}

function chunksOf(bytes: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 0; at + 8 <= bytes.length;) {
    const size = bytes.readUInt32LE(at + 4);
    if (at + 8 + size > bytes.length)
      throw new ImageFailure('content.truncated', 'A WebP chunk is longer than its container.');
    chunks.push({ type: bytes.toString('latin1', at, at + 4), data: bytes.subarray(at + 8, at + 8 + size) });
    at += 8 + size + (size % 2);
  }
  return chunks;
}

const KIND_OF: Readonly<Record<string, RemovedKind>> = { EXIF: RemovedKind.Exif, 'XMP ': RemovedKind.Xmp };

const printable = (type: string): string => (/^[\x20-\x7e]{4}$/.test(type) ? type.trim() : 'unnamed chunk');

function cleanProfile({ type, data }: Chunk, removed: Removed[]): Chunk[] {
  const profile = harmlessProfile(data);
  if (profile.removed.length > 0)
    removed.push({ kind: RemovedKind.Profile, what: type, bytes: data, tags: profile.removed });
  return profile.bytes ? [{ type, data: profile.bytes }] : [];
}

function keep(chunks: readonly Chunk[], essential: ReadonlySet<string>, removed: Removed[]): Chunk[] {
  for (const { type, data } of chunks)
    if (!essential.has(type))
      removed.push({ kind: KIND_OF[type] ?? RemovedKind.Private, what: printable(type), bytes: data });
  return chunks.filter(({ type }) => essential.has(type));
}

function cleanFrame(frame: Buffer, removed: Removed[]): Buffer {
  const chunks = keep(chunksOf(frame.subarray(FRAME_HEADER_BYTES)), ESSENTIAL_IN_FRAME, removed);
  return Buffer.concat([frame.subarray(0, FRAME_HEADER_BYTES), ...chunks.map(write)]);
}

/** Metadata needs the extended header; a simple file gets one, made from the size in its bitstream. */
function withFlags(chunks: readonly Chunk[], flags: number): Chunk[] {
  const [first] = chunks;
  if (!first) throw new ImageFailure('content.undecodable', 'The WebP container holds no picture.');
  if (first.type === 'VP8X') {
    const data = Buffer.from(first.data.subarray(0, 10));
    // What the reserved bits say is nobody's business either.
    data.set([((data[0] ?? 0) & (HAS_ANIMATION | HAS_ALPHA)) | flags, 0, 0, 0]);
    return [{ type: 'VP8X', data }, ...chunks.slice(1)];
  }
  return flags === 0 ? [...chunks] : [{ type: 'VP8X', data: extendedHeader(first, flags) }, ...chunks];
}

function extendedHeader({ type, data }: Chunk, flags: number): Buffer {
  const lossless = type === 'VP8L';
  if (data.length < 10) throw new ImageFailure('content.truncated', 'The WebP bitstream is too short.');
  const packed = lossless ? data.readUInt32LE(1) : 0;
  const width = lossless ? packed & 0x3fff : (data.readUInt16LE(6) & 0x3fff) - 1;
  const height = lossless ? (packed >>> 14) & 0x3fff : (data.readUInt16LE(8) & 0x3fff) - 1;
  const alpha = lossless && (packed >>> 28) & 1 ? HAS_ALPHA : 0;
  const header = Buffer.alloc(10);
  header[0] = flags | alpha;
  header.writeUIntLE(width, 4, 3);
  header.writeUIntLE(height, 7, 3);
  return header;
}

function write({ type, data }: Chunk): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { PrivacyCategory, RemovedKind } from '@odr/contracts';
import { ImageFailure } from '../image-failure.js';
import type { Additions, Cleaned, Removed } from './cleaned.js';
import { harmlessProfile } from './colour-profile.js';
import { zlibLength } from './stream-end.js';

const SIGNATURE_BYTES = 8;
/** Pixels, palette, transparency, colour, physical size. Text, time, EXIF and private chunks are not among them. */
const ESSENTIAL = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB cICP mDCV cLLI sBIT bKGD hIST pHYs'.split(' '));
/** Further frames: decoders here, and so whoever decides about a picture, see the first one alone. */
const ANIMATION = new Set(['acTL', 'fcTL', 'fdAT']);
const TEXT = new Set(['tEXt', 'zTXt', 'iTXt']);
const MAX_PROFILE_BYTES = 16_000_000;

/** Copies the chunks that decoding needs; every other chunk goes, and whatever follows IEND or the end of the pixels' stream. */
export async function cleanPng(bytes: Buffer, { exif, xmp }: Additions): Promise<Cleaned> {
  const kept: Buffer[] = [bytes.subarray(0, SIGNATURE_BYTES)];
  const removed: Removed[] = [];
  let hasProfile = false;
  let at = SIGNATURE_BYTES;
  for (let type = ''; type !== 'IEND';) {
    const end = at + 12 <= bytes.length ? at + 12 + bytes.readUInt32BE(at) : Infinity;
    if (end > bytes.length) throw new ImageFailure('content.truncated', `The PNG breaks off at byte ${at}.`);
    const chunk = bytes.subarray(at, end);
    type = chunk.toString('latin1', 4, 8);
    if (ESSENTIAL.has(type)) kept.push(chunk);
    else if (type === 'iCCP' && !hasProfile) {
      const copy = cleanProfile(chunk, removed);
      hasProfile = copy !== undefined;
      if (copy) kept.push(copy);
    } else removed.push(nameOf(type, chunk));
    if (type === 'IHDR') {
      if (exif) kept.push(makeChunk('eXIf', exif));
      if (xmp) kept.push(makeChunk('iTXt', Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0', 'latin1'), xmp])));
    }
    at = end;
  }
  if (at < bytes.length) removed.push({ kind: RemovedKind.Trailing, what: 'trailing', bytes: bytes.subarray(at) });
  return { bytes: Buffer.concat(await withoutTail(kept, removed)), removed, hasProfile };
}

const isPixels = (chunk: Buffer): boolean => chunk.toString('latin1', 4, 8) === 'IDAT';

/** The chunks without what stands in IDAT behind the end of the stream that all of them make together. */
async function withoutTail(chunks: readonly Buffer[], removed: Removed[]): Promise<readonly Buffer[]> {
  const parts = chunks
    .slice(1)
    .filter(isPixels)
    .map((chunk) => chunk.subarray(8, -4));
  const pixels = await zlibLength(parts);
  if (pixels === undefined || pixels >= parts.reduce((sum, { length }) => sum + length, 0)) return chunks;
  const stream = Buffer.concat(parts);
  removed.push({ kind: RemovedKind.Trailing, what: 'trailing in IDAT', bytes: stream.subarray(pixels) });
  const first = chunks.findIndex((chunk, index) => index > 0 && isPixels(chunk));
  const rest = chunks.slice(first).filter((chunk) => !isPixels(chunk));
  return [...chunks.slice(0, first), makeChunk('IDAT', stream.subarray(0, pixels)), ...rest];
}

/** The chunk holds a name and a compressed profile. */
function cleanProfile(chunk: Buffer, removed: Removed[]): Buffer | undefined {
  const profile = harmlessProfile(inflated(chunk));
  if (profile.removed.length > 0)
    removed.push({ kind: RemovedKind.Profile, what: 'iCCP', bytes: chunk, tags: profile.removed });
  return profile.bytes && profileChunk(profile.bytes);
}

/** A colour profile as a PNG carries it. */
export const profileChunk = (profile: Buffer): Buffer =>
  makeChunk('iCCP', Buffer.concat([Buffer.from('icc\0\0', 'latin1'), deflateSync(profile)]));

function inflated(chunk: Buffer): Buffer {
  const name = chunk.indexOf(0, 8);
  try {
    return inflateSync(chunk.subarray(name + 2, -4), { maxOutputLength: MAX_PROFILE_BYTES });
  } catch {
    return Buffer.alloc(0); // not compressed as it should be: no decoder uses such a profile
  }
}

function nameOf(type: string, chunk: Buffer): Removed {
  const what = /^[A-Za-z]{4}$/.test(type) ? type : 'unnamed chunk';
  if (ANIMATION.has(type)) return { kind: RemovedKind.Animation, what, bytes: chunk };
  if (type === 'eXIf') return { kind: RemovedKind.Exif, what, bytes: chunk };
  if (!TEXT.has(type)) return { kind: RemovedKind.Private, what, bytes: chunk };
  const keyword = /^[\x20-\x7e]{0,79}/.exec(chunk.toString('latin1', 8, 88))?.[0] ?? '';
  if (keyword === 'XML:com.adobe.xmp') return { kind: RemovedKind.Xmp, what, bytes: chunk };
  return { kind: RemovedKind.Text, what, bytes: chunk, tags: [{ name: keyword, category: PrivacyCategory.FreeText }] };
}

function makeChunk(type: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, 'latin1');
  data.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}

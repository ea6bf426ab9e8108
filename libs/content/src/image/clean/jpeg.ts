import { ImageFailure } from '../image-failure.js';
import type { Additions, Cleaned, Removed } from './cleaned.js';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const MAX_SEGMENT_BYTES = 65_533;

/** Copies the segments that decoding needs, and the colour profile; every other segment and whatever follows the picture goes. */
export function cleanJpeg(bytes: Buffer, { exif, xmp }: Additions): Cleaned {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  const removed: Removed[] = [];
  let at = 2;
  let added = false;
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined || marker === SOI) throw broken(at);
    if (marker === EOI) break;
    const end = at + 2 + (at + 4 <= bytes.length ? bytes.readUInt16BE(at + 2) : 0);
    if (end <= at + 3 || end > bytes.length) throw broken(at);
    const segment = bytes.subarray(at, end);
    const copy = essential(marker, segment);
    // The standard wants JFIF first; everything of ours goes right behind it.
    if (!added && !(marker === APP0 && copy)) {
      kept.push(...ours(exif, xmp));
      added = true;
    }
    if (copy) kept.push(copy);
    if (copy?.length !== segment.length) removed.push({ what: name(marker, segment), bytes: segment });
    at = marker === SOS ? endOfScan(bytes, end) : end;
    if (marker === SOS) kept.push(bytes.subarray(end, at));
  }
  kept.push(bytes.subarray(at, at + 2));
  if (at + 2 < bytes.length) removed.push({ what: 'trailing', bytes: bytes.subarray(at + 2) });
  return { bytes: Buffer.concat(kept), removed };
}

/** The segment itself, a part of it, or undefined if a decoder does without. */
function essential(marker: number, segment: Buffer): Buffer | undefined {
  if (marker === APP0) return startsWith(segment, 'JFIF\0') ? withoutThumbnail(segment) : undefined;
  if (marker === APP2) return startsWith(segment, 'ICC_PROFILE\0') ? segment : undefined;
  if (marker === APP14) return startsWith(segment, 'Adobe') ? segment.subarray(0, 16) : undefined;
  const isTable = marker === 0xdb || marker === 0xc4 || marker === 0xcc || marker === 0xdd || marker === 0xdc;
  const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8;
  return isTable || isFrame || marker === SOS ? segment : undefined;
}

function withoutThumbnail(jfif: Buffer): Buffer {
  if (jfif.length <= 18) return jfif;
  const head = Buffer.from(jfif.subarray(0, 18));
  head.writeUInt16BE(16, 2);
  head.writeUInt16BE(0, 16);
  return head;
}

/** Skips entropy-coded data: until a marker that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at !== -1 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] as number;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw broken(bytes.length);
}

function ours(exif?: Buffer, xmp?: Buffer): Buffer[] {
  const segments: Buffer[] = [];
  if (exif) segments.push(app1('Exif\0\0', exif));
  if (xmp) segments.push(app1('http://ns.adobe.com/xap/1.0/\0', xmp));
  return segments;
}

function app1(prefix: string, payload: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(prefix, 'latin1'), payload]);
  if (body.length > MAX_SEGMENT_BYTES) throw new RangeError('The metadata to keep does not fit into one segment.');
  const head = Buffer.from([0xff, APP1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

const startsWith = (segment: Buffer, prefix: string): boolean =>
  segment.toString('latin1', 4, 4 + prefix.length) === prefix;

function name(marker: number, segment: Buffer): string {
  if (marker === 0xfe) return 'COM';
  if (marker < APP0 || marker > 0xef) return `marker ${marker.toString(16)}`;
  const label = /^[\x20-\x7e]*/.exec(segment.toString('latin1', 4, 40))?.[0] ?? '';
  return `APP${marker - APP0} ${label}`.trim();
}

const broken = (at: number): ImageFailure =>
  new ImageFailure('content.undecodable', `The JPEG structure breaks off at byte ${at}.`);

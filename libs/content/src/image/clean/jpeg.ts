import { RemovedKind } from '@odr/contracts';
import { ImageFailure } from '../image-failure.js';
import type { Additions, Cleaned, Removed } from './cleaned.js';
import { harmlessProfile } from './colour-profile.js';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const COM = 0xfe;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP13 = 0xed;
const APP14 = 0xee;
const MAX_SEGMENT_BYTES = 65_533;
const PROFILE_PREFIX = 'ICC_PROFILE\0';
const PROFILE_PIECE_AT = 4 + PROFILE_PREFIX.length + 2;
const PROFILE_PIECE_BYTES = 65_000;

/** Copies the segments that decoding needs, and the colours of the profile; every other segment and whatever follows the picture goes. */
export function cleanJpeg(bytes: Buffer, additions: Additions): Cleaned {
  const { segments, removed } = segmentsOf(bytes);
  const pieces = segments.filter(isProfile).map(({ bytes: piece }) => piece);
  const profile = pieces.length > 0 ? profileOf(pieces) : undefined;
  if (profile && profile.removed.length > 0)
    removed.push({
      kind: RemovedKind.Profile,
      what: 'ICC_PROFILE',
      bytes: Buffer.concat(pieces),
      tags: profile.removed,
    });

  const kept: Buffer[] = [bytes.subarray(0, 2)];
  const ours = [...metadata(additions), ...(profile?.bytes ? profilePieces(profile.bytes) : [])];
  for (const segment of segments) {
    if (isProfile(segment)) continue;
    const copy = essential(segment);
    // The standard wants JFIF first; everything of ours goes right behind it.
    if (!(kept.length === 1 && segment.marker === APP0 && copy)) kept.push(...ours.splice(0));
    if (copy) kept.push(copy);
    if (segment.data) kept.push(segment.data);
    if (copy?.length !== segment.bytes.length) removed.push({ ...nameOf(segment), bytes: segment.bytes });
  }
  kept.push(...ours, Buffer.from([0xff, EOI]));
  return { bytes: Buffer.concat(kept), removed, hasProfile: profile?.bytes !== undefined };
}

interface Segment {
  readonly marker: number;
  /** With its marker and length. */
  readonly bytes: Buffer;
  /** Of a scan: the entropy-coded data behind it. */
  readonly data?: Buffer;
}

/** Walks from marker to marker. Bytes between segments, which decoders skip, are told as removed; so is what follows the end. */
function segmentsOf(bytes: Buffer): { segments: Segment[]; removed: Removed[] } {
  const segments: Segment[] = [];
  const removed: Removed[] = [];
  let at = 2;
  for (;;) {
    const start = markerFrom(bytes, at);
    if (start > at && bytes.subarray(at, start).some((byte) => byte !== 0xff))
      removed.push({ kind: RemovedKind.Trailing, what: 'between segments', bytes: bytes.subarray(at, start) });
    const marker = bytes[start + 1];
    if (marker === undefined || marker === SOI) throw broken(start);
    if (marker === EOI) {
      if (start + 2 < bytes.length)
        removed.push({ kind: RemovedKind.Trailing, what: 'trailing', bytes: bytes.subarray(start + 2) });
      return { segments, removed };
    }
    const end = start + 2 + (start + 4 <= bytes.length ? bytes.readUInt16BE(start + 2) : 0);
    if (end <= start + 3 || end > bytes.length) throw broken(start);
    at = marker === SOS ? endOfScan(bytes, end) : end;
    segments.push({
      marker,
      bytes: bytes.subarray(start, end),
      data: marker === SOS ? bytes.subarray(end, at) : undefined,
    });
  }
}

/** The next marker that stands for something: not a fill byte, a stuffed zero or a restart. */
function markerFrom(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next !== undefined && next > 1 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw broken(bytes.length);
}

const endOfScan = markerFrom;

const isProfile = ({ marker, bytes }: Segment): boolean => marker === APP2 && startsWith(bytes, PROFILE_PREFIX);

/** Puts the pieces together in the order of their numbers; broken numbering makes a broken profile. */
function profileOf(pieces: readonly Buffer[]): ReturnType<typeof harmlessProfile> {
  const numberOf = (piece: Buffer): number => piece[PROFILE_PIECE_AT - 2] ?? 0;
  const sorted = [...pieces].sort((a, b) => numberOf(a) - numberOf(b));
  return harmlessProfile(Buffer.concat(sorted.map((piece) => piece.subarray(PROFILE_PIECE_AT))));
}

function profilePieces(profile: Buffer): Buffer[] {
  const count = Math.ceil(profile.length / PROFILE_PIECE_BYTES);
  return Array.from({ length: count }, (_, index) =>
    makeSegment(
      APP2,
      `${PROFILE_PREFIX}${String.fromCharCode(index + 1, count)}`,
      profile.subarray(index * PROFILE_PIECE_BYTES, (index + 1) * PROFILE_PIECE_BYTES),
    ),
  );
}

/** The segment itself, a part of it, or undefined if a decoder does without. */
function essential({ marker, bytes }: Segment): Buffer | undefined {
  if (marker === APP0) return startsWith(bytes, 'JFIF\0') ? withoutThumbnail(bytes) : undefined;
  if (marker === APP14) return startsWith(bytes, 'Adobe') && bytes.length >= 16 ? cut(bytes, 16) : undefined;
  const isTable = marker === 0xdb || marker === 0xc4 || marker === 0xcc || marker === 0xdd || marker === 0xdc;
  const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8;
  return isTable || isFrame || marker === SOS ? bytes : undefined;
}

function withoutThumbnail(jfif: Buffer): Buffer | undefined {
  if (jfif.length < 18) return undefined;
  const head = cut(jfif, 18);
  head.writeUInt16BE(0, 16);
  return head;
}

function cut(bytes: Buffer, length: number): Buffer {
  const head = Buffer.from(bytes.subarray(0, length));
  head.writeUInt16BE(length - 2, 2);
  return head;
}

function metadata({ exif, xmp }: Additions): Buffer[] {
  return [
    ...(exif ? [makeSegment(APP1, 'Exif\0\0', exif)] : []),
    ...(xmp ? [makeSegment(APP1, 'http://ns.adobe.com/xap/1.0/\0', xmp)] : []),
  ];
}

function makeSegment(marker: number, prefix: string, payload: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(prefix, 'latin1'), payload]);
  if (body.length > MAX_SEGMENT_BYTES) throw new RangeError('The metadata to keep does not fit into one segment.');
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

const startsWith = (bytes: Buffer, prefix: string): boolean =>
  bytes.toString('latin1', 4, 4 + prefix.length) === prefix;

function nameOf({ marker, bytes }: Segment): Pick<Removed, 'kind' | 'what'> {
  if (marker === COM) return { kind: RemovedKind.Text, what: 'COM' };
  if (marker < APP0 || marker > 0xef) return { kind: RemovedKind.Private, what: `marker ${marker.toString(16)}` };
  const label = /^[\x20-\x7e]*/.exec(bytes.toString('latin1', 4, 40))?.[0] ?? '';
  return { kind: kindOf(marker, label), what: `APP${marker - APP0} ${label}`.trim() };
}

function kindOf(marker: number, label: string): RemovedKind {
  if (marker === APP0 && /^JF(?:IF|XX)$/.test(label)) return RemovedKind.Picture;
  if (marker === APP1 && label === 'Exif') return RemovedKind.Exif;
  if (marker === APP1 && label.startsWith('http://ns.adobe.com/x')) return RemovedKind.Xmp;
  if (marker === APP2 && label === 'MPF') return RemovedKind.Picture;
  return marker === APP13 && label.startsWith('Photoshop') ? RemovedKind.Iptc : RemovedKind.Private;
}

const broken = (at: number): ImageFailure =>
  new ImageFailure('content.undecodable', `The JPEG structure breaks off at byte ${at}.`);

import { RemovedKind } from '@odr/contracts';
import { ImageFailure } from '../image-failure.js';
import type { Additions, Cleaned, Removed } from './cleaned.js';
import { harmlessProfile } from './colour-profile.js';

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const GRAPHIC_CONTROL = 0xf9;
const APPLICATION = 0xff;
const COMMENT = 0xfe;
const PLAIN_TEXT = 0x01;
const LOOPING = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0']);
const PROFILE = 'ICCRGBG1012';

/** Copies frames, their timing, looping and colour profile; comments, plain text, other extensions and what follows the trailer go. */
export function cleanGif(bytes: Buffer, { xmp }: Additions): Cleaned {
  const start = 13 + tableBytes(bytes[10]);
  const kept: Buffer[] = [Buffer.concat([Buffer.from('GIF89a'), bytes.subarray(6, start)])];
  const removed: Removed[] = [];
  let hasProfile = false;
  if (xmp) kept.push(xmpExtension(xmp));
  let at = start;
  for (let block = bytes[at]; block !== TRAILER; block = bytes[at]) {
    const end = endOf(bytes, at, block);
    const part = bytes.subarray(at, end);
    const copy = block === IMAGE ? part : essential(part, removed);
    if (copy) kept.push(copy);
    else removed.push({ ...nameOf(part), bytes: part });
    hasProfile ||= copy !== undefined && applicationOf(part) === PROFILE;
    at = end;
  }
  kept.push(Buffer.from([TRAILER]));
  if (at + 1 < bytes.length)
    removed.push({ kind: RemovedKind.Trailing, what: 'trailing', bytes: bytes.subarray(at + 1) });
  return { bytes: Buffer.concat(kept), removed, hasProfile };
}

const tableBytes = (packed: number | undefined): number =>
  packed !== undefined && packed & 0x80 ? 3 << ((packed & 7) + 1) : 0;

function endOf(bytes: Buffer, at: number, block: number | undefined): number {
  if (block === EXTENSION) return endOfSubBlocks(bytes, at + 2);
  if (block === IMAGE) return endOfSubBlocks(bytes, at + 10 + tableBytes(bytes[at + 9]) + 1);
  throw new ImageFailure('content.truncated', `The GIF breaks off at byte ${at}.`);
}

function endOfSubBlocks(bytes: Buffer, start: number): number {
  let at = start;
  for (let size = bytes[at]; size !== 0; size = bytes[at]) {
    if (size === undefined) throw new ImageFailure('content.truncated', `The GIF breaks off at byte ${bytes.length}.`);
    at += 1 + size;
  }
  return at + 1;
}

const applicationOf = (part: Buffer): string | undefined =>
  part[1] === APPLICATION && part[2] === 11 ? part.toString('latin1', 3, 14) : undefined;

/** The extension as a decoder needs it: nothing may hide behind a loop count or in a profile. */
function essential(part: Buffer, removed: Removed[]): Buffer | undefined {
  if (part[1] === GRAPHIC_CONTROL) return part[2] === 4 && part.length === 8 ? part : undefined;
  const application = applicationOf(part) ?? '';
  if (LOOPING.has(application)) {
    const isLoop = part[14] === 3 && part[15] === 1 && part.length >= 19;
    return isLoop ? Buffer.concat([part.subarray(0, 18), Buffer.alloc(1)]) : undefined;
  }
  if (application !== PROFILE) return undefined;
  const profile = harmlessProfile(joined(part.subarray(14)));
  if (profile.bytes && profile.removed.length > 0)
    removed.push({ kind: RemovedKind.Profile, what: PROFILE, bytes: part, tags: profile.removed });
  return profile.bytes && Buffer.concat([part.subarray(0, 14), ...subBlocks(profile.bytes)]);
}

function joined(blocks: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; blocks[at]; at += 1 + (blocks[at] ?? 0))
    pieces.push(blocks.subarray(at + 1, at + 1 + (blocks[at] ?? 0)));
  return Buffer.concat(pieces);
}

function subBlocks(data: Buffer): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0; at < data.length; at += 255) {
    const piece = data.subarray(at, at + 255);
    pieces.push(Buffer.from([piece.length]), piece);
  }
  return [...pieces, Buffer.alloc(1)];
}

function nameOf(part: Buffer): Pick<Removed, 'kind' | 'what'> {
  const label = part[1] ?? 0;
  if (label === COMMENT) return { kind: RemovedKind.Text, what: 'comment' };
  if (label === PLAIN_TEXT) return { kind: RemovedKind.Text, what: 'plain text' };
  const application = applicationOf(part)?.replace(/[^\x20-\x7e]/g, '?');
  if (application === 'XMP DataXMP') return { kind: RemovedKind.Xmp, what: application };
  return { kind: RemovedKind.Private, what: application ?? `extension ${label.toString(16)}` };
}

/** XMP in a GIF is not cut into sub-blocks: a "magic trailer" of 258 bytes leads any reader that counts blocks to the end. */
function xmpExtension(xmp: Buffer): Buffer {
  const trailer = Buffer.from([1, ...Array.from({ length: 256 }, (_, i) => 255 - i), 0]);
  return Buffer.concat([Buffer.from([EXTENSION, APPLICATION, 11]), Buffer.from('XMP DataXMP'), xmp, trailer]);
}

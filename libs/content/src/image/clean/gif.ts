import { ImageFailure } from '../image-failure.js';
import type { Additions, Cleaned, Removed } from './cleaned.js';

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const GRAPHIC_CONTROL = 0xf9;
const APPLICATION = 0xff;
const KEPT_APPLICATIONS = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012']);

/** Copies frames, their timing, looping and colour profile; comments, plain text, other extensions and what follows the trailer go. */
export function cleanGif(bytes: Buffer, { xmp }: Additions): Cleaned {
  const start = 13 + tableBytes(bytes[10]);
  const kept: Buffer[] = [Buffer.concat([Buffer.from('GIF89a'), bytes.subarray(6, start)])];
  const removed: Removed[] = [];
  if (xmp) kept.push(xmpExtension(xmp));
  let at = start;
  for (let block = bytes[at]; block !== TRAILER; block = bytes[at]) {
    const end = endOf(bytes, at, block);
    const part = bytes.subarray(at, end);
    if (block === IMAGE || isEssential(part)) kept.push(part);
    else removed.push({ what: nameOf(part), bytes: part });
    at = end;
  }
  kept.push(Buffer.from([TRAILER]));
  if (at + 1 < bytes.length) removed.push({ what: 'trailing', bytes: bytes.subarray(at + 1) });
  return { bytes: Buffer.concat(kept), removed };
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

const isEssential = (part: Buffer): boolean =>
  part[1] === GRAPHIC_CONTROL || KEPT_APPLICATIONS.has(applicationOf(part) ?? '');

const nameOf = (part: Buffer): string => applicationOf(part) ?? `extension ${(part[1] ?? 0).toString(16)}`;

/** XMP in a GIF is not cut into sub-blocks: a "magic trailer" of 258 bytes leads any reader that counts blocks to the end. */
function xmpExtension(xmp: Buffer): Buffer {
  const trailer = Buffer.from([1, ...Array.from({ length: 256 }, (_, i) => 255 - i), 0]);
  return Buffer.concat([Buffer.from([EXTENSION, APPLICATION, 11]), Buffer.from('XMP DataXMP'), xmp, trailer]);
}

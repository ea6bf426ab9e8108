import { crc32 } from 'node:zlib';
import type { Random } from './random.js';

/** One way to break a file. */
type Breakage = (bytes: Buffer, random: Random, others: readonly Buffer[]) => Buffer;

/** What counters and sizes lie with. */
const LIES = [0, 1, 2, 0x7f, 0xff, 0x100, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];
const MAX_BYTES = 3_000_000;

const flipBits: Breakage = (bytes, random) => {
  for (let left = 1 + random.below(12); left > 0; left -= 1) {
    const at = random.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  }
  return bytes;
};

/** Most of a file's structure stands near its start. */
const flipHeadBits: Breakage = (bytes, random) => {
  for (let left = 1 + random.below(4); left > 0; left -= 1) {
    const at = random.below(Math.min(bytes.length, 400));
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  }
  return bytes;
};

const truncate: Breakage = (bytes, random) => bytes.subarray(0, random.below(bytes.length));

const lieAboutLength: Breakage = (bytes, random) => {
  const size = random.oneOf([1, 2, 4] as const);
  const at = random.below(Math.max(1, bytes.length - size));
  const value = random.oneOf(LIES) % 2 ** (8 * size);
  if (random.below(2) === 0) bytes.writeUIntBE(value, at, size);
  else bytes.writeUIntLE(value, at, size);
  return bytes;
};

const splice: Breakage = (bytes, random, others) => {
  const other = random.oneOf(others);
  return Buffer.concat([bytes.subarray(0, random.below(bytes.length)), other.subarray(random.below(other.length))]);
};

const repeatPiece: Breakage = (bytes, random) => {
  const start = random.below(bytes.length);
  const piece = bytes.subarray(start, start + 1 + random.below(200));
  const times = Math.min(1 + random.below(random.oneOf([2, 50, 3_000])), Math.floor(MAX_BYTES / piece.length));
  return Buffer.concat([
    bytes.subarray(0, start),
    ...Array.from({ length: times }, () => piece),
    bytes.subarray(start),
  ]);
};

const dropPiece: Breakage = (bytes, random) => {
  const start = random.below(bytes.length);
  return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + 1 + random.below(64))]);
};

const overwritePiece: Breakage = (bytes, random) => {
  const start = random.below(bytes.length);
  return bytes.fill(random.oneOf([0, 0xff, 0x41]), start, Math.min(bytes.length, start + 1 + random.below(64)));
};

const swapPieces: Breakage = (bytes, random) => {
  const size = 1 + random.below(64);
  const [a, b] = [random.below(bytes.length), random.below(bytes.length)];
  const copy = Buffer.from(bytes);
  bytes.copy(copy, a, b, Math.min(bytes.length, b + size));
  bytes.copy(copy, b, a, Math.min(bytes.length, a + size));
  return copy;
};

/** Where the formats keep their dimensions: after these bytes, that many further on, in that many bytes each. */
const DIMENSIONS = [
  { after: Buffer.from([0xff, 0xc0]), skip: 3, size: 2 },
  { after: Buffer.from([0xff, 0xc2]), skip: 3, size: 2 },
  { after: Buffer.from('IHDR'), skip: 0, size: 4 },
  { after: Buffer.from('GIF89a'), skip: 0, size: 2 },
  { after: Buffer.from('VP8X'), skip: 8, size: 3 },
  { after: Buffer.from('ispe'), skip: 4, size: 4 },
] as const;

const resize: Breakage = (bytes, random) => {
  for (const { after, skip, size } of DIMENSIONS) {
    const at = bytes.indexOf(after) + after.length + skip + random.below(2) * size;
    if (bytes.indexOf(after) === -1 || at + size > bytes.length) continue;
    bytes.writeUIntBE((random.oneOf(LIES) + random.below(3)) % 2 ** (8 * size), at, size);
  }
  return bytes;
};

/** Breaks what is within a PNG's chunks and puts the checksums right, so that decoders look further. */
const breakBehindChecksums: Breakage = (bytes, random, others) => {
  const broken = random.oneOf([flipBits, flipHeadBits, overwritePiece, resize])(bytes, random, others);
  if (broken.readUInt32BE(0) !== 0x89504e47) return broken;
  for (let at = 8; at + 12 <= broken.length;) {
    const end = at + 8 + broken.readUInt32BE(at);
    if (end + 4 > broken.length) break;
    broken.writeUInt32BE(crc32(broken.subarray(at + 4, end)), end);
    at = end + 4;
  }
  return broken;
};

const BREAKAGES: readonly (readonly [string, Breakage])[] = [
  ['flipped bits', flipBits],
  ['flipped bits in the head', flipHeadBits],
  ['truncated', truncate],
  ['lying length', lieAboutLength],
  ['lying length', lieAboutLength],
  ['spliced', splice],
  ['repeated', repeatPiece],
  ['dropped', dropPiece],
  ['overwritten', overwritePiece],
  ['swapped', swapPieces],
  ['resized', resize],
  ['broken behind checksums', breakBehindChecksums],
];

export interface BrokenPicture {
  readonly bytes: Buffer;
  /** What was done to it, in words. */
  readonly how: string;
}

/** Breaks a picture in one to three ways, the same ways for the same random numbers. */
export function breakPicture(picture: Buffer, others: readonly Buffer[], random: Random): BrokenPicture {
  let bytes: Buffer = Buffer.from(picture);
  const how: string[] = [];
  for (let left = 1 + random.below(3); left > 0 && bytes.length > 8; left -= 1) {
    const [name, breakage] = random.oneOf(BREAKAGES);
    bytes = Buffer.from(breakage(bytes, random, others));
    how.push(name);
  }
  return { bytes, how: how.join(', ') };
}

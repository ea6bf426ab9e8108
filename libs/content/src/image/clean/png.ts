import { crc32 } from 'node:zlib';
import { ImageFailure } from '../image-failure.js';
import type { Additions, Cleaned, Removed } from './cleaned.js';

const SIGNATURE_BYTES = 8;
/** Pixels, palette, transparency, colour, physical size, animation. Text, time, EXIF and private chunks are not among them. */
const ESSENTIAL = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD hIST pHYs acTL fcTL fdAT'.split(' '),
);

/** Copies the chunks that decoding needs; every other chunk and whatever follows IEND goes. */
export function cleanPng(bytes: Buffer, { exif, xmp }: Additions): Cleaned {
  const kept: Buffer[] = [bytes.subarray(0, SIGNATURE_BYTES)];
  const removed: Removed[] = [];
  let at = SIGNATURE_BYTES;
  for (let type = ''; type !== 'IEND';) {
    const end = at + 12 <= bytes.length ? at + 12 + bytes.readUInt32BE(at) : Infinity;
    if (end > bytes.length) throw new ImageFailure('content.truncated', `The PNG breaks off at byte ${at}.`);
    const chunk = bytes.subarray(at, end);
    type = chunk.toString('latin1', 4, 8);
    if (ESSENTIAL.has(type)) kept.push(chunk);
    else removed.push({ what: type, bytes: chunk });
    if (type === 'IHDR') {
      if (exif) kept.push(makeChunk('eXIf', exif));
      if (xmp) kept.push(makeChunk('iTXt', Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0', 'latin1'), xmp])));
    }
    at = end;
  }
  if (at < bytes.length) removed.push({ what: 'trailing', bytes: bytes.subarray(at) });
  return { bytes: Buffer.concat(kept), removed };
}

function makeChunk(type: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, 'latin1');
  data.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}

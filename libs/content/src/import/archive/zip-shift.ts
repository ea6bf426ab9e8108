import type { BlockReader } from './block-reader.js';

const END = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT = 65_535;
const ZIP64 = 0xffffffff;

/**
 * Where the zip in a file begins: not at 0 when a program, or a picture, was put before it.
 * @returns undefined when there is no directory
 */
export async function zipShift(reader: BlockReader): Promise<number | undefined> {
  const tailAt = Math.max(0, reader.sizeBytes - END_BYTES - MAX_COMMENT);
  const tail = await reader.read(tailAt, END_BYTES + MAX_COMMENT);
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END || at + END_BYTES + tail.readUInt16LE(at + 20) !== tail.length) continue;
    const [size, offset] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
    if (size === ZIP64 || offset === ZIP64) return 0;
    return Math.max(0, tailAt + at - size - offset);
  }
  return undefined;
}

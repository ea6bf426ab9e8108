import { ImageFailure } from '../image-failure.js';

/** One box of an ISO base media file: a type of four letters and a body. */
export interface Box {
  readonly type: string;
  readonly body: Buffer;
}

const MAX_BOXES = 20_000;

/** The boxes that follow one another in the bytes. @throws ImageFailure where a box is longer than what holds it */
export function boxesIn(bytes: Buffer, from = 0): Box[] {
  const { boxes, rest } = leadingBoxes(bytes, from);
  if (rest.length > 0) throw new ImageFailure('content.truncated', 'A HEIF box is longer than what holds it.');
  return boxes;
}

/** The whole boxes that the bytes begin with, and what follows them and is none. */
export function leadingBoxes(bytes: Buffer, from = 0): { boxes: Box[]; rest: Buffer } {
  const boxes: Box[] = [];
  let at = from;
  while (at + 8 <= bytes.length && boxes.length < MAX_BOXES) {
    const { headBytes, size } = boxHead(bytes, at);
    if (size < headBytes || at + size > bytes.length) break;
    const type = bytes.toString('latin1', at + 4, at + 8);
    boxes.push({ type, body: bytes.subarray(at + headBytes, at + size) });
    at += size;
  }
  return { boxes, rest: bytes.subarray(at) };
}

/** Size 1 announces a long size, size 0 a box that reaches to the end. */
function boxHead(bytes: Buffer, at: number): { headBytes: number; size: number } {
  const size = bytes.readUInt32BE(at);
  if (size === 1) return { headBytes: 16, size: at + 16 <= bytes.length ? Number(bytes.readBigUInt64BE(at + 8)) : 0 };
  return { headBytes: 8, size: size === 0 ? bytes.length - at : size };
}

export function makeBox(type: string, ...parts: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + parts.reduce((sum, part) => sum + part.length, 0));
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, ...parts]);
}

/** A box whose body begins with a version and flags. */
export const makeFullBox = (type: string, version: number, flags: number, ...parts: readonly Buffer[]): Buffer =>
  makeBox(type, u32((version << 24) | flags), ...parts);

export function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

export function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}

/** Reads numbers one after the other. @throws ImageFailure at the end of the bytes */
export class ByteReader {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  /** @param size in bytes, 0 to 8; nothing reads as zero */
  number(size: number): number {
    if (this.at + size > this.bytes.length) throw brokenHeif('a box ends too early');
    let value = 0;
    for (let index = 0; index < size; index += 1) value = value * 256 + (this.bytes[this.at + index] ?? 0);
    this.at += size;
    return value;
  }

  letters(length: number): string {
    if (this.at + length > this.bytes.length) throw brokenHeif('a box ends too early');
    this.at += length;
    return this.bytes.toString('latin1', this.at - length, this.at);
  }

  /** Text up to a zero byte or the end. */
  text(): string {
    const end = this.bytes.indexOf(0, this.at);
    const stop = end === -1 ? this.bytes.length : end;
    const text = this.bytes.toString('utf8', this.at, stop);
    this.at = Math.min(stop + 1, this.bytes.length);
    return text;
  }

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }
}

export const brokenHeif = (why: string): ImageFailure =>
  new ImageFailure('content.undecodable', `The HEIF structure does not hold together: ${why}.`);

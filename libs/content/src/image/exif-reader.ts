import type { EmbeddedMetadata } from './metadata-fields.js';

const ASCII = 2;
const FIELD_OF: Readonly<Record<number, keyof EmbeddedMetadata>> = {
  0x010e: 'description',
  0x013b: 'creator',
  0x8298: 'copyright',
};

/** Reads ImageDescription, Artist and Copyright of the first directory. Anything malformed is skipped: it is a stranger's data. */
export function readExif(bytes: Buffer): EmbeddedMetadata {
  const tiff = bytes.toString('latin1', 0, 6) === 'Exif\0\0' ? bytes.subarray(6) : bytes;
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number): number =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const u32 = (at: number): number =>
    at + 4 > tiff.length ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at);

  const found: Partial<Record<keyof EmbeddedMetadata, string>> = {};
  const directory = u32(4);
  for (let entry = 0; entry < u16(directory); entry += 1) {
    const at = directory + 2 + entry * 12;
    const field = FIELD_OF[u16(at)];
    const length = u32(at + 4);
    if (!field || u16(at + 2) !== ASCII) continue;
    const start = length <= 4 ? at + 8 : u32(at + 8);
    found[field] = decodeText(tiff.subarray(start, start + length));
  }
  return found;
}

/** UTF-8 where it is valid, else Latin-1: the standards say ASCII, cameras and editors say otherwise. */
export function decodeText(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  const text = end === -1 ? bytes : bytes.subarray(0, end);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(text);
  } catch {
    return text.toString('latin1'); // not UTF-8; every byte is some Latin-1 letter
  }
}

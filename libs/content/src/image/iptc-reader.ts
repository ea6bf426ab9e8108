import type { EmbeddedMetadata } from './metadata-fields.js';
import { decodeText } from './exif-reader.js';

/** Datasets of record 2: by-line, copyright notice, caption. */
const FIELD_OF: Readonly<Record<number, keyof EmbeddedMetadata>> = {
  80: 'creator',
  116: 'copyright',
  120: 'description',
};

/** Reads by-line, copyright notice and caption of an IPTC block, with or without Photoshop's wrapping. */
export function readIptc(bytes: Buffer): EmbeddedMetadata {
  const found: Partial<Record<keyof EmbeddedMetadata, string>> = {};
  let at = bytes.indexOf(Buffer.from([0x1c, 0x02]));
  while (at !== -1 && at + 5 <= bytes.length && bytes[at] === 0x1c) {
    const end = at + 5 + bytes.readUInt16BE(at + 3);
    const field = bytes[at + 1] === 2 ? FIELD_OF[bytes[at + 2] as number] : undefined;
    if (field && end <= bytes.length) found[field] ??= decodeText(bytes.subarray(at + 5, end));
    at = end;
  }
  return found;
}

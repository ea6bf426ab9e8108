import type { BlockReader } from './block-reader.js';
import type { ContainerEntry } from './container.js';
import { textOf } from './tar-header.js';

const LOCAL_HEADER = 0x04034b50;
const HEADER_BYTES = 30;
const ENCRYPTED_OR_STREAMED = 0b1001;

/**
 * Entries of a zip whose directory is missing, from the beginning of the file, up to the first that does not tell where it
 * ends (written as a stream) or is not whole.
 */
export async function* salvageZip(reader: BlockReader): AsyncGenerator<ContainerEntry> {
  let at = 0;
  for (;;) {
    const header = await reader.read(at, HEADER_BYTES);
    if (header.length < HEADER_BYTES || header.readUInt32LE(0) !== LOCAL_HEADER) return;
    const nameBytes = header.readUInt16LE(26);
    const compressed = header.readUInt32LE(18);
    const size = header.readUInt32LE(22);
    const end = at + HEADER_BYTES + nameBytes + header.readUInt16LE(28) + compressed;
    if (header.readUInt16LE(6) & ENCRYPTED_OR_STREAMED || compressed === 0xffffffff || end > reader.sizeBytes) return;
    const locator = { offset: at, compressed, size, method: header.readUInt16LE(8), crc: header.readUInt32LE(14) };
    const path = textOf(await reader.read(at + HEADER_BYTES, nameBytes));
    if (!path.endsWith('/')) yield { path, sizeBytes: size, locator };
    at = end;
  }
}

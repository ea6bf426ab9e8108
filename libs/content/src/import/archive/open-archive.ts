import { createGunzip, constants } from 'node:zlib';
import { pipeline, Readable } from 'node:stream';
import { BlobTooLarge, type BlobStore } from '@odr/platform';
import { ImportUnreadable } from '../import.errors.js';
import { BlockReader } from './block-reader.js';
import type { Container } from './container.js';
import { isTarHeader } from './tar-header.js';
import { TarContainer } from './tar-container.js';
import { ZipContainer } from './zip-container.js';
import { zipShift } from './zip-shift.js';

/** A blob that may be an archive. */
export interface SealedFile {
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** An archive, and how to find it again without looking. */
export interface OpenedArchive {
  readonly format: 'zip' | 'tar';
  /** How many bytes lie before it. */
  readonly shift: number;
  readonly container: Container;
}

export const containerOf = (reader: BlockReader, { format, shift }: Omit<OpenedArchive, 'container'>): Container =>
  format === 'zip' ? new ZipContainer(reader.from(shift)) : new TarContainer(reader);

export const readerOf = (blobs: BlobStore, { sha256, sizeBytes }: SealedFile): BlockReader =>
  new BlockReader(blobs, 'sealed', sha256, sizeBytes);

export async function isGzip(reader: BlockReader): Promise<boolean> {
  const start = await reader.read(0, 3);
  return start.length === 3 && start.readUIntBE(0, 3) === 0x1f8b08;
}

/** What kind of archive it is, by its bytes: names lie. @throws ImportUnreadable */
export async function openArchive(reader: BlockReader): Promise<OpenedArchive> {
  const start = await reader.read(0, 512);
  if (isTarHeader(start)) return { format: 'tar', shift: 0, container: new TarContainer(reader) };
  const shift = await zipShift(reader);
  const beginsLikeOne = start.length >= 4 && start.readUInt32LE(0) === 0x04034b50;
  if (shift !== undefined || beginsLikeOne) {
    const container = new ZipContainer(reader.from(shift ?? 0));
    return { format: 'zip', shift: shift ?? 0, container };
  }
  throw new ImportUnreadable('import.unknown_archive', 'This is no zip, tar or tar.gz.');
}

/** Archives of pictures hardly shrink. */
const MAX_GZIP_RATIO = 200;
const SMALL_BYTES = 100_000_000;

/** How much a gzip may unpack to before it is taken for a bomb. */
export const gzipCap = (sizeBytes: number, maxBytes: number): number =>
  Math.min(maxBytes, Math.max(SMALL_BYTES, sizeBytes * MAX_GZIP_RATIO));

/**
 * Unpacks a gzip into the store, once, so that what is in it can be read from anywhere. One that is cut off gives what is there.
 * @throws ImportUnreadable when it unpacks to more than is allowed
 */
export async function unpackGzip(blobs: BlobStore, reader: BlockReader, maxBytes: number): Promise<SealedFile> {
  const cap = gzipCap(reader.sizeBytes, maxBytes);
  try {
    const staged = await blobs.stage(gunzipped(reader), { maxBytes: cap });
    try {
      await blobs.commit(staged, 'sealed');
    } finally {
      await blobs.discard(staged);
    }
    return { sha256: staged.sha256, sizeBytes: staged.sizeBytes };
  } catch (error) {
    if (!(error instanceof BlobTooLarge)) throw error;
    throw new ImportUnreadable('import.bomb', `The archive unpacks to more than ${cap} bytes.`);
  }
}

async function* gunzipped(reader: BlockReader): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
  pipeline(Readable.from(reader.stream(0, reader.sizeBytes)), gunzip, () => undefined);
  try {
    yield* gunzip as AsyncIterable<Buffer>;
  } catch (error) {
    // Damaged from here on. The reader of the tar finds that it breaks off, and says so in the plan.
    if (!String((error as { code?: unknown }).code).startsWith('Z_')) throw error;
  }
}

import type { BlobStore } from '@odr/platform';
import { ItemRefused, ImportUnreadable } from '../import.errors.js';
import { cleanPath, isHidden, isHostileName } from './entry-name.js';
import { isGzip, openArchive, readerOf, type SealedFile, unpackGzip } from './open-archive.js';

/** A file in an archive, with a reason when it must not be opened. */
export interface ArchivedFile {
  readonly path: string;
  readonly refusal?: string;
  /** It is no file, but the place where the archive breaks off. */
  readonly endsHere: boolean;
  /** @throws Error when it is damaged, lies about its size, or has more bytes than asked for */
  read(maxBytes: number): Promise<Buffer>;
}

/** Archives of small files unpack to a few gigabytes at most. */
const MAX_UNPACKED_BYTES = 4_000_000_000;
const MAX_ENTRIES = 2_000_000;

/**
 * The files of a zip, tar or tar.gz in the store, for modules that read other things than pictures from archives.
 * @returns undefined when the blob is no archive
 * @throws ImportUnreadable when it holds more than is allowed
 */
export async function archivedFiles(
  blobs: BlobStore,
  file: SealedFile,
): Promise<AsyncIterable<ArchivedFile> | undefined> {
  const packed = readerOf(blobs, file);
  const reader = (await isGzip(packed)) ? readerOf(blobs, await unpackGzip(blobs, packed, MAX_UNPACKED_BYTES)) : packed;
  try {
    const { container } = await openArchive(reader);
    return filesOf(container);
  } catch (error) {
    // Any other file is no archive; one that is broken tells it entry by entry.
    if (error instanceof ImportUnreadable) return undefined;
    throw error;
  }
}

async function* filesOf(container: Awaited<ReturnType<typeof openArchive>>['container']): AsyncGenerator<ArchivedFile> {
  let entries = 0;
  for await (const { path, locator, refusal, endsHere = false } of container.entries()) {
    entries += 1;
    if (entries > MAX_ENTRIES)
      throw new ImportUnreadable('import.too_many_entries', `The archive has more than ${MAX_ENTRIES} entries.`);
    if (!endsHere && !isHostileName(path) && isHidden(path)) continue;
    const hostile = isHostileName(path) ? 'Its name leads out of the archive, or to another drive.' : undefined;
    const reason = refusal?.detail ?? hostile;
    yield {
      path: endsHere ? path : cleanPath(path),
      ...(reason === undefined ? {} : { refusal: reason }),
      endsHere,
      read: (maxBytes) => whole(container.open(locator), maxBytes),
    };
  }
}

async function whole(bytes: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of bytes) {
      length += chunk.length;
      if (length > maxBytes) throw new Error(`It has more than ${maxBytes} bytes.`);
      chunks.push(chunk);
    }
  } catch (error) {
    // What is wrong with an entry is told as its own reason.
    throw error instanceof ItemRefused ? new Error(error.refusal.detail) : error;
  }
  return Buffer.concat(chunks);
}

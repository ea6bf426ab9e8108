import { pipeline, Readable, Writable } from 'node:stream';
import { pipeline as finished } from 'node:stream/promises';
import { constants, createGunzip } from 'node:zlib';
import type { BlobStore } from '@odr/platform';
import type { BlockReader } from './block-reader.js';
import { gzipCap, isGzip, readerOf, type SealedFile } from './open-archive.js';

const MAX_BYTES = 4_000_000_000;

/**
 * The bytes of a file, unpacked when it is a gzip; of one that breaks off everything that is there.
 * @param damaged hears why the end of the file was not reached
 */
export async function* unpackedBytes(
  blobs: BlobStore,
  file: SealedFile,
  damaged: (detail: string) => void,
): AsyncGenerator<Uint8Array> {
  const reader = readerOf(blobs, file);
  if (!(await isGzip(reader))) return yield* reader.stream(0, reader.sizeBytes);
  const cap = gzipCap(reader.sizeBytes, MAX_BYTES);
  let bytes = 0;
  try {
    for await (const chunk of unzipped(reader, constants.Z_SYNC_FLUSH)) {
      bytes += chunk.length;
      if (bytes > cap) return damaged(`It unpacks to more than ${cap} bytes; what comes after was not read.`);
      yield chunk;
    }
    if (!(await isWhole(reader, bytes))) damaged('The gzip breaks off here.');
  } catch (error) {
    if (!isOfZlib(error)) throw error;
    damaged('The gzip is damaged here; what comes after was not read.');
  }
}

function unzipped(reader: BlockReader, finishFlush: number): AsyncIterable<Buffer> {
  const gunzip = createGunzip({ finishFlush });
  pipeline(Readable.from(reader.stream(0, reader.sizeBytes)), gunzip, () => undefined);
  return gunzip as AsyncIterable<Buffer>;
}

/** A gzip ends with its own length; where it does not, it has several parts, or an end that is missing: unpacking strictly tells. */
async function isWhole(reader: BlockReader, bytes: number): Promise<boolean> {
  const end = await reader.read(Math.max(0, reader.sizeBytes - 4), 4);
  if (end.length === 4 && end.readUInt32LE(0) === bytes % 2 ** 32) return true;
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  return finished(unzipped(reader, constants.Z_FINISH), nowhere).then(
    () => true,
    (error: unknown) => {
      if (isOfZlib(error)) return false;
      throw error;
    },
  );
}

const isOfZlib = (error: unknown): boolean => String((error as { code?: unknown }).code).startsWith('Z_');

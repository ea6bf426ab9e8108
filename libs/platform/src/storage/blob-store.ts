import type { Readable } from 'node:stream';
import type { GrowingFiles } from './growing-files.js';

/** `sealed`: bytes as received, never served. `published`: cleaned originals and derivatives, the only ones that leave. */
export const BLOB_SPACES = ['sealed', 'published'] as const;
export type BlobSpace = (typeof BLOB_SPACES)[number];

/** Bytes that are safe on disk but not yet part of the store. Ends in `commit` or `discard`. */
export interface StagedBlob {
  readonly sha256: string;
  readonly sizeBytes: number;
  /** A local file with the bytes, valid until the blob is committed or discarded. */
  readonly path: string;
}

/** A blob of the store. */
export interface StoredBlob {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly modifiedAt: Date;
}

/** First and last byte, both inclusive, as in an HTTP range. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Content-addressed storage: bytes live under their sha256 and never change. Also the injection token.
 * Order of writes: `stage` → checks → `commit` → the row. A crash in between leaves a temporary file or an orphan, never a row without its bytes.
 */
export abstract class BlobStore {
  /**
   * Writes a stream to a temporary file while hashing and counting it, and makes it durable.
   * @param options.maxBytes the stream is cut off as soon as it exceeds this
   * @throws BlobTooLarge, StorageFull; nothing is left behind then, nor when the stream fails or is aborted
   */
  abstract stage(source: AsyncIterable<Uint8Array>, options: { readonly maxBytes: number }): Promise<StagedBlob>;

  /** Files that come in piece by piece, for `adopt` once they are whole. */
  abstract readonly growing: GrowingFiles;

  /**
   * Stages what is a file already, on the file system of `growing`. The file stays where it is: it is there again should the
   * staged blob be lost in a crash.
   * @param sha256 of the file if it is known; reading it again costs seconds a gigabyte
   */
  abstract adopt(path: string, sha256?: string): Promise<StagedBlob>;

  /** Makes staged bytes part of the store. Idempotent: the same bytes committed again, even at the same time, are one blob. */
  abstract commit(staged: StagedBlob, space: BlobSpace): Promise<StoredBlob>;

  /** Removes the temporary file. Safe to call after `commit` and twice. */
  abstract discard(staged: StagedBlob): Promise<void>;

  /** Stages and commits bytes that are in memory. */
  abstract put(space: BlobSpace, bytes: Uint8Array): Promise<StoredBlob>;

  /** A stream of the bytes, or of a part. @throws BlobMissing */
  abstract open(space: BlobSpace, sha256: string, range?: ByteRange): Promise<Readable>;

  /** All bytes at once, checked against their hash. @throws BlobMissing, BlobCorrupt */
  abstract read(space: BlobSpace, sha256: string): Promise<Buffer>;

  /** Gives `work` a local path with the bytes, for programs that take files. The path is only valid meanwhile. @throws BlobMissing */
  abstract withFile<T>(space: BlobSpace, sha256: string, work: (path: string) => Promise<T>): Promise<T>;

  /**
   * Gives `work` a folder of its own for files on the way to the store, and removes it afterwards.
   * What a crash leaves in it is swept at the next start, which a folder of the operating system would not be.
   */
  abstract withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T>;

  /** Size and age; undefined if the store does not hold it. */
  abstract stat(space: BlobSpace, sha256: string): Promise<StoredBlob | undefined>;

  /** Whether the bytes are there and still have the hash they are stored under. */
  abstract verify(space: BlobSpace, sha256: string): Promise<boolean>;

  /** Removes a blob; a missing one is fine. */
  abstract delete(space: BlobSpace, sha256: string): Promise<void>;

  /** Every blob of a space, in no particular order. */
  abstract list(space: BlobSpace): AsyncIterable<StoredBlob>;

  /** Removes what a crash left behind: temporary files and folders of dead processes of this machine, and any older than `olderThanMs`. @returns how many */
  abstract sweepTemporary(olderThanMs: number): Promise<number>;

  /** For readiness: nothing when bytes can be taken and given now. @throws whatever stands in the way */
  abstract checkReachable(): Promise<void>;
}

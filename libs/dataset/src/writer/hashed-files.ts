import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

import { DiskThread } from './disk-thread.js';
import { HashedFile } from './hashed-file.js';

const PIECE_BYTES = 1 << 18;

export interface FileSum {
  readonly size: number;
  readonly sha256: string;
}

/** The files of an export, hashed while they are written: what is large is never read again to know its checksum. */
export class HashedFiles {
  /** By what the disk says of them, which a new name does not change and another byte does. */
  private readonly known = new Map<string, string>();
  private thread: DiskThread | undefined;

  create(path: string): Promise<HashedFile> {
    return HashedFile.create(path, {
      thread: () => (this.thread ??= new DiskThread()),
      keep: async (file, sha256) => void this.known.set((await markOf(file)).mark, sha256),
    });
  }

  /** Of any file; read if it was not written here, or is not what was written. */
  async sumOf(path: string): Promise<FileSum> {
    const file = await open(path);
    try {
      const { mark, size } = await markOf(file);
      return { size, sha256: this.known.get(mark) ?? (await sha256Of(file)) };
    } finally {
      await file.close();
    }
  }

  /** Nothing can be written any more. */
  async close(): Promise<void> {
    await this.thread?.close();
  }
}

async function markOf(file: FileHandle): Promise<{ readonly mark: string; readonly size: number }> {
  const { dev, ino, size, mtimeNs } = await file.stat({ bigint: true });
  return { mark: `${dev} ${ino} ${size} ${mtimeNs}`, size: Number(size) };
}

async function sha256Of(file: FileHandle): Promise<string> {
  const hash = createHash('sha256');
  // Read into again and again: a stream would leave a buffer for each piece to the collector.
  const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
  for (;;) {
    const { bytesRead } = await file.read(piece, 0, PIECE_BYTES);
    if (bytesRead === 0) return hash.digest('hex');
    hash.update(piece.subarray(0, bytesRead));
  }
}

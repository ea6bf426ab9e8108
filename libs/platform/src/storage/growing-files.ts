import { constants } from 'node:fs';
import { mkdir, open, readdir, stat, unlink, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { asStorageError } from './storage.errors.js';

const NAME = /^[\w-]{1,64}$/;
/** So many bytes at most are written again after a crash. Syncing more often slows a fast line down. */
const CHECKPOINT_BYTES = 16 * 1_024 * 1_024;

/** Told how many bytes of the file are durable. Whoever is told may promise them to somebody. */
export type OnDurable = (sizeBytes: number) => Promise<void>;

/**
 * Files that come in piece by piece, over many requests and crashes of whoever writes them. They lie beside the blobs and
 * not among the temporary files: no sweep removes them, whoever made one does.
 * How many bytes of a file count is for its owner to remember: what a crash leaves behind them is cut off by the next piece.
 */
export class GrowingFiles {
  constructor(private readonly folder: string) {}

  /**
   * Writes a stream behind the first `from` bytes. A stream that breaks off keeps what has come.
   * @param onDurable awaited now and then, and at the end, also of a stream that broke off
   * @returns the size of the file, all of it durable
   * @throws StorageFull, and whatever the stream or `onDurable` throws
   */
  async append(
    name: string,
    from: number,
    source: AsyncIterable<Uint8Array>,
    onDurable: OnDurable = async () => undefined,
  ): Promise<number> {
    const file = await this.open(name);
    let size = from;
    let durable = from;
    const settle = async (): Promise<void> => {
      if (size === durable) return;
      await file.datasync();
      durable = size;
      await onDurable(size);
    };
    try {
      await file.truncate(from);
      for await (const chunk of source) {
        await writeAll(file, chunk, size);
        size += chunk.length;
        if (size - durable >= CHECKPOINT_BYTES) await settle();
      }
      await settle();
      return size;
    } catch (error) {
      // A broken line is the usual end of a piece, and a full disk holds what fitted: both have brought something.
      await settle();
      throw asStorageError(error);
    } finally {
      await file.close();
    }
  }

  /** Forgets what lies behind the first `sizeBytes` bytes. */
  async cutTo(name: string, sizeBytes: number): Promise<void> {
    const file = await this.open(name);
    try {
      await file.truncate(sizeBytes);
    } finally {
      await file.close();
    }
  }

  /** Removes a file; a missing one is fine. */
  async remove(name: string): Promise<void> {
    await unlink(this.pathOf(name)).catch(unlessMissing);
  }

  /** Where the file lies, for programs that take files; made if nothing has come yet. */
  async path(name: string): Promise<string> {
    await (await this.open(name)).close();
    return this.pathOf(name);
  }

  /** Every file with the time of its last change. */
  async *list(): AsyncIterable<{ readonly name: string; readonly modifiedAt: Date }> {
    const names = await readdir(this.folder).catch((error: unknown) => unlessMissing(error) ?? []);
    for (const name of names) {
      const found = await stat(join(this.folder, name)).catch(unlessMissing);
      if (found) yield { name, modifiedAt: found.mtime };
    }
  }

  /** Opens for reading and writing; a seam for tests that need a full disk. */
  protected async open(name: string): Promise<FileHandle> {
    const path = this.pathOf(name);
    const reading = await open(path, constants.O_RDWR).catch(unlessMissing);
    if (reading) return reading;
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const made = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
    await syncEntry(this.folder);
    return made;
  }

  private pathOf(name: string): string {
    if (!NAME.test(name)) throw new Error('not the name of a growing file');
    return join(this.folder, name);
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
}

/** Makes the folder's entry for a new file durable, and that of the folder itself. */
async function syncEntry(folder: string): Promise<void> {
  for (const path of [folder, dirname(folder)]) {
    const handle = await open(path, 'r');
    await handle.sync().finally(() => handle.close());
  }
}

function unlessMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}

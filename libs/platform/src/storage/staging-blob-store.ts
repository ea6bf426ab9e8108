import { createHash, randomUUID } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { access, link, mkdir, open, readdir, rm, stat, unlink, type FileHandle } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { BlobStore, type BlobSpace, type StagedBlob, type StoredBlob } from './blob-store.js';
import { GrowingFiles } from './growing-files.js';
import { asStorageError, BlobTooLarge } from './storage.errors.js';

/** Temporary files name their maker, so that a restart need not wait for them to grow old. */
const OWNER = `${hostname()}.${process.pid}`;

/** What every store does the same: bytes on their way lie in files of this machine, `<folder>/tmp`, wherever they go from there. */
export abstract class StagingBlobStore extends BlobStore {
  readonly growing: GrowingFiles;
  private readonly temporary: string;

  constructor(protected readonly folder: string) {
    super();
    this.temporary = join(folder, 'tmp');
    this.growing = new GrowingFiles(join(folder, 'growing'));
  }

  async stage(source: AsyncIterable<Uint8Array>, { maxBytes }: { readonly maxBytes: number }): Promise<StagedBlob> {
    const path = this.temporaryPath();
    const hash = createHash('sha256');
    let sizeBytes = 0;
    try {
      await mkdir(this.temporary, { recursive: true });
      const file = await this.create(path);
      try {
        for await (const chunk of source) {
          sizeBytes += chunk.length;
          if (sizeBytes > maxBytes) throw new BlobTooLarge(maxBytes);
          hash.update(chunk);
          await file.writeFile(chunk);
        }
        await file.sync();
      } finally {
        await file.close();
      }
      return { path, sizeBytes, sha256: hash.digest('hex') };
    } catch (error) {
      // Whatever went wrong (limit, full disk, a client that left), the half-written file would fill the disk for good.
      await unlinkIfThere(path);
      throw asStorageError(error);
    }
  }

  async adopt(path: string, sha256?: string): Promise<StagedBlob> {
    const twin = this.temporaryPath();
    await mkdir(this.temporary, { recursive: true });
    await link(path, twin);
    try {
      return {
        path: twin,
        sizeBytes: (await stat(twin)).size,
        sha256: sha256 ?? (await hashOf(createReadStream(twin))),
      };
    } catch (error) {
      await unlinkIfThere(twin);
      throw error;
    }
  }

  discard(staged: StagedBlob): Promise<void> {
    return unlinkIfThere(staged.path);
  }

  async put(space: BlobSpace, bytes: Uint8Array): Promise<StoredBlob> {
    const staged = await this.stage(once(bytes), { maxBytes: bytes.length });
    try {
      return await this.commit(staged, space);
    } finally {
      await this.discard(staged);
    }
  }

  async withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
    const folder = this.temporaryPath();
    await mkdir(folder, { recursive: true, mode: 0o700 });
    try {
      return await work(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async sweepTemporary(olderThanMs: number): Promise<number> {
    let swept = 0;
    for (const name of await entriesOf(this.temporary)) {
      const path = join(this.temporary, name);
      const found = await stat(path).catch(() => undefined); // finished and removed by its own upload meanwhile
      if (!found || (Date.now() - found.mtimeMs <= olderThanMs && !isOrphaned(name))) continue;
      await rm(path, { recursive: true, force: true });
      swept += 1;
    }
    return swept;
  }

  async checkReachable(): Promise<void> {
    await access(this.folder, constants.W_OK);
  }

  /** Opens the temporary file; a seam for tests that need a full disk. */
  protected create(path: string): Promise<FileHandle> {
    return open(path, 'wx', 0o600);
  }

  protected temporaryPath(): string {
    return join(this.temporary, `${OWNER}.${randomUUID()}`);
  }
}

/** SHA-256 of a stream, in hex. */
export async function hashOf(source: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of source) hash.update(chunk);
  return hash.digest('hex');
}

export async function unlinkIfThere(path: string): Promise<void> {
  await unlink(path).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
}

export const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

async function entriesOf(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return []; // nothing has been stored yet
    throw error;
  });
}

/** Whether a process of this machine made the file and is gone. Of other machines only age can tell. */
function isOrphaned(name: string): boolean {
  const [uuid, pid, ...host] = name.split('.').reverse();
  if (!uuid || !pid || host.reverse().join('.') !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'; // EPERM: it lives, as somebody else
  }
}

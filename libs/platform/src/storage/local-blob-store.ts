import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import {
  link,
  mkdir,
  open,
  opendir,
  readdir,
  readFile,
  rm,
  stat,
  unlink,
  utimes,
  type FileHandle,
} from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { BlobStore, type BlobSpace, type ByteRange, type StagedBlob, type StoredBlob } from './blob-store.js';
import { GrowingFiles } from './growing-files.js';
import { asStorageError, BlobCorrupt, BlobMissing, BlobTooLarge } from './storage.errors.js';

const SHA256 = /^[0-9a-f]{64}$/;
/** Temporary files name their maker, so that a restart need not wait for them to grow old. */
const OWNER = `${hostname()}.${process.pid}`;

/** Blobs as files: `<folder>/<space>/ab/cd/<sha256>`, with temporary files in `<folder>/tmp` on the same file system. */
export class LocalBlobStore extends BlobStore {
  readonly growing: GrowingFiles;
  private readonly temporary: string;

  constructor(private readonly folder: string) {
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
      return { path: twin, sizeBytes: (await stat(twin)).size, sha256: sha256 ?? (await hashOf(twin)) };
    } catch (error) {
      await unlinkIfThere(twin);
      throw error;
    }
  }

  async commit(staged: StagedBlob, space: BlobSpace): Promise<StoredBlob> {
    const path = this.pathOf(space, staged.sha256);
    try {
      await this.makeFolder(dirname(path));
      await this.linkOrTouch(staged.path, path);
      await syncFolder(dirname(path));
      await unlinkIfThere(staged.path);
    } catch (error) {
      throw asStorageError(error);
    }
    return { sha256: staged.sha256, sizeBytes: staged.sizeBytes, modifiedAt: (await stat(path)).mtime };
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

  async open(space: BlobSpace, sha256: string, range?: ByteRange): Promise<Readable> {
    const path = this.pathOf(space, sha256);
    if (!(await this.stat(space, sha256))) throw new BlobMissing(sha256);
    return createReadStream(path, range);
  }

  async read(space: BlobSpace, sha256: string): Promise<Buffer> {
    const bytes = await readFile(this.pathOf(space, sha256)).catch((error: unknown) => {
      throw isMissing(error) ? new BlobMissing(sha256) : error;
    });
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new BlobCorrupt(sha256);
    return bytes;
  }

  async withFile<T>(space: BlobSpace, sha256: string, work: (path: string) => Promise<T>): Promise<T> {
    if (!(await this.stat(space, sha256))) throw new BlobMissing(sha256);
    return work(this.pathOf(space, sha256));
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

  async stat(space: BlobSpace, sha256: string): Promise<StoredBlob | undefined> {
    try {
      const found = await stat(this.pathOf(space, sha256));
      return { sha256, sizeBytes: found.size, modifiedAt: found.mtime };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async verify(space: BlobSpace, sha256: string): Promise<boolean> {
    if (!(await this.stat(space, sha256))) return false;
    return (await hashOf(this.pathOf(space, sha256))) === sha256;
  }

  delete(space: BlobSpace, sha256: string): Promise<void> {
    return unlinkIfThere(this.pathOf(space, sha256));
  }

  async *list(space: BlobSpace): AsyncIterable<StoredBlob> {
    for await (const name of filesUnder(join(this.folder, space))) {
      const blob = SHA256.test(name) ? await this.stat(space, name) : undefined;
      if (blob) yield blob;
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

  /** Opens the temporary file; a seam for tests that need a full disk. */
  protected create(path: string): Promise<FileHandle> {
    return open(path, 'wx', 0o600);
  }

  // `link` fails where `rename` would silently replace: only then is it known that the blob was there, and its age can be
  // renewed, so that the collector's grace time starts again for whoever is about to write a row for it.
  private async linkOrTouch(from: string, to: string): Promise<void> {
    try {
      await link(from, to);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const now = new Date();
    await utimes(to, now, now);
  }

  /** Makes `<space>/ab/cd` and, for folders that are new, makes their entry in the parent durable too. */
  private async makeFolder(folder: string): Promise<void> {
    const first = await mkdir(folder, { recursive: true });
    if (first === undefined) return;
    for (let parent = dirname(folder); parent.length >= dirname(first).length; parent = dirname(parent))
      await syncFolder(parent);
  }

  private temporaryPath(): string {
    return join(this.temporary, `${OWNER}.${randomUUID()}`);
  }

  private pathOf(space: BlobSpace, sha256: string): string {
    if (!SHA256.test(sha256)) throw new BlobMissing(sha256);
    return join(this.folder, space, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

async function* filesUnder(folder: string): AsyncIterable<string> {
  try {
    for await (const entry of await opendir(folder, { recursive: true })) if (entry.isFile()) yield entry.name;
  } catch (error) {
    if (!isMissing(error)) throw error; // nothing has been stored yet
  }
}

async function entriesOf(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return []; // nothing has been stored yet
    throw error;
  });
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function unlinkIfThere(path: string): Promise<void> {
  await unlink(path).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

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

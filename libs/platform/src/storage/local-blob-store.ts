import { createReadStream } from 'node:fs';
import { createHash } from 'node:crypto';
import { link, mkdir, open, opendir, readFile, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { BlobSpace, ByteRange, StagedBlob, StoredBlob } from './blob-store.js';
import { hashOf, isMissing, StagingBlobStore, unlinkIfThere } from './staging-blob-store.js';
import { asStorageError, BlobCorrupt, BlobMissing } from './storage.errors.js';

const SHA256 = /^[0-9a-f]{64}$/;
/** Blobs as files: `<folder>/<space>/ab/cd/<sha256>`, with temporary files in `<folder>/tmp` on the same file system. */
export class LocalBlobStore extends StagingBlobStore {
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
    return (await hashOf(createReadStream(this.pathOf(space, sha256)))) === sha256;
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

  private pathOf(space: BlobSpace, sha256: string): string {
    if (!SHA256.test(sha256)) throw new BlobMissing(sha256);
    return join(this.folder, space, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}

async function* filesUnder(folder: string): AsyncIterable<string> {
  try {
    for await (const entry of await opendir(folder, { recursive: true })) if (entry.isFile()) yield entry.name;
  } catch (error) {
    if (!isMissing(error)) throw error; // nothing has been stored yet
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

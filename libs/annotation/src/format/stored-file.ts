import { archivedFiles, type ArchivedFile, ImportUnreadable, unpackedBytes } from '@odr/content';
import type { BlobStore } from '@odr/platform';

import type { IncomingEntry, IncomingFile, Unreadable } from './exchange.js';
import { utf8 } from './text-lines.js';

/** Labels of one picture, in whatever format. */
const MAX_ENTRY_BYTES = 20_000_000;

/** An upload as formats read it: in place, as often as they like. */
export class StoredFile implements IncomingFile {
  private found: string | undefined;

  constructor(
    private readonly blobs: BlobStore,
    private readonly blob: { readonly sha256: string; readonly sizeBytes: number },
    readonly name: string,
  ) {}

  get damage(): string | undefined {
    return this.found;
  }

  async *open(): AsyncGenerator<Uint8Array> {
    yield* unpackedBytes(this.blobs, this.blob, (damage) => (this.found = damage));
  }

  async entries(): Promise<AsyncIterable<IncomingEntry> | undefined> {
    try {
      const files = await archivedFiles(this.blobs, this.blob);
      return files && this.entriesOf(files);
    } catch (error) {
      if (!(error instanceof ImportUnreadable)) throw error;
      this.found = error.message;
      return undefined;
    }
  }

  private async *entriesOf(files: AsyncIterable<ArchivedFile>): AsyncGenerator<IncomingEntry> {
    const seen = new Set<string>();
    try {
      for await (const { path, refusal, endsHere, read } of files) {
        if (endsHere) {
          this.found = `${path}: ${refusal ?? 'The archive breaks off here.'}`;
          continue;
        }
        const isAgain = seen.has(path);
        seen.add(path);
        yield { path, read: () => (isAgain ? again(path) : textOf(path, refusal, read)) };
      }
    } catch (error) {
      if (!(error instanceof ImportUnreadable)) throw error;
      this.found = error.message;
    }
  }
}

async function again(path: string): Promise<Unreadable> {
  return { where: path, code: 'duplicate_id', message: 'The archive has a file of this name before it.' };
}

async function textOf(
  path: string,
  refusal: string | undefined,
  read: ArchivedFile['read'],
): Promise<string | Unreadable> {
  if (refusal !== undefined) return { where: path, code: 'unsafe', message: refusal };
  try {
    return utf8(await read(MAX_ENTRY_BYTES));
  } catch (error) {
    // Damaged, too long or not UTF-8: this file's trouble alone.
    if (error instanceof Error) return { where: path, code: 'broken', message: error.message };
    throw error;
  }
}

import { archivedFiles, type ArchivedFile } from '@odr/content';
import type { BlobStore } from '@odr/platform';

import type { IncomingEntry, IncomingFile } from './exchange.js';

/** Labels of one picture, in whatever format. */
const MAX_ENTRY_BYTES = 20_000_000;

/** An upload as formats read it: in place, as often as they like. */
export class StoredFile implements IncomingFile {
  constructor(
    private readonly blobs: BlobStore,
    private readonly blob: { readonly sha256: string; readonly sizeBytes: number },
    readonly name: string,
  ) {}

  async *open(): AsyncGenerator<Uint8Array> {
    yield* (await this.blobs.open('sealed', this.blob.sha256)) as AsyncIterable<Buffer>;
  }

  async entries(): Promise<AsyncIterable<IncomingEntry> | undefined> {
    const files = await archivedFiles(this.blobs, this.blob);
    return files && entriesOf(files);
  }
}

async function* entriesOf(files: AsyncIterable<ArchivedFile>): AsyncGenerator<IncomingEntry> {
  for await (const { path, refusal, read } of files) {
    yield {
      path,
      ...(refusal === undefined ? {} : { refusal }),
      text: async () => new TextDecoder('utf-8', { fatal: true }).decode(await read(MAX_ENTRY_BYTES)),
    };
  }
}

import { Service, inject } from '@angular/core';

import type { CheckedFile } from '../contribution.js';
import { UploadClient } from '../data/upload-client.js';
import { FileHasher } from '../hash/file-hasher.js';
import type { UploadRow } from '../upload.js';

/** Hashes of files, and which of them need not be sent. */
@Service({ autoProvided: false })
export class KnownFiles {
  private readonly hasher = inject(FileHasher);
  private readonly client = inject(UploadClient);

  /** What is known of each row, by its key. A check that fails only means that the server judges the file when it comes. */
  async among(rows: readonly UploadRow[]): Promise<ReadonlyMap<string, CheckedFile>> {
    const hashed = new Map<string, string>();
    for (const { key, file } of rows) {
      const sha256 = await this.hasher.hash(file);
      if (sha256 !== undefined) hashed.set(key, sha256);
    }
    if (hashed.size === 0) return new Map();
    try {
      const answers = await this.client.check([...hashed.values()]);
      return new Map([...hashed.keys()].flatMap((key, index) => (answers[index] ? [[key, answers[index]]] : [])));
    } catch {
      return new Map();
    }
  }
}

import { Injectable } from '@nestjs/common';
import type { UserId } from '@odr/kernel';
import { BlobStore, type StagedBlob } from '@odr/platform';
import { UploadNotFinished, UploadNotFound } from './tus.errors.js';
import { UploadRepository } from './upload.repository.js';

/** A whole file that was uploaded for an import. */
export interface FinishedUpload {
  /** The taker's to commit or discard. */
  readonly staged: StagedBlob;
  readonly fileName: string;
}

/** Files that were uploaded in pieces with `purpose import`, and wait for the import that reads them. */
@Injectable()
export class FinishedUploads {
  constructor(
    private readonly uploads: UploadRepository,
    private readonly blobs: BlobStore,
  ) {}

  /**
   * Hands a file over, once. Call it in the transaction that writes the import, and commit the blob in there too: if the
   * transaction fails or the process dies, nothing was taken, and the same upload can be taken again.
   * @throws UploadNotFound also for somebody else's; UploadNotFinished
   */
  async take(uploadId: string, userId: UserId): Promise<FinishedUpload> {
    const taken = await this.uploads.takeForImport(uploadId, userId);
    if (!taken) throw (await this.uploads.find(uploadId, userId)) ? new UploadNotFinished() : new UploadNotFound();
    const path = await this.blobs.growing.path(uploadId);
    return { staged: await this.blobs.adopt(path, taken.sha256 ?? undefined), fileName: taken.fileName };
  }
}

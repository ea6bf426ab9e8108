import { Injectable } from '@nestjs/common';
import type { Principal } from '@odr/access';
import { DomainError } from '@odr/kernel';
import { UploadLock } from './upload-lock.js';
import { UploadLockRepository } from './upload-lock.repository.js';
import type { UploadRow } from './upload.repository.js';
import { UploadsService } from './uploads.service.js';

/** Makes whole uploads into what they were sent for, one request at a time for each. */
@Injectable()
export class UploadFinisher {
  constructor(
    private readonly uploads: UploadsService,
    private readonly locks: UploadLockRepository,
  ) {}

  /**
   * Of an upload that is not whole, only tells how far it is.
   * @throws what was found wrong with the file, now or earlier
   */
  async finish(id: string, actor: Principal): Promise<UploadRow> {
    const found = await this.uploads.findOpen(id, actor);
    if (found.finishedAt || found.received < found.length) return found;
    const lock = new UploadLock(this.locks, id);
    // Who waits meanwhile waits for the answer: there is nothing to stop.
    await lock.lock(new AbortController().signal, () => undefined);
    try {
      return await this.uploads.finish(id, actor);
    } finally {
      await lock.unlock();
    }
  }

  /** Like `finish`, for a question that has an answer all the same: what went wrong stands in the upload, or passes. */
  async finishQuietly(id: string, actor: Principal): Promise<UploadRow> {
    try {
      return await this.finish(id, actor);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return this.uploads.find(id, actor);
    }
  }
}

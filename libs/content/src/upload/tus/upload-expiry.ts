import { Injectable, Logger } from '@nestjs/common';
import { BlobStore, RunsEvery } from '@odr/platform';
import { UploadRepository } from './upload.repository.js';

const EVERY_MS = 15 * 60_000;
const BATCH = 500;
/** A file this young may belong to an upload whose row is just being written. */
const YOUNG_MS = 60 * 60_000;

/** Gives up uploads for which nothing came for too long, and removes bytes that no upload needs any more. */
@Injectable()
export class UploadExpiry {
  private readonly log = new Logger(UploadExpiry.name);

  constructor(
    private readonly uploads: UploadRepository,
    private readonly blobs: BlobStore,
  ) {}

  @RunsEvery(EVERY_MS, 'content.expire_uploads')
  async expire(): Promise<void> {
    let expired = 0;
    for (let ids = await this.next(); ids.length > 0; ids = await this.next()) {
      for (const id of ids) await this.blobs.growing.remove(id);
      expired += ids.length;
    }
    const swept = await this.sweep();
    if (expired + swept > 0) this.log.log({ expired, swept }, 'unfinished uploads given up');
  }

  private next(): Promise<string[]> {
    return this.uploads.deleteExpired(BATCH);
  }

  /** What a crash, an erased account or a taken upload left behind. */
  private async sweep(): Promise<number> {
    let swept = 0;
    for await (const { name, modifiedAt } of this.blobs.growing.list()) {
      const isYoung = Date.now() - modifiedAt.getTime() < YOUNG_MS;
      if (isYoung || (await this.uploads.needed([name])).has(name)) continue;
      await this.blobs.growing.remove(name);
      swept += 1;
    }
    return swept;
  }
}

import { mkdir } from 'node:fs/promises';
import { Global, Injectable, Logger, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { BlobStore } from './blob-store.js';
import { LocalBlobStore } from './local-blob-store.js';
import { S3BlobStore } from './s3-blob-store.js';
import { storageConfig, type StorageConfig } from './storage.config.js';

/** Makes the folder that readiness looks for, and removes what crashed uploads left behind, once at every start. */
@Injectable()
export class TemporaryFileSweep implements OnApplicationBootstrap {
  private readonly log = new Logger(TemporaryFileSweep.name);

  constructor(private readonly blobs: BlobStore) {}

  async onApplicationBootstrap(): Promise<void> {
    await mkdir(storageConfig().folder, { recursive: true });
    const swept = await this.blobs.sweepTemporary(storageConfig().temporaryMaxAgeMs);
    if (swept > 0) this.log.log({ swept }, 'temporary files of crashed uploads removed');
  }
}

const blobStore = ({ folder, s3 }: StorageConfig): BlobStore =>
  s3 ? new S3BlobStore(folder, s3) : new LocalBlobStore(folder);

@Global()
@Module({
  providers: [{ provide: BlobStore, useFactory: () => blobStore(storageConfig()) }, TemporaryFileSweep],
  exports: [BlobStore],
})
export class StorageModule {}

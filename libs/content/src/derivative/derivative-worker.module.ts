import { Module } from '@nestjs/common';
import { BlobStore, JobQueue } from '@odr/platform';
import { CONTENT_CONFIG, type ContentConfig } from '../content.config.js';
import { ContentModule } from '../content.module.js';
import { ImageWorkshop } from '../processing/image-workshop.js';
import { DerivativeProcessor } from './derivative.processor.js';
import { DerivativeRepository } from './derivative.repository.js';

const LOWEST_PRIORITY = 19;

/** A workshop as wide as that of intake, which it stands back behind: it takes what the machine has left over. */
const workshop = (config: ContentConfig, temporary: BlobStore): ImageWorkshop =>
  new ImageWorkshop({
    processes: config.workshopProcesses,
    timeoutMs: config.workshopTimeoutMs,
    maxMemoryBytes: config.workshopMemoryBytes,
    limits: config.limits,
    niceness: LOWEST_PRIORITY,
    temporary,
  });

@Module({
  imports: [ContentModule],
  providers: [
    DerivativeRepository,
    {
      provide: DerivativeProcessor,
      inject: [CONTENT_CONFIG, BlobStore, DerivativeRepository, JobQueue],
      useFactory: (config: ContentConfig, blobs: BlobStore, derivatives: DerivativeRepository, jobs: JobQueue) =>
        new DerivativeProcessor(workshop(config, blobs), blobs, derivatives, jobs),
    },
  ],
  exports: [DerivativeRepository],
})
export class DerivativeWorkerModule {}

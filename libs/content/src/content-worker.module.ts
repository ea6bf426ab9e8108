import { Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { NotificationModule } from '@odr/notification';
import { BlobStore, ModelsModule } from '@odr/platform';
import { CONTENT_CONFIG, type ContentConfig } from './content.config.js';
import { ContentModule } from './content.module.js';
import { ContentProcessor } from './processing/content.processor.js';
import { ContributorNews } from './processing/contributor-news.js';
import { DerivativeWorkerModule } from './derivative/derivative-worker.module.js';
import { EmbeddedStatements } from './licensing/embedded-statements.js';
import { ImageWorkshop } from './processing/image-workshop.js';
import { ProcessingRepository } from './processing/processing.repository.js';
import { ReceiptRepository } from './receipt/receipt.repository.js';
import { ScanWorkerModule } from './scan/scan-worker.module.js';
import { OrphanCollector } from './storage/orphan-collector.js';
import { OrphanRepository } from './storage/orphan.repository.js';
import { ScrubRepository } from './storage/scrub.repository.js';
import { Scrubber } from './storage/scrubber.js';
import { UploadWorkerModule } from './upload/upload-worker.module.js';
import { WebWorkerModule } from './web/web-worker.module.js';

@Injectable()
class WorkshopCloser implements OnApplicationShutdown {
  constructor(@Inject(ImageWorkshop) private readonly workshop: ImageWorkshop) {}

  onApplicationShutdown(): void {
    this.workshop.close();
  }
}

@Module({
  imports: [
    ContentModule,
    DerivativeWorkerModule,
    ModelsModule,
    NotificationModule,
    ScanWorkerModule,
    UploadWorkerModule,
    WebWorkerModule,
  ],
  providers: [
    {
      provide: ImageWorkshop,
      inject: [CONTENT_CONFIG, BlobStore],
      useFactory: (config: ContentConfig, temporary: BlobStore) =>
        new ImageWorkshop({
          processes: config.workshopProcesses,
          timeoutMs: config.workshopTimeoutMs,
          maxMemoryBytes: config.workshopMemoryBytes,
          limits: config.limits,
          temporary,
        }),
    },
    WorkshopCloser,
    ProcessingRepository,
    ReceiptRepository,
    ContentProcessor,
    EmbeddedStatements,
    ContributorNews,
    OrphanRepository,
    OrphanCollector,
    ScrubRepository,
    Scrubber,
  ],
})
export class ContentWorkerModule {}

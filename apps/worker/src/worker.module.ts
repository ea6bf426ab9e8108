import { Module } from '@nestjs/common';
import { AnnotationWorkerModule } from '@odr/annotation';
import { AuthWorkerModule } from '@odr/auth';
import { ContentWorkerModule, ImportWorkerModule } from '@odr/content';
import { DatasetWorkerModule } from '@odr/dataset';
import { DuplicatesWorkerModule } from '@odr/duplicates';
import { EmbeddingWorkerModule } from '@odr/embedding';
import { ModerationWorkerModule } from '@odr/moderation';
import { NotificationWorkerModule } from '@odr/notification';
import {
  DatabaseModule,
  LoggingModule,
  QueueModule,
  QueueWorkerModule,
  SharedCacheModule,
  StorageModule,
} from '@odr/platform';
import { SearchWorkerModule } from '@odr/search';

const PLATFORM = [LoggingModule, DatabaseModule.connect(), QueueModule, StorageModule, SharedCacheModule];

/** Everything that works in the background. */
@Module({
  imports: [
    ...PLATFORM,
    AnnotationWorkerModule,
    AuthWorkerModule,
    ContentWorkerModule,
    ImportWorkerModule,
    EmbeddingWorkerModule,
    DuplicatesWorkerModule,
    SearchWorkerModule,
    ModerationWorkerModule,
    DatasetWorkerModule,
    NotificationWorkerModule,
    QueueWorkerModule,
  ],
})
export class WorkerModule {}

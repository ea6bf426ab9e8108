import { Module } from '@nestjs/common';
import { ContentWorkerModule } from '@odr/content';
import { ModerationWorkerModule } from '@odr/moderation';
import { DatabaseModule, LoggingModule, QueueModule, QueueWorkerModule, StorageModule } from '@odr/platform';

/** Everything that works in the background. */
@Module({
  imports: [LoggingModule, DatabaseModule, QueueModule, StorageModule, QueueWorkerModule, ContentWorkerModule, ModerationWorkerModule],
})
export class WorkerModule {}

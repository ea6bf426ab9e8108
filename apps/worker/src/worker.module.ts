import { Module } from '@nestjs/common';
import { DatabaseModule, LoggingModule, QueueModule, QueueWorkerModule, StorageModule } from '@odr/platform';

/** Everything that works in the background. */
@Module({
  imports: [LoggingModule, DatabaseModule, QueueModule, StorageModule, QueueWorkerModule],
})
export class WorkerModule {}

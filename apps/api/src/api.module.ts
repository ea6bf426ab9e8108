import { Module } from '@nestjs/common';
import { AccessModule } from '@odr/access';
import { AuthHttpModule } from '@odr/auth';
import { ModerationHttpModule } from '@odr/moderation';
import { DatabaseModule, HttpModule, LoggingModule, QueueModule, StorageModule } from '@odr/platform';

/** The product's table of contents, as HTTP. */
@Module({
  imports: [LoggingModule, DatabaseModule, QueueModule, StorageModule, AccessModule, HttpModule, AuthHttpModule, ModerationHttpModule],
})
export class ApiModule {}

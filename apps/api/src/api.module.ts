import { Module } from '@nestjs/common';
import { AccessModule } from '@odr/access';
import { AuthHttpModule } from '@odr/auth';
import { ContentHttpModule } from '@odr/content';
import { ModerationHttpModule } from '@odr/moderation';
import { DatabaseModule, HttpModule, LoggingModule, QueueModule, StorageModule } from '@odr/platform';

/** The product's table of contents, as HTTP. */
@Module({
  imports: [LoggingModule, DatabaseModule, QueueModule, StorageModule, AccessModule, HttpModule, AuthHttpModule, ContentHttpModule, ModerationHttpModule],
})
export class ApiModule {}

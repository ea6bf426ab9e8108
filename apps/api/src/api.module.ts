import { Module } from '@nestjs/common';
import { AccessModule } from '@odr/access';
import { AdministrationHttpModule } from '@odr/administration';
import { AnnotationHttpModule } from '@odr/annotation';
import { AuditHttpModule } from '@odr/audit';
import { AuthHttpModule } from '@odr/auth';
import { ContentHttpModule, ImportHttpModule } from '@odr/content';
import { DatasetHttpModule } from '@odr/dataset';
import { DuplicatesHttpModule } from '@odr/duplicates';
import { EmbeddingHttpModule } from '@odr/embedding';
import { LicensingHttpModule } from '@odr/licensing';
import { ModerationHttpModule } from '@odr/moderation';
import { NotificationHttpModule } from '@odr/notification';
import {
  DatabaseModule,
  HttpModule,
  LoggingModule,
  QueueModule,
  SharedCacheModule,
  StorageModule,
} from '@odr/platform';
import { SearchHttpModule } from '@odr/search';
import { TeamsHttpModule } from '@odr/teams';
import { HealthModule } from './health/health.module.js';

const PLATFORM = [LoggingModule, DatabaseModule.connect(), QueueModule, StorageModule, SharedCacheModule, HttpModule];

/** The product's table of contents, as HTTP. */
@Module({
  imports: [
    ...PLATFORM,
    AccessModule,
    AuditHttpModule,
    NotificationHttpModule,
    AuthHttpModule,
    TeamsHttpModule,
    LicensingHttpModule,
    ContentHttpModule,
    ImportHttpModule,
    AnnotationHttpModule,
    EmbeddingHttpModule,
    DuplicatesHttpModule,
    SearchHttpModule,
    ModerationHttpModule,
    DatasetHttpModule,
    AdministrationHttpModule,
    HealthModule,
  ],
})
export class ApiModule {}

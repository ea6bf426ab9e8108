import { Module } from '@nestjs/common';
import { AccessModule } from '@odr/access';
import { AnnotationHttpModule } from '@odr/annotation';
import { AdministrationHttpModule } from '@odr/administration';
import { AuthHttpModule } from '@odr/auth';
import { ContentHttpModule } from '@odr/content';
import { DatasetHttpModule } from '@odr/dataset';
import { DuplicatesHttpModule } from '@odr/duplicates';
import { EmbeddingHttpModule } from '@odr/embedding';
import { LicensingHttpModule } from '@odr/licensing';
import { ModerationHttpModule } from '@odr/moderation';
import { TeamsHttpModule } from '@odr/teams';
import {
  DatabaseModule,
  HttpModule,
  LoggingModule,
  QueueModule,
  SharedCacheModule,
  StorageModule,
} from '@odr/platform';
import { TeamsHttpModule } from '@odr/teams';

const PLATFORM = [LoggingModule, DatabaseModule, QueueModule, StorageModule, SharedCacheModule, HttpModule];
import { HealthModule } from './health/health.module.js';

/** The product's table of contents, as HTTP. */
@Module({
  imports: [
    ...PLATFORM,
    AccessModule,
    AuthHttpModule,
    TeamsHttpModule,
    AdministrationHttpModule,
    HealthModule,
    TeamsHttpModule,
    LicensingHttpModule,
    ContentHttpModule,
    AnnotationHttpModule,
    EmbeddingHttpModule,
    DuplicatesHttpModule,
    ModerationHttpModule,
    DatasetHttpModule,
  ],
})
export class ApiModule {}

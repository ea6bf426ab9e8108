import { NotificationModule } from '@odr/notification';
import { Module } from '@nestjs/common';
import { IntakeProcessor } from './intake/intake.processor.js';
import { ModerationModule } from './moderation.module.js';
import { ReporterNews } from './report/reporter-news.js';

@Module({ imports: [ModerationModule, NotificationModule], providers: [IntakeProcessor, ReporterNews] })
export class ModerationWorkerModule {}

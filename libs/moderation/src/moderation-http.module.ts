import { Module } from '@nestjs/common';
import { ModerationController } from './moderation.controller.js';
import { ModerationModule } from './moderation.module.js';
import { ReportController } from './report/report.controller.js';

@Module({ imports: [ModerationModule], controllers: [ModerationController, ReportController] })
export class ModerationHttpModule {}

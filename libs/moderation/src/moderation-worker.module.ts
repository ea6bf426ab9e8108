import { Module } from '@nestjs/common';
import { IntakeProcessor } from './intake/intake.processor.js';
import { ModerationModule } from './moderation.module.js';

@Module({ imports: [ModerationModule], providers: [IntakeProcessor] })
export class ModerationWorkerModule {}

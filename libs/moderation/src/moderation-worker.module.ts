import { NotificationModule } from '@odr/notification';
import { Module } from '@nestjs/common';
import { BANK_PROCESSORS } from './bank/bank.parts.js';
import { BATCH_PROCESSORS } from './batch/batch.parts.js';
import { DECISION_PROCESSORS } from './decision/decision.parts.js';
import { IntakeProcessor } from './intake/intake.processor.js';
import { LaunderingProcessor } from './laundering/laundering.processor.js';
import { ModerationModule } from './moderation.module.js';
import { QUALITY_PROCESSORS } from './quality/quality.parts.js';
import { RULE_PROCESSORS } from './rule/rule.parts.js';
import { ReporterNews } from './report/reporter-news.js';
import { QUEUE_PROCESSORS } from './queue/queue.parts.js';

@Module({
  imports: [ModerationModule, NotificationModule],
  providers: [
    ...BANK_PROCESSORS,
    ...BATCH_PROCESSORS,
    ...DECISION_PROCESSORS,
    ...RULE_PROCESSORS,
    IntakeProcessor,
    LaunderingProcessor,
    ...QUEUE_PROCESSORS,
    ReporterNews,
    ...QUALITY_PROCESSORS,
  ],
})
export class ModerationWorkerModule {}

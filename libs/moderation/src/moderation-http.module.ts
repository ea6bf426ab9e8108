import { Module } from '@nestjs/common';
import { BANK_CONTROLLERS } from './bank/bank.parts.js';
import { BATCH_CONTROLLERS } from './batch/batch.parts.js';
import { ContextHttpModule } from './context/context-http.module.js';
import { DECISION_CONTROLLERS } from './decision/decision.parts.js';
import { ExposureHttpModule } from './exposure/exposure-http.module.js';
import { MediaHttpModule } from './media/media-http.module.js';
import { ModerationController } from './moderation.controller.js';
import { ModerationModule } from './moderation.module.js';
import { PresenceHttpModule } from './presence/presence-http.module.js';
import { QUALITY_CONTROLLERS } from './quality/quality.parts.js';
import { REPORT_CONTROLLERS } from './report/report.parts.js';
import { RULE_CONTROLLERS } from './rule/rule.parts.js';
import { QUEUE_CONTROLLERS } from './queue/queue.parts.js';

@Module({
  imports: [ModerationModule, ContextHttpModule, ExposureHttpModule, MediaHttpModule, PresenceHttpModule],
  controllers: [
    ...QUEUE_CONTROLLERS,
    ...BANK_CONTROLLERS,
    ...BATCH_CONTROLLERS,
    ...DECISION_CONTROLLERS,
    ModerationController,
    ...REPORT_CONTROLLERS,
    ...RULE_CONTROLLERS,
    ...QUALITY_CONTROLLERS,
  ],
})
export class ModerationHttpModule {}

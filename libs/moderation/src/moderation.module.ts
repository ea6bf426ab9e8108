import { AnnotationModule } from '@odr/annotation';
import { AuditModule } from '@odr/audit';
import { ContentModule } from '@odr/content';
import { KnownHashesModule } from '@odr/duplicates';
import { Clock } from '@odr/kernel';
import { NotificationModule } from '@odr/notification';
import { LimitsModule, SealingModule } from '@odr/platform';
import { Module } from '@nestjs/common';
import { BANK_PROVIDERS } from './bank/bank.parts.js';
import { BATCH_PROVIDERS } from './batch/batch.parts.js';
import { CaseOpener } from './case/case-opener.js';
import { CaseOpeningRepository } from './case/case-opening.repository.js';
import { CaseReader } from './case/case.reader.js';
import { CaseRepository } from './case/case.repository.js';
import { CaseService } from './case/case.service.js';
import { DECISION_EXPORTS, DECISION_PROVIDERS } from './decision/decision.parts.js';
import { DecisionRepository } from './decision/decision.repository.js';
import { DecisionService } from './decision/decision.service.js';
import { ReversalService } from './decision/reversal.service.js';
import { ExposureModule } from './exposure/exposure.module.js';
import { HistoryCheckModule } from './event/history-check.module.js';
import { ModerationEventReader } from './event/moderation-event.reader.js';
import { ModerationEventRepository } from './event/moderation-event.repository.js';
import { IntakeService } from './intake/intake.service.js';
import { LaunderingReader } from './laundering/laundering.reader.js';
import { LaunderingService } from './laundering/laundering.service.js';
import { ReturnedService } from './intake/returned.service.js';
import { QUALITY_PROVIDERS } from './quality/quality.parts.js';
import { REPORT_PROVIDERS } from './report/report.parts.js';
import { RULE_PROVIDERS } from './rule/rule.parts.js';
import { SubjectLookup } from './subject/subject.lookup.js';
import { SubjectService } from './subject/subject.service.js';
import { QUEUE_PROVIDERS } from './queue/queue.parts.js';

/** Queues, cases, decisions and reports. */
@Module({
  imports: [
    ExposureModule,
    HistoryCheckModule,
    AuditModule,
    ContentModule,
    AnnotationModule,
    KnownHashesModule,
    NotificationModule,
    LimitsModule,
    SealingModule,
  ],
  providers: [
    Clock,
    ...BATCH_PROVIDERS,
    ...BANK_PROVIDERS,
    CaseOpener,
    CaseOpeningRepository,
    ...QUEUE_PROVIDERS,
    CaseRepository,
    CaseReader,
    CaseService,
    ...DECISION_PROVIDERS,
    DecisionRepository,
    DecisionService,
    ReversalService,
    ModerationEventRepository,
    ModerationEventReader,
    ...REPORT_PROVIDERS,
    ...QUALITY_PROVIDERS,
    ...RULE_PROVIDERS,
    IntakeService,
    LaunderingReader,
    LaunderingService,
    ReturnedService,
    SubjectLookup,
    SubjectService,
  ],
  exports: [
    HistoryCheckModule,
    ...BATCH_PROVIDERS,
    ...QUEUE_PROVIDERS,
    ...DECISION_EXPORTS,
    ...DECISION_PROVIDERS,
    ...BANK_PROVIDERS,
    CaseOpener,
    CaseReader,
    CaseService,
    DecisionService,
    ReversalService,
    ...REPORT_PROVIDERS,
    ...QUALITY_PROVIDERS,
    ...RULE_PROVIDERS,
    IntakeService,
    LaunderingService,
    ReturnedService,
    ModerationEventReader,
    ModerationEventRepository,
  ],
})
export class ModerationModule {}

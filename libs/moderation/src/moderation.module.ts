import { AnnotationModule } from '@odr/annotation';
import { ContentModule } from '@odr/content';
import { Clock } from '@odr/kernel';
import { Module } from '@nestjs/common';
import { CaseReader } from './case/case.reader.js';
import { CaseRepository } from './case/case.repository.js';
import { CaseService } from './case/case.service.js';
import { DecisionRepository } from './decision/decision.repository.js';
import { DecisionService } from './decision/decision.service.js';
import { ReversalService } from './decision/reversal.service.js';
import { ModerationEventReader } from './event/moderation-event.reader.js';
import { ModerationEventRepository } from './event/moderation-event.repository.js';
import { IntakeService } from './intake/intake.service.js';
import { ReturnedService } from './intake/returned.service.js';
import { ReportReader } from './report/report.reader.js';
import { ReportRepository } from './report/report.repository.js';
import { ReportService } from './report/report.service.js';
import { SubjectLookup } from './subject/subject.lookup.js';
import { SubjectService } from './subject/subject.service.js';

/** Queues, cases, decisions and reports. */
@Module({
  imports: [ContentModule, AnnotationModule],
  providers: [
    Clock,
    CaseRepository,
    CaseReader,
    CaseService,
    DecisionRepository,
    DecisionService,
    ReversalService,
    ModerationEventRepository,
    ModerationEventReader,
    ReportRepository,
    ReportReader,
    ReportService,
    IntakeService,
    ReturnedService,
    SubjectLookup,
    SubjectService,
  ],
  exports: [
    CaseReader,
    CaseService,
    DecisionService,
    ReversalService,
    ReportReader,
    ReportService,
    IntakeService,
    ReturnedService,
    ModerationEventReader,
  ],
})
export class ModerationModule {}

export { CaseService } from './case/case.service.js';
export { DecisionService } from './decision/decision.service.js';
export { ReversalService } from './decision/reversal.service.js';
export * from './moderation.errors.js';
export { ModerationHttpModule } from './moderation-http.module.js';
export { ModerationModule } from './moderation.module.js';
export { ModerationWorkerModule } from './moderation-worker.module.js';
export { ReportService } from './report/report.service.js';

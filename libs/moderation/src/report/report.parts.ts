import { NOTICE_CONTROLLERS, NOTICE_PROVIDERS } from '../notice/notice.parts.js';
import { ReportController } from './report.controller.js';
import { ReportReader } from './report.reader.js';
import { ReportRepository } from './report.repository.js';
import { ReportService } from './report.service.js';
import { ReporterController } from './reporter.controller.js';
import { ReporterService } from './reporter.service.js';
import { ReporterStandingRepository } from './reporter-standing.repository.js';

/** What reports by people, with an account and without, are made of. */
export const REPORT_PROVIDERS = [
  ReportRepository,
  ReportReader,
  ReportService,
  ReporterStandingRepository,
  ReporterService,
  ...NOTICE_PROVIDERS,
];
export const REPORT_CONTROLLERS = [ReportController, ReporterController, ...NOTICE_CONTROLLERS];

import { scopeOf, type Principal } from '@odr/access';
import type { ReportId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { urgencyOfReport } from '../case/case.policy.js';
import { CaseRepository } from '../case/case.repository.js';
import type { FileReportRequest } from '../dto/report.request.dto.js';
import type { ReportResponse } from '../dto/report.response.dto.js';
import { ModerationEventRepository } from '../event/moderation-event.repository.js';
import { human, SYSTEM, type NewEvent } from '../event/moderation-events.js';
import { DuplicateReport, ReportSubjectNotFound } from '../moderation.errors.js';
import type { Subject } from '../subject/subject.js';
import { SubjectLookup } from '../subject/subject.lookup.js';
import { ReportReader } from './report.reader.js';
import { ReportRepository } from './report.repository.js';

@Injectable()
export class ReportService {
  constructor(
    private readonly db: Database,
    private readonly cases: CaseRepository,
    private readonly reports: ReportRepository,
    private readonly reader: ReportReader,
    private readonly events: ModerationEventRepository,
    private readonly subjects: SubjectLookup,
  ) {}

  /**
   * Files a report: it opens the subject's case in `reports`, or adds its weight to the open one.
   * @throws ReportSubjectNotFound if the reporter cannot see the subject; DuplicateReport
   */
  async file(
    { subjectType, subjectId, reason, description }: FileReportRequest,
    actor: Principal,
  ): Promise<ReportResponse> {
    const subject: Subject = { type: subjectType, id: subjectId };
    if (!(await this.subjects.isVisible(scopeOf(actor), subject))) throw new ReportSubjectNotFound();
    const earlier = await this.reports.openOf(actor.userId, subject);
    if (earlier !== undefined) throw new DuplicateReport(earlier);
    const id = await this.db.transaction(() => this.insert(subject, { reason, description }, actor));
    const report = await this.reader.byId(actor.userId, id);
    if (report === undefined) throw new Error(`Report ${id} is gone right after it was filed.`);
    return report;
  }

  private async insert(
    subject: Subject,
    { reason, description }: Pick<FileReportRequest, 'reason' | 'description'>,
    actor: Principal,
  ): Promise<ReportId> {
    const urgency = urgencyOfReport(reason);
    const { id: caseId, isNew, severity, priority, queue } = await this.cases.openOrWeigh(subject, urgency);
    const reportId = await this.reports.insert({ subject, reporterId: actor.userId, reason, description, caseId });
    if (reportId === undefined) throw await this.duplicate(actor, subject);
    const opened: NewEvent[] = isNew
      ? [{ type: 'case_opened', subject, actor: SYSTEM, payload: { caseId, queue, severity, priority, findings: [] } }]
      : [];
    const filed: NewEvent = {
      type: 'report_filed',
      subject,
      actor: human(actor.userId),
      payload: { caseId, reportId, reason, severity, priority },
    };
    await this.events.append([...opened, filed]);
    return reportId;
  }

  /** The same person's second click came in between; only the index knows. */
  private async duplicate(actor: Principal, subject: Subject): Promise<Error> {
    const existing = await this.reports.openOf(actor.userId, subject);
    return existing === undefined ? new ReportSubjectNotFound() : new DuplicateReport(existing);
  }
}

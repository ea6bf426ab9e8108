import { scopeOf, type Principal } from '@odr/access';
import { ReportSource } from '@odr/contracts';
import type { ReportId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { urgencyOfReport } from '../case/case.policy.js';
import { CaseOpener } from '../case/case-opener.js';
import type { FileReportRequest } from '../dto/report.request.dto.js';
import type { ReportResponse } from '../dto/report.response.dto.js';
import { ModerationEventRepository } from '../event/moderation-event.repository.js';
import { human, SYSTEM, type NewEvent } from '../event/moderation-events.js';
import { DuplicateReport, ReportSubjectNotFound } from '../moderation.errors.js';
import type { Subject } from '../subject/subject.js';
import { SubjectLookup } from '../subject/subject.lookup.js';
import { MAX_REPORTED_PRIORITY, weightOfReport, type TrackRecord } from './accuracy.policy.js';
import { ReportReader } from './report.reader.js';
import { ReportRepository } from './report.repository.js';
import { ReporterStandingRepository, type StandingRow } from './reporter-standing.repository.js';
import { OwnSubject, ReporterMuted } from './reporter.errors.js';

const NO_RECORD: TrackRecord = { agreed: 0, disagreed: 0 };

@Injectable()
export class ReportService {
  constructor(
    private readonly db: Database,
    private readonly opener: CaseOpener,
    private readonly reports: ReportRepository,
    private readonly reader: ReportReader,
    private readonly events: ModerationEventRepository,
    private readonly subjects: SubjectLookup,
    private readonly standings: ReporterStandingRepository,
  ) {}

  /**
   * Files a report: it opens the subject's case in `reports`, or adds its weight to the open one.
   * @throws ReportSubjectNotFound if the reporter cannot see the subject; DuplicateReport, OwnSubject, ReporterMuted
   */
  async file(
    { subjectType, subjectId, reason, description }: FileReportRequest,
    actor: Principal,
  ): Promise<ReportResponse> {
    const subject: Subject = { type: subjectType, id: subjectId };
    const standing = await this.standings.of(actor.userId);
    if (standing?.isMuted) throw new ReporterMuted(standing.mutedUntil);
    if (!(await this.subjects.isVisible(scopeOf(actor), subject))) throw new ReportSubjectNotFound();
    if ((await this.subjects.ownerOf(subject)) === actor.userId) throw new OwnSubject();
    const earlier = await this.reports.openOf(actor.userId, subject);
    if (earlier !== undefined) throw new DuplicateReport(earlier);
    const id = await this.db.transaction(() => this.insert(subject, { reason, description }, actor, standing));
    const report = await this.reader.byId(actor.userId, id);
    if (report === undefined) throw new Error(`Report ${id} is gone right after it was filed.`);
    return report;
  }

  private async insert(
    subject: Subject,
    { reason, description }: Pick<FileReportRequest, 'reason' | 'description'>,
    actor: Principal,
    standing: StandingRow | undefined,
  ): Promise<ReportId> {
    const isTrusted = standing?.isTrusted ?? false;
    const urgency = urgencyOfReport(reason, weightOfReport(standing ?? NO_RECORD, isTrusted));
    const cause = { kind: 'notice', reporter: isTrusted ? 'trusted' : 'user' } as const;
    const order = { subject, family: 'reports', urgency, cause, actor: SYSTEM };
    const placed = await this.opener.weigh(order, MAX_REPORTED_PRIORITY);
    if (placed === undefined) throw new ReportSubjectNotFound();
    const { id: caseId, severity, priority } = placed;
    const reportId = await this.reports.insert({
      subject,
      reporterId: actor.userId,
      source: isTrusted ? ReportSource.Trusted : ReportSource.Person,
      reason,
      description,
      caseId,
    });
    if (reportId === undefined) throw await this.duplicate(actor, subject);
    const filed: NewEvent = {
      type: 'report_filed',
      subject,
      actor: human(actor.userId),
      payload: { caseId, reportId, reason, severity, priority },
    };
    await this.events.append([filed]);
    return reportId;
  }

  /** The same person's second click came in between; only the index knows. */
  private async duplicate(actor: Principal, subject: Subject): Promise<Error> {
    const existing = await this.reports.openOf(actor.userId, subject);
    return existing === undefined ? new ReportSubjectNotFound() : new DuplicateReport(existing);
  }
}

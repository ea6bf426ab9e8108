import { SubjectType } from '@odr/contracts';
import type { AnnotationId, ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { CaseOpener } from '../case/case-opener.js';
import { CaseRepository, type EndedCase } from '../case/case.repository.js';
import { ModerationEventRepository } from '../event/moderation-event.repository.js';
import { SYSTEM } from '../event/moderation-events.js';
import { ReportRepository } from '../report/report.repository.js';
import type { Subject } from '../subject/subject.js';
import { SubjectLookup } from '../subject/subject.lookup.js';
import { IntakeService } from './intake.service.js';

/**
 * Takes up again what a deletion ended, when the content comes back: deleting and restoring must not be a way past a
 * report or a suspicion. May be repeated with the same message.
 */
@Injectable()
export class ReturnedService {
  constructor(
    private readonly db: Database,
    private readonly cases: CaseRepository,
    private readonly opener: CaseOpener,
    private readonly reports: ReportRepository,
    private readonly events: ModerationEventRepository,
    private readonly subjects: SubjectLookup,
    private readonly intake: IntakeService,
  ) {}

  /** Opens anew what nobody had decided about a content and its annotations, with its reports and findings. */
  async resume(contentId: ContentId): Promise<void> {
    await this.resumeSubject({ type: SubjectType.Content, id: contentId });
    for (const id of await this.subjects.annotationsLeftUndecided(contentId))
      await this.resumeSubject({ type: SubjectType.Annotation, id });
    // It may have waited for review without a case: processing can have ended while it was gone.
    await this.intake.review(contentId);
  }

  /** The same for one annotation that its author has deleted and has back. */
  resumeAnnotation(id: AnnotationId): Promise<void> {
    return this.resumeSubject({ type: SubjectType.Annotation, id });
  }

  private async resumeSubject(subject: Subject): Promise<void> {
    await this.db.transaction(async () => {
      if (!(await this.subjects.exists(subject))) return;
      for (const ended of await this.cases.endedByDeletion(subject)) await this.openAnew(subject, ended);
    });
  }

  /** A new case, for the old one is history: who looks at it sees both. */
  private async openAnew(subject: Subject, ended: EndedCase): Promise<void> {
    const { id: former, family, findings, cause, severity, priority } = ended;
    // An open case of the family has begun anew already.
    if (await this.cases.lockOpen(subject, family)) return;
    const order = { subject, family, urgency: { severity, priority }, findings, cause, actor: SYSTEM };
    const caseId = await this.opener.raise(ended.isPinned ? { ...order, queue: ended.queue } : order);
    if (caseId === undefined) return;
    const reports = await this.reports.carryOver(former, caseId);
    await this.events.append(
      reports.map(({ id: reportId, reporterId, reason }) => ({
        type: 'report_filed' as const,
        subject,
        actor: { kind: 'human' as const, id: reporterId },
        payload: { caseId, reportId, reason, severity, priority },
      })),
    );
  }
}

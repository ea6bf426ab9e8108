import { ReportOutcome, SubjectType } from '@odr/contracts';
import type { CaseFinding } from '@odr/entities';
import type { CaseId, ContentId } from '@odr/kernel';
import { Database, Outbox } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { isSameFinding, isSuspicious, NEW_CONTENT, urgencyOfFinding, type Urgency } from '../case/case.policy.js';
import { CaseRepository, type LockedCase } from '../case/case.repository.js';
import { ModerationEventRepository } from '../event/moderation-event.repository.js';
import { SCANNER, SYSTEM, type EventActor } from '../event/moderation-events.js';
import { resolved } from '../report/report.events.js';
import { ReportRepository } from '../report/report.repository.js';
import type { Subject } from '../subject/subject.js';
import { SubjectLookup } from '../subject/subject.lookup.js';
import { scoreOf } from './finding-score.policy.js';

const INTAKE = 'intake';

/**
 * Turns what happens to contents into cases. A subject has one open case in the family of intake: a suspected item waits
 * in `flagged` instead of `pending`, it never waits twice. Every method may be repeated with the same message.
 */
@Injectable()
export class IntakeService {
  constructor(
    private readonly db: Database,
    private readonly cases: CaseRepository,
    private readonly reports: ReportRepository,
    private readonly events: ModerationEventRepository,
    private readonly subjects: SubjectLookup,
    private readonly outbox: Outbox,
  ) {}

  /** Opens a case for a content that waits to be published, unless one is open or nobody waits any more. */
  async review(contentId: ContentId): Promise<void> {
    const subject: Subject = { type: SubjectType.Content, id: contentId };
    await this.db.transaction(async () => {
      // The case first, then the content: the order in which decisions lock them.
      if (await this.cases.lockOpen(subject, INTAKE)) return;
      if (!(await this.subjects.awaitsReview(contentId))) return;
      await this.open(subject, NEW_CONTENT, [], SYSTEM);
    });
  }

  /** Adds a suspicion to the open case and moves it to `flagged`, or opens a case there. What a person has judged stays judged. */
  async suspect(contentId: ContentId, flag: string, scanner: string): Promise<void> {
    if (!isSuspicious({ scanner })) return;
    const subject: Subject = { type: SubjectType.Content, id: contentId };
    const finding: CaseFinding = {
      flag,
      scanner,
      score: scoreOf(flag, await this.subjects.findingsOf(contentId, scanner)),
    };
    await this.db.transaction(async () => {
      const open = await this.cases.lockOpen(subject, INTAKE);
      if (open) return this.addFinding(subject, open, finding);
      if (!(await this.subjects.exists(subject)) || (await this.cases.wasJudged(subject, finding))) return;
      const opened = await this.open(subject, urgencyOfFinding(finding), [finding], SCANNER);
      if (opened !== undefined) return;
      // A case was opened at the same moment; it is committed now, or the insert would still wait.
      const other = await this.cases.lockOpen(subject, INTAKE);
      if (other) await this.addFinding(subject, other, finding);
    });
  }

  /** Ends the open cases of a deleted content and of what was written about it. */
  async forgetContent(contentId: ContentId): Promise<void> {
    await this.forget({ type: SubjectType.Content, id: contentId });
    for (const id of await this.subjects.annotationsInQuestion(contentId))
      await this.forget({ type: SubjectType.Annotation, id });
  }

  /** Ends the open cases of a subject that has been deleted, and tells those who reported it. */
  async forget(subject: Subject): Promise<void> {
    await this.db.transaction(async () => {
      const closed = await this.cases.closeAll(subject);
      if (closed.length === 0) return;
      const outcome = ReportOutcome.SubjectGone;
      const reports = await this.reports.close(
        closed.map((caseId) => ({ caseId, decisionId: null })),
        outcome,
      );
      await this.events.append(
        closed.map((caseId) => ({
          type: 'case_closed',
          subject,
          actor: SYSTEM,
          payload: { caseId, outcome, reportIds: reports.get(caseId) ?? [] },
        })),
      );
      await this.outbox.appendAll('report.resolved', resolved([...reports.values()].flat()));
    });
  }

  private async open(
    subject: Subject,
    urgency: Urgency,
    findings: readonly CaseFinding[],
    actor: EventActor,
  ): Promise<CaseId | undefined> {
    const caseId = await this.cases.open(subject, urgency, findings);
    if (caseId !== undefined)
      await this.events.append([{ type: 'case_opened', subject, actor, payload: { caseId, ...urgency, findings } }]);
    return caseId;
  }

  private async addFinding(subject: Subject, open: LockedCase, finding: CaseFinding): Promise<void> {
    if (open.findings.some((known) => isSameFinding(known, finding))) return;
    const { queue, severity, priority } = urgencyOfFinding(finding);
    const urgency = { queue, severity: Math.max(open.severity, severity), priority: Math.max(open.priority, priority) };
    await this.cases.addFinding(open.id, finding, urgency);
    await this.events.append([
      { type: 'case_flagged', subject, actor: SCANNER, payload: { caseId: open.id, ...urgency, finding } },
    ]);
  }
}

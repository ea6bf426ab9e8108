import { CaseState, ReportOutcome, SubjectType } from '@odr/contracts';
import type { CaseFinding } from '@odr/entities';
import type { AnnotationId, CaseId, ContentId } from '@odr/kernel';
import { Database, Outbox } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { isMinor, isSuspicious, NEW_CONTENT, urgencyOfFinding, urgencyOfFindings } from '../case/case.policy.js';
import { CaseOpener, type CaseToRaise } from '../case/case-opener.js';
import { CaseRepository } from '../case/case.repository.js';
import { ModerationEventRepository } from '../event/moderation-event.repository.js';
import { SCANNER, SYSTEM } from '../event/moderation-events.js';
import { resolved } from '../report/report.events.js';
import { ReportRepository } from '../report/report.repository.js';
import { CaseRouter } from '../routing/case-router.js';
import type { Subject } from '../subject/subject.js';
import { SubjectLookup } from '../subject/subject.lookup.js';
import { scoreOf } from './finding-score.policy.js';

const INTAKE = 'intake';
const CAUSE = { kind: 'scanner' } as const;

/**
 * Turns what happens to contents into cases. A subject has one open case in the family of intake: a suspected item waits
 * in `flagged` instead of `pending`, it never waits twice. Every method may be repeated with the same message.
 */
@Injectable()
export class IntakeService {
  constructor(
    private readonly db: Database,
    private readonly opener: CaseOpener,
    private readonly cases: CaseRepository,
    private readonly router: CaseRouter,
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
      await this.opener.openUnlessOpen({ subject, family: INTAKE, urgency: NEW_CONTENT, cause: CAUSE, actor: SYSTEM });
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
    const urgency = urgencyOfFinding(finding);
    const cause = { ...CAUSE, id: scanner };
    const order: CaseToRaise = { subject, family: INTAKE, urgency, findings: [finding], cause, actor: SCANNER };
    const isDone = await this.db.transaction(async () => {
      if (!(await this.cases.lockOpen(subject, INTAKE))) {
        if (!(await this.subjects.exists(subject)) || (await this.cases.wasJudged(subject, finding))) return true;
        if (isMinor(finding)) {
          if (!(await this.subjects.awaitsReview(contentId))) return true;
          return (await this.opener.openUnlessOpen(order)) !== undefined;
        }
      }
      await this.opener.raise(order);
      return true;
    });
    // Somebody opened the case in that moment; joining it locks it first, as decisions do.
    if (!isDone) await this.db.transaction(() => this.opener.raise(order));
  }

  /**
   * Takes a suspicion out of the open case that its scanner has taken back. Without another the case waits among new content,
   * or is over when nobody has to decide. What somebody is looking at, or has passed on, stays for people to judge.
   */
  async clear(contentId: ContentId, flag: string, scanner: string): Promise<void> {
    const subject: Subject = { type: SubjectType.Content, id: contentId };
    await this.db.transaction(async () => {
      const open = await this.cases.lockOpen(subject, INTAKE);
      const finding = open?.findings.find((known) => known.flag === flag && known.scanner === scanner);
      if (!open || !finding || open.isHeld || open.state !== CaseState.Pending) return;
      const left = open.findings.filter((known) => known !== finding);
      const { severity, priority } = urgencyOfFindings(left);
      const { cause, isPinned } = open;
      const queue = isPinned
        ? open.queue
        : await this.router.queueFor({ subject, family: INTAKE, severity, findings: left, cause });
      const urgency = { queue, severity, priority };
      await this.cases.keepFindings(open.id, left, urgency);
      await this.events.append([
        { type: 'case_unflagged', subject, actor: SCANNER, payload: { caseId: open.id, ...urgency, finding } },
      ]);
      if (left.length === 0 && !(await this.subjects.awaitsReview(contentId)))
        await this.closeUndecided(subject, open.id);
    });
  }

  private async closeUndecided(subject: Subject, caseId: CaseId): Promise<void> {
    await this.cases.close(caseId);
    const payload = { caseId, outcome: ReportOutcome.NotActioned, reportIds: [] };
    await this.events.append([{ type: 'case_closed', subject, actor: SCANNER, payload }]);
  }

  /** Ends the open cases of a deleted content and of what was written about it. */
  async forgetContent(contentId: ContentId): Promise<void> {
    await this.forget({ type: SubjectType.Content, id: contentId });
    for (const id of await this.subjects.annotationsInQuestion(contentId))
      await this.forget({ type: SubjectType.Annotation, id });
  }

  /** The same for one annotation, unless it is there again by now. */
  async forgetAnnotation(id: AnnotationId): Promise<void> {
    const subject: Subject = { type: SubjectType.Annotation, id };
    if (!(await this.subjects.exists(subject))) await this.forget(subject);
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
}

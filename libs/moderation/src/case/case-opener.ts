import { EscalationCause } from '@odr/contracts';
import type { CaseCause, CaseFinding, CasePurpose } from '@odr/entities';
import type { CaseId, DecisionId, UserId } from '@odr/kernel';
import { Database, OutsideTransaction } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { ModerationEventRepository } from '../event/moderation-event.repository.js';
import type { EventActor, NewEvent } from '../event/moderation-events.js';
import { CaseRouter } from '../routing/case-router.js';
import type { Subject } from '../subject/subject.js';
import { SubjectLookup } from '../subject/subject.lookup.js';
import { isSameFinding, MAX_SEVERITY, type Urgency } from './case.policy.js';
import { CaseOpeningRepository, type JoinableCase } from './case-opening.repository.js';

/** A reason for people to look at something. */
export interface CaseToRaise {
  readonly subject: Subject;
  /** A subject has one open case of a family. */
  readonly family: string;
  /** Where it waits, whatever the routing rules say; without it they are asked. */
  readonly queue?: string;
  readonly urgency: Pick<Urgency, 'severity' | 'priority'>;
  readonly findings?: readonly CaseFinding[];
  readonly cause: CaseCause | null;
  /** Default `decide`. */
  readonly purpose?: CasePurpose;
  /** People who are never given the case, such as who has decided about the same before. */
  readonly avoid?: readonly UserId[];
  readonly actor: EventActor;
}

/** A case as it waits after something was added to it. */
export interface RaisedCase extends Urgency {
  readonly id: CaseId;
  readonly isNew: boolean;
}

type Placed = RaisedCase & {
  readonly from: string;
  readonly added: readonly CaseFinding[];
  readonly isChanged: boolean;
};

/** Puts subjects before people: the only way by which cases come to be. */
@Injectable()
export class CaseOpener {
  constructor(
    private readonly db: Database,
    private readonly cases: CaseOpeningRepository,
    private readonly router: CaseRouter,
    private readonly subjects: SubjectLookup,
    private readonly events: ModerationEventRepository,
  ) {}

  /**
   * Opens a case, or joins the open one of the subject and family: its urgency rises to what is given, new findings are
   * added. Tells the subject's history. May be repeated; belongs into the caller's transaction.
   * @returns undefined when the subject is gone
   */
  async raise(order: CaseToRaise): Promise<CaseId | undefined> {
    const placed = await this.place(order, Math.max);
    if (placed?.isChanged === true) await this.events.append(eventsOf(order, placed));
    return placed?.id;
  }

  /**
   * Opens a case unless the family has one, for callers who hold the subject: they must not wait for a case, whose decision may be
   * waiting for them.
   * @returns undefined when somebody else was faster
   */
  async openUnlessOpen(order: CaseToRaise): Promise<CaseId | undefined> {
    if (!this.db.inTransaction) throw new OutsideTransaction('A case was opened');
    const opened = await this.open(order);
    if (opened) await this.events.append(eventsOf(order, opened));
    return opened?.id;
  }

  /**
   * The same for what somebody who judged it again, knowing of nothing, sees otherwise: it waits as escalated until somebody has decided.
   * @param decisionId the one that differs from the first
   */
  async escalate(order: CaseToRaise, decisionId: DecisionId): Promise<CaseId | undefined> {
    const caseId = await this.raise(order);
    const severity = caseId && (await this.cases.escalate(caseId, EscalationCause.SecondReview));
    if (caseId === undefined || severity === undefined) return caseId;
    const { subject, actor } = order;
    await this.events.append([{ type: 'case_escalated', subject, actor, payload: { caseId, decisionId, severity } }]);
    return caseId;
  }

  /**
   * The same for one more complaint, which adds its points to the priority. Its history tells of a case that was opened or
   * moved; of the complaint itself, with the new urgency, the caller tells.
   * @param atMost priority that no number of complaints goes beyond
   */
  async weigh(order: CaseToRaise, atMost = Infinity): Promise<RaisedCase | undefined> {
    const placed = await this.place(order, (before, points) => Math.max(before, Math.min(before + points, atMost)));
    if (placed === undefined) return undefined;
    const { id: caseId, queue, from } = placed;
    if (placed.isNew) await this.events.append(eventsOf(order, placed));
    else if (queue !== from)
      await this.events.append([
        { type: 'case_routed', subject: order.subject, actor: order.actor, payload: { caseId, from, queue } },
      ]);
    return placed;
  }

  private async place(
    order: CaseToRaise,
    addUp: (before: number, more: number) => number,
  ): Promise<Placed | undefined> {
    if (!this.db.inTransaction) throw new OutsideTransaction('A case was raised');
    const { subject, family } = order;
    // The case first, then the subject: the order in which decisions lock them.
    const open = await this.cases.lock(subject, family);
    if (open) return this.join(open, order, addUp);
    if (!(await this.subjects.exists(subject))) return undefined;
    const opened = await this.open(order);
    if (opened) return opened;
    // A case was opened at the same moment; it is committed now, or the insert would still wait.
    const other = await this.cases.lock(subject, family);
    return other && this.join(other, order, addUp);
  }

  private async open(order: CaseToRaise): Promise<Placed | undefined> {
    const { subject, family, findings = [], cause, purpose = 'decide', avoid: barred = [] } = order;
    const severity = Math.min(order.urgency.severity, MAX_SEVERITY);
    const { priority } = order.urgency;
    const queue = order.queue ?? (await this.router.queueFor({ subject, family, severity, findings, cause }));
    const isPinned = order.queue !== undefined;
    const id = await this.cases.insert({
      ...{ subject, family, queue, isPinned, severity, priority, findings, cause, purpose, barred },
    });
    return id && { id, queue, severity, priority, isNew: true, from: queue, added: findings, isChanged: true };
  }

  private async join(
    open: JoinableCase,
    order: CaseToRaise,
    addUp: (before: number, more: number) => number,
  ): Promise<Placed> {
    const { subject, family, findings = [], avoid: barred = [] } = order;
    const added = findings.filter((one) => !open.findings.some((known) => isSameFinding(known, one)));
    // What is known already makes nothing more urgent, so a message that comes twice changes nothing.
    const isKnown = findings.length > 0 && added.length === 0;
    const severity = isKnown ? open.severity : Math.min(Math.max(open.severity, order.urgency.severity), MAX_SEVERITY);
    const priority = isKnown ? open.priority : addUp(open.priority, order.urgency.priority);
    const all = [...open.findings, ...added];
    const cause = open.cause ?? order.cause;
    const isPinned = open.isPinned || order.queue !== undefined;
    const queue =
      order.queue ??
      (open.isPinned ? open.queue : await this.router.queueFor({ subject, family, severity, findings: all, cause }));
    const isChanged =
      added.length > 0 || severity !== open.severity || priority !== open.priority || queue !== open.queue;
    if (isChanged || barred.length > 0)
      await this.cases.update(open.id, { queue, severity, priority, findings: all, cause, isPinned, barred });
    return { id: open.id, queue, severity, priority, isNew: false, from: open.queue, added, isChanged };
  }
}

/** What the history of the subject says of it. What a case is for is told nobody, so neither is a cause that betrays it. */
function eventsOf({ subject, actor, cause }: CaseToRaise, placed: Placed): NewEvent[] {
  const { id: caseId, queue, severity, priority, added } = placed;
  const urgency = { caseId, queue, severity, priority };
  const because = cause && ['rule', 'bank'].includes(cause.kind) ? { cause } : {};
  if (placed.isNew)
    return [{ type: 'case_opened', subject, actor, payload: { ...urgency, findings: added, ...because } }];
  if (added.length === 0) return [{ type: 'case_raised', subject, actor, payload: { ...urgency, ...because } }];
  return added.map((finding) => ({
    type: 'case_flagged',
    subject,
    actor,
    payload: { ...urgency, finding, ...because },
  }));
}

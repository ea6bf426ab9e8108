import type { ContentStatus, DecisionAction, ReportOutcome, ReportReason } from '@odr/contracts';
import type { CaseFinding } from '@odr/entities';
import type { CaseId, DecisionId, ReportId, UserId } from '@odr/kernel';
import type { Subject } from '../subject/subject.js';

/** Everything that can happen to a subject in moderation. Ids, codes and numbers only: what people wrote is kept elsewhere. */
export interface ModerationEvents {
  case_opened: { caseId: CaseId; queue: string; severity: number; priority: number; findings: readonly CaseFinding[] };
  /** A scanner found something more; the case may have moved to another queue of its family. */
  case_flagged: { caseId: CaseId; queue: string; severity: number; priority: number; finding: CaseFinding };
  /** A scanner does not find it any more; the case may have moved back to where new content waits. */
  case_unflagged: { caseId: CaseId; queue: string; severity: number; priority: number; finding: CaseFinding };
  report_filed: { caseId: CaseId; reportId: ReportId; reason: ReportReason; severity: number; priority: number };
  case_labelled: { caseId: CaseId; decisionId: DecisionId; labels: readonly string[] };
  case_escalated: { caseId: CaseId; decisionId: DecisionId; severity: number };
  case_deferred: { caseId: CaseId; decisionId: DecisionId; until: string };
  case_decided: {
    caseId: CaseId;
    decisionId: DecisionId;
    action: DecisionAction;
    from: ContentStatus | null;
    to: ContentStatus | null;
    labels: readonly string[];
    policy: string | null;
    outcome: ReportOutcome;
    reportIds: readonly ReportId[];
  };
  /** Over without a decision: the subject is gone, or a scanner has taken back the only suspicion. */
  case_closed: { caseId: CaseId; outcome: ReportOutcome; reportIds: readonly ReportId[] };
  case_reopened: {
    caseId: CaseId;
    decisionId: DecisionId;
    from: ContentStatus | null;
    to: ContentStatus | null;
    state: 'pending' | 'escalated';
    reportIds: readonly ReportId[];
  };
}
export type ModerationEventType = keyof ModerationEvents;

/** Who did it. Scanners and the system have no id. */
export interface EventActor {
  readonly kind: 'human' | 'scanner' | 'system';
  readonly id: UserId | null;
}

export const human = (id: UserId): EventActor => ({ kind: 'human', id });
export const SCANNER: EventActor = { kind: 'scanner', id: null };
export const SYSTEM: EventActor = { kind: 'system', id: null };

/** An event before it has its place in the chain. */
export type NewEvent = {
  [T in ModerationEventType]: {
    readonly type: T;
    readonly subject: Subject;
    readonly actor: EventActor;
    readonly payload: ModerationEvents[T];
  };
}[ModerationEventType];

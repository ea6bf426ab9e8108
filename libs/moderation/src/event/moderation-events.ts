import type { AppealOutcome, ContentStatus, DecisionAction, ReportOutcome, ReportReason } from '@odr/contracts';
import type { CaseCause, CaseFinding } from '@odr/entities';
import type { AppealId, CaseId, DecisionId, ReportId, SuspensionId, UserId } from '@odr/kernel';
import type { Subject } from '../subject/subject.js';

/** Where and how urgently a case waits from then on. */
interface CaseUrgency {
  readonly caseId: CaseId;
  readonly queue: string;
  readonly severity: number;
  readonly priority: number;
}

/** Everything that can happen to a subject in moderation. Ids, codes and numbers only: what people wrote is kept elsewhere. */
export interface ModerationEvents {
  case_opened: CaseUrgency & { findings: readonly CaseFinding[]; cause?: CaseCause };
  /** Something more was found; the case may have moved to another queue of its family. */
  case_flagged: CaseUrgency & { finding: CaseFinding; cause?: CaseCause };
  /** Something else has made it more urgent. */
  case_raised: CaseUrgency & { cause?: CaseCause };
  /** It waits elsewhere now, and is otherwise as it was. */
  case_routed: { caseId: CaseId; from: string; queue: string };
  /** A scanner does not find it any more; the case may have moved back to where new content waits. */
  case_unflagged: CaseUrgency & { finding: CaseFinding };
  report_filed: { caseId: CaseId; reportId: ReportId; reason: ReportReason; severity: number; priority: number };
  case_labelled: { caseId: CaseId; decisionId: DecisionId; labels: readonly string[] };
  /** Labels that this decision gave, and no other does, are taken back with it. */
  case_unlabelled: { caseId: CaseId; decisionId: DecisionId; labels: readonly string[] };
  case_escalated: { caseId: CaseId; decisionId: DecisionId; severity: number };
  case_deferred: { caseId: CaseId; decisionId: DecisionId; until: string };
  /** It rests no longer: deferring it was taken back. */
  case_resumed: { caseId: CaseId; decisionId: DecisionId };
  case_decided: {
    caseId: CaseId;
    decisionId: DecisionId;
    action: DecisionAction;
    from: ContentStatus | null;
    to: ContentStatus | null;
    labels: readonly string[];
    policy: string | null;
    /** When it ends by itself, where it does. */
    until?: string;
    outcome: ReportOutcome;
    reportIds: readonly ReportId[];
  };
  /** One of two moderators has judged; what they said is told when the other has. */
  case_proposed: { caseId: CaseId; decisionId: DecisionId };
  /** A temporary decision has ended. `to` is null where the status stays, because somebody has changed it or nothing may be public. */
  decision_expired: {
    caseId: CaseId;
    decisionId: DecisionId;
    from: ContentStatus | null;
    to: ContentStatus | null;
  };
  appeal_filed: { caseId: CaseId; appealId: AppealId; decisionId: DecisionId };
  /** The case of the appeal is over; what became of the decision, its own events say. */
  appeal_resolved: { caseId: CaseId; appealId: AppealId; decisionId: DecisionId; outcome: AppealOutcome };
  /** Whoever is suspended asks somebody else to look. */
  suspension_appealed: { caseId: CaseId; suspensionId: SuspensionId };
  suspension_answered: { caseId: CaseId; suspensionId: SuspensionId; outcome: AppealOutcome };
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

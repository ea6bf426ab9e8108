export const StandingQueue = {
  Pending: 'pending',
  Flagged: 'flagged',
  Reports: 'reports',
  Appeals: 'appeals',
} as const;
export type StandingQueue = (typeof StandingQueue)[keyof typeof StandingQueue];

export const DecisionAction = {
  Approve: 'approve',
  Reject: 'reject',
  Delist: 'delist',
  FlagIllegal: 'flag_illegal',
  Label: 'label',
  Escalate: 'escalate',
  Defer: 'defer',
} as const;
export type DecisionAction = (typeof DecisionAction)[keyof typeof DecisionAction];

/** What a case is for. Whoever decides it is never told: a known answer, or a second opinion, looks like any other case. */
export const CasePurpose = { Decide: 'decide', Gold: 'gold', SecondReview: 'second_review' } as const;
export type CasePurpose = (typeof CasePurpose)[keyof typeof CasePurpose];

/** What became of an appeal. */
export const AppealOutcome = {
  /** The decision stands. */
  Upheld: 'upheld',
  /** The decision was taken back. */
  Overturned: 'overturned',
} as const;
export type AppealOutcome = (typeof AppealOutcome)[keyof typeof AppealOutcome];

/** What a decision against something rests on. */
export const DecisionGround = {
  Illegal: 'illegal',
  Terms: 'terms',
  License: 'license',
  Privacy: 'privacy',
  OptOut: 'optout',
} as const;
export type DecisionGround = (typeof DecisionGround)[keyof typeof DecisionGround];

/** What a case is about. */
export const SubjectType = {
  Content: 'content',
  Annotation: 'annotation',
  /** That an account is kept from contributing, where its owner has appealed against that. */
  Suspension: 'suspension',
} as const;
export type SubjectType = (typeof SubjectType)[keyof typeof SubjectType];

/** What people report, and what decisions take from public view. */
export const REPORTABLE = [SubjectType.Content, SubjectType.Annotation] as const;
export type ReportableType = (typeof REPORTABLE)[number];

/** Why a case waits for who leads. */
export const EscalationCause = {
  /** Somebody would not decide it. */
  PassedOn: 'passed_on',
  /** Two had to say the same, and did not. */
  Dispute: 'dispute',
  /** Somebody who judged it a second time, without knowing, said otherwise. */
  SecondReview: 'second_review',
} as const;
export type EscalationCause = (typeof EscalationCause)[keyof typeof EscalationCause];

export const ReportReason = {
  IllegalContent: 'illegal_content',
  MaliciousAnnotation: 'malicious_annotation',
  Copyright: 'copyright',
  Privacy: 'privacy',
  Other: 'other',
} as const;
export type ReportReason = (typeof ReportReason)[keyof typeof ReportReason];

/** Where a case stands. Leased and deferred are not states: they end by themselves, on the database's clock. */
export const CaseState = {
  Pending: 'pending',
  /** Sticky: only a final decision leaves it. */
  Escalated: 'escalated',
  Decided: 'decided',
  /** Ended without a decision, because its subject is gone. */
  Closed: 'closed',
} as const;
export type CaseState = (typeof CaseState)[keyof typeof CaseState];

export const ReportState = { Open: 'open', Resolved: 'resolved' } as const;
export type ReportState = (typeof ReportState)[keyof typeof ReportState];

/** What became of a report, as its reporter is told. */
export const ReportOutcome = {
  /** The subject was taken from public view. */
  Actioned: 'actioned',
  /** Looked at and kept. */
  NotActioned: 'not_actioned',
  /** The subject was deleted before anyone decided. */
  SubjectGone: 'subject_gone',
} as const;
export type ReportOutcome = (typeof ReportOutcome)[keyof typeof ReportOutcome];

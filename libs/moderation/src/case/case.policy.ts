import {
  CaseState,
  ContentStatus,
  DecisionAction,
  ReportOutcome,
  type ReportReason,
  StandingQueue,
} from '@odr/contracts';
import type { CaseFinding } from '@odr/entities';

/** Above this nothing is more urgent. */
export const MAX_SEVERITY = 4;

/** What an action does to the case it is taken on. */
export interface CaseEffect {
  /** Undefined leaves the state as it is. */
  readonly state?: CaseState;
  /** Whether the case is over. */
  readonly isFinal: boolean;
  readonly releases: boolean;
  readonly severityBy: number;
}

const DECIDES: CaseEffect = { state: CaseState.Decided, isFinal: true, releases: true, severityBy: 0 };

/** `escalated` is sticky: no effect leads from it back to `pending`, only a final decision ends it. */
const EFFECTS: Readonly<Record<DecisionAction, CaseEffect>> = {
  approve: DECIDES,
  reject: DECIDES,
  delist: DECIDES,
  flag_illegal: DECIDES,
  label: { isFinal: false, releases: false, severityBy: 0 },
  escalate: { state: CaseState.Escalated, isFinal: false, releases: true, severityBy: 1 },
  defer: { isFinal: false, releases: true, severityBy: 0 },
};

export const effectOf = (action: DecisionAction): CaseEffect => EFFECTS[action];

/** Whether the case still waits for a decision. */
export const isOpen = (state: CaseState): boolean => state === CaseState.Pending || state === CaseState.Escalated;

/** The state after an action, or undefined when the case is over and nothing applies to it. */
export const stateAfter = (state: CaseState, action: DecisionAction): CaseState | undefined =>
  isOpen(state) ? (EFFECTS[action].state ?? state) : undefined;

/** The status a final decision gives to a content; undefined for actions that decide nothing. */
export const STATUS_OF: Readonly<Partial<Record<DecisionAction, ContentStatus>>> = {
  approve: ContentStatus.Available,
  reject: ContentStatus.Unavailable,
  delist: ContentStatus.Delisted,
  flag_illegal: ContentStatus.Quarantined,
};

/** What the people who reported the subject are told. */
export const outcomeOf = (action: DecisionAction): ReportOutcome =>
  action === DecisionAction.Approve ? ReportOutcome.NotActioned : ReportOutcome.Actioned;

/** What labels given by moderators are raised under. */
export const LABELLING = 'moderation';

/**
 * Sources of flags that are advice or a person's judgement rather than suspicion: they neither open a case nor move one
 * out of `pending`.
 */
const UNSUSPICIOUS: ReadonlySet<string> = new Set(['accessibility', LABELLING]);

export const isSuspicious = (finding: Pick<CaseFinding, 'scanner'>): boolean => !UNSUSPICIOUS.has(finding.scanner);

/**
 * Suspicions for those who decide anyway: a face or a mark may be perfectly fine. They put waiting content in front of people
 * as flagged, below graver ones, and open no case about what people have decided already; a new detector would otherwise ask
 * about a whole collection again.
 */
const MINOR: ReadonlySet<string> = new Set(['face', 'watermark']);

export const isMinor = ({ flag }: Pick<CaseFinding, 'flag'>): boolean => MINOR.has(flag);

export const isSameFinding = (a: CaseFinding, b: CaseFinding): boolean => a.flag === b.flag && a.scanner === b.scanner;

/** Where and how urgently a case waits. */
export interface Urgency {
  readonly queue: string;
  /** 0–4. */
  readonly severity: number;
  /** Higher is sooner, within a severity. */
  readonly priority: number;
}

export const NEW_CONTENT: Urgency = { queue: StandingQueue.Pending, severity: 0, priority: 0 };

/** A machine's suspicion: urgent, but below what a person reports as illegal. The score (0–1) counts up to 100 points. */
export const urgencyOfFinding = (finding: CaseFinding): Urgency => ({
  queue: StandingQueue.Flagged,
  severity: isMinor(finding) ? 1 : 2,
  priority: Math.round(100 * Math.min(Math.max(finding.score ?? 0.5, 0), 1)),
});

/** How urgent a case is that rests on these findings alone; without any it is like other new content. */
export const urgencyOfFindings = (findings: readonly CaseFinding[]): Urgency => {
  const all = findings.map(urgencyOfFinding);
  const [first] = all;
  if (first === undefined) return NEW_CONTENT;
  const most = (key: 'severity' | 'priority'): number => Math.max(...all.map((urgency) => urgency[key]));
  return { queue: first.queue, severity: most('severity'), priority: most('priority') };
};

const SEVERITY_OF_REASON: Readonly<Record<ReportReason, number>> = {
  illegal_content: 3,
  privacy: 3,
  malicious_annotation: 2,
  copyright: 2,
  other: 1,
};

/** @param weight points that the reporter's record gives to the report, so that what many or reliable people report comes first among equals */
export const urgencyOfReport = (reason: ReportReason, weight: number): Urgency => ({
  queue: StandingQueue.Reports,
  severity: SEVERITY_OF_REASON[reason],
  priority: weight,
});

import { CaseState, type ReportOutcome } from '@odr/contracts';
import { isOpen, stateAfter } from '../case/case.policy.js';
import type { ModerationEvents, ModerationEventType } from './moderation-events.js';

export interface ReplayableEvent {
  readonly type: ModerationEventType;
  readonly payload: ModerationEvents[ModerationEventType];
}

export interface ReplayedCase {
  readonly queue: string;
  readonly state: CaseState;
  readonly severity: number;
  readonly priority: number;
  /** Final decisions that stand: 1 when decided, else 0. */
  readonly decisions: number;
}

/** What the tables of cases and reports must say if the events are the truth. */
export interface Replay {
  readonly cases: Map<string, ReplayedCase>;
  /** Outcome by report; null while it is open. */
  readonly reports: Map<string, ReportOutcome | null>;
}

/**
 * Rebuilds cases and reports of one subject from its history.
 * @param events in order of `seq`
 * @throws Error when the history contradicts itself, such as a decision on a case that was over
 */
export function replay(events: readonly ReplayableEvent[]): Replay {
  const cases = new Map<string, ReplayedCase>();
  const reports = new Map<string, ReportOutcome | null>();
  for (const event of events) apply(event, cases, reports);
  return { cases, reports };
}

type Typed = {
  [T in ModerationEventType]: { readonly type: T; readonly payload: ModerationEvents[T] };
}[ModerationEventType];

function apply(untyped: ReplayableEvent, cases: Replay['cases'], reports: Replay['reports']): void {
  const event = untyped as Typed;
  const { caseId } = event.payload;
  const before = cases.get(caseId);
  const change = (fields: Partial<ReplayedCase>): void => {
    if (before === undefined || !isOpen(before.state))
      throw new Error(`${event.type} on case ${caseId}, which is not open`);
    cases.set(caseId, { ...before, ...fields });
  };
  switch (event.type) {
    case 'case_opened': {
      if (before !== undefined) throw new Error(`case ${caseId} was opened twice`);
      const { queue, severity, priority } = event.payload;
      cases.set(caseId, { queue, severity, priority, state: CaseState.Pending, decisions: 0 });
      return;
    }
    case 'case_flagged':
    case 'case_unflagged':
    case 'case_raised':
      return change({ queue: event.payload.queue, severity: event.payload.severity, priority: event.payload.priority });
    case 'case_routed':
      return change({ queue: event.payload.queue });
    case 'report_filed':
      reports.set(event.payload.reportId, null);
      return change({ severity: event.payload.severity, priority: event.payload.priority });
    case 'appeal_filed':
    case 'suspension_appealed':
    case 'case_proposed':
    case 'case_labelled':
    case 'case_deferred':
    case 'case_resumed':
      return change({});
    case 'case_unlabelled':
      if (before === undefined) throw new Error(`labels of case ${caseId}, which is unknown, were taken back`);
      return;
    case 'case_escalated':
      return change({ state: CaseState.Escalated, severity: event.payload.severity });
    case 'case_decided':
      for (const id of event.payload.reportIds) reports.set(id, event.payload.outcome);
      return change({
        state: stateAfter(before?.state ?? CaseState.Closed, event.payload.action),
        decisions: (before?.decisions ?? 0) + 1,
      });
    case 'appeal_resolved':
    case 'suspension_answered':
      return change({ state: CaseState.Decided });
    case 'decision_expired':
      if (before === undefined) throw new Error(`a decision on case ${caseId}, which is unknown, has expired`);
      cases.set(caseId, { ...before, decisions: before.decisions - 1 });
      return;
    case 'case_closed':
      for (const id of event.payload.reportIds) reports.set(id, event.payload.outcome);
      return change({ state: CaseState.Closed });
    case 'case_reopened': {
      if (before?.state !== CaseState.Decided)
        throw new Error(`case ${caseId} was reopened without having been decided`);
      for (const id of event.payload.reportIds) reports.set(id, null);
      cases.set(caseId, { ...before, state: event.payload.state, decisions: before.decisions - 1 });
    }
  }
}

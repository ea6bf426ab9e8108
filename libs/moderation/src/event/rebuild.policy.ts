import { canonicalJson } from '@odr/platform';
import type { ModerationEvents, ModerationEventType } from './moderation-events.js';
import { replay, type ReplayableEvent } from './replay.policy.js';

/** What the tables say about one subject, each row as it is compared: its columns in canonical JSON, byte for byte. */
export interface Projection {
  readonly cases: readonly object[];
  readonly reports: readonly object[];
  /** Final ones. */
  readonly decisions: readonly object[];
}

type Final = Pick<ModerationEvents['case_decided'], 'caseId' | 'action' | 'from' | 'to' | 'labels' | 'policy'>;

/** Makes the tables anew from a history. @throws Error when it contradicts itself */
export function rebuild(events: readonly ReplayableEvent[]): Projection {
  const { cases, reports } = replay(events);
  return {
    cases: [...cases].map(([id, { queue, state, severity, priority }]) => ({ id, queue, state, severity, priority })),
    reports: [...reports].map(([id, outcome]) => ({ id, outcome })),
    decisions: [...decisionsOf(events)].map(([id, decision]) => ({ id, ...decision })),
  };
}

/** Final decisions with whether they stand. */
function decisionsOf(events: readonly ReplayableEvent[]): ReadonlyMap<string, Final & { isStanding: boolean }> {
  const decisions = new Map<string, Final & { isStanding: boolean }>();
  for (const { type, payload } of events) {
    if (type === 'case_decided') {
      const { decisionId, caseId, action, from, to, labels, policy } = payload as ModerationEvents['case_decided'];
      decisions.set(decisionId, { caseId, action, from, to, labels, policy, isStanding: true });
    }
    if (type === 'case_reopened' || type === 'decision_expired') {
      const { decisionId } = payload as ModerationEvents['case_reopened'];
      const before = decisions.get(decisionId);
      if (before === undefined) throw new Error(`decision ${decisionId} was taken back without having been made`);
      decisions.set(decisionId, { ...before, isStanding: false });
    }
  }
  return decisions;
}

/**
 * Where tables and history part.
 * @returns one line for each row that is in one and not, byte for byte, in the other
 */
export function differences(live: Projection, history: readonly ReplayableEvent[]): string[] {
  let told: Projection;
  try {
    told = rebuild(history);
  } catch (error) {
    // A history that contradicts itself can be compared with nothing; what it says is the finding.
    return [`The history contradicts itself: ${error instanceof Error ? error.message : String(error)}.`];
  }
  return (['cases', 'reports', 'decisions'] as const).flatMap((table) => {
    const inTables = new Set(live[table].map(canonicalJson));
    const inHistory = new Set(told[table].map(canonicalJson));
    return [
      ...[...inTables].filter((row) => !inHistory.has(row)).map((row) => `Only the table of ${table} says ${row}.`),
      ...[...inHistory].filter((row) => !inTables.has(row)).map((row) => `Only the history of ${table} says ${row}.`),
    ];
  });
}

export const isReplayable = (event: { readonly type: string; readonly payload: unknown }): ReplayableEvent => ({
  type: event.type as ModerationEventType,
  payload: event.payload as ModerationEvents[ModerationEventType],
});

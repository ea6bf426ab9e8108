import type { ReportOutcome } from '@odr/contracts';
import type { TestDatabase } from '@odr/platform/testing';
import { firstBroken, type ChainedEvent } from '../event/event-chain.policy.js';
import type { ModerationEvents, ModerationEventType } from '../event/moderation-events.js';
import { replay, type ReplayedCase } from '../event/replay.policy.js';
import type { Subject } from '../subject/subject.js';

interface EventRow extends Omit<ChainedEvent, 'seq' | 'subject'> {
  readonly subjectType: Subject['type'];
  readonly subjectId: string;
  readonly seq: string;
}

type LiveCase = ReplayedCase & { readonly id: string };

/**
 * Compares what the tables say about subjects with what their histories say.
 * @returns one line per contradiction; none when all is well
 */
export async function contradictions(
  { db }: Pick<TestDatabase, 'db'>,
  subjectIds: readonly string[],
): Promise<string[]> {
  const rows = await db.query<EventRow>(
    `SELECT id, subject_type AS "subjectType", subject_id AS "subjectId", seq, type, actor_kind AS "actorKind", actor_id AS "actorId",
            payload, prev_hash AS "prevHash", hash, at
       FROM moderation_event WHERE subject_id = ANY($1::uuid[]) ORDER BY subject_id, seq`,
    [subjectIds],
  );
  const live = await db.query<LiveCase>(
    `SELECT c.id, c.queue, c.state, c.severity, c.priority,
            (SELECT count(*) FROM moderation_decision d WHERE d.case_id = c.id AND d.is_final AND d.reversed_at IS NULL)::integer AS decisions
       FROM moderation_case c WHERE c.subject_id = ANY($1::uuid[])`,
    [subjectIds],
  );
  const reports = await db.query<{ id: string; outcome: ReportOutcome | null }>(
    `SELECT id, outcome FROM report WHERE subject_id = ANY($1::uuid[])`,
    [subjectIds],
  );
  const histories = bySubject(rows);
  const replays = histories.map(toReplay);
  const cases = new Map(replays.flatMap((one) => [...one.cases]));
  const outcomes = new Map(replays.flatMap((one) => [...one.reports]));
  return [
    ...histories
      .filter((history) => firstBroken(history.map(toChained)) !== undefined)
      .map(([first]) => `broken chain of ${first?.subjectId}`),
    ...live
      .filter(({ id, ...row }) => !isSame(cases.get(id), row))
      .map((row) => `case ${JSON.stringify(row)}, history ${JSON.stringify(cases.get(row.id))}`),
    ...reports.filter(({ id, outcome }) => outcomes.get(id) !== outcome).map(({ id }) => `report ${id}`),
    ...(live.length === cases.size && reports.length === outcomes.size
      ? []
      : ['the history knows other cases or reports than the tables']),
  ];
}

/** One pass: a soak brings tens of thousands of events of as many subjects. */
function bySubject(rows: readonly EventRow[]): EventRow[][] {
  const histories = new Map<string, EventRow[]>();
  for (const row of rows) {
    const history = histories.get(row.subjectId);
    if (history) history.push(row);
    else histories.set(row.subjectId, [row]);
  }
  return [...histories.values()];
}

const toChained = ({ subjectType, subjectId, seq, ...row }: EventRow): ChainedEvent => ({
  ...row,
  subject: { type: subjectType, id: subjectId },
  seq: Number(seq),
});

const toReplay = (history: readonly EventRow[]) =>
  replay(
    history.map(({ type, payload }) => ({
      type: type as ModerationEventType,
      payload: payload as ModerationEvents[ModerationEventType],
    })),
  );

const isSame = (a: ReplayedCase | undefined, b: ReplayedCase): boolean =>
  a !== undefined &&
  a.queue === b.queue &&
  a.state === b.state &&
  a.severity === b.severity &&
  a.priority === b.priority &&
  a.decisions === b.decisions;

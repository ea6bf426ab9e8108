import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { Subject } from '../subject/subject.js';
import type { ChainedEvent } from './event-chain.policy.js';
import type { Projection } from './rebuild.policy.js';

/** Everything that is known of one subject, as one moment saw it. */
export interface SubjectHistory {
  readonly subject: Subject;
  /** What the head of the chain says. */
  readonly lastSeq: number;
  readonly lastHash: string;
  readonly events: readonly ChainedEvent[];
  readonly live: Projection;
}

interface HistoryRow extends Omit<SubjectHistory, 'subject' | 'events'> {
  readonly subjectType: Subject['type'];
  readonly subjectId: string;
  readonly events: readonly (Omit<ChainedEvent, 'subject' | 'prevHash' | 'hash' | 'at'> & {
    readonly prevHash: string;
    readonly hash: string;
    readonly at: string;
  })[];
}

/** One statement, so that what is written meanwhile is in all of it or in nothing. */
const HISTORY = `
  SELECT h.subject_type AS "subjectType", h.subject_id AS "subjectId", h.last_seq::integer AS "lastSeq", encode(h.last_hash, 'hex') AS "lastHash",
         coalesce((SELECT jsonb_agg(jsonb_build_object('id', e.id, 'seq', e.seq, 'type', e.type, 'actorKind', e.actor_kind,
                     'actorId', e.actor_id, 'payload', e.payload, 'prevHash', encode(e.prev_hash, 'hex'), 'hash', encode(e.hash, 'hex'),
                     'at', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) ORDER BY e.seq)
            FROM moderation_event e WHERE e.subject_type = h.subject_type AND e.subject_id = h.subject_id), '[]') AS events,
         jsonb_build_object(
           'cases', coalesce((SELECT jsonb_agg(jsonb_build_object('id', c.id, 'queue', c.queue, 'state', c.state,
                                'severity', c.severity, 'priority', c.priority))
              FROM moderation_case c WHERE c.subject_type = h.subject_type AND c.subject_id = h.subject_id), '[]'),
           'reports', coalesce((SELECT jsonb_agg(jsonb_build_object('id', r.id, 'outcome', r.outcome))
              FROM report r JOIN moderation_case c ON c.id = r.case_id
             WHERE c.subject_type = h.subject_type AND c.subject_id = h.subject_id), '[]'),
           'decisions', coalesce((SELECT jsonb_agg(jsonb_build_object('id', d.id, 'caseId', d.case_id, 'action', d.action,
                                    'from', d.from_status, 'to', d.to_status, 'labels', d.labels, 'policy', d.policy,
                                    'isStanding', d.reversed_at IS NULL))
              FROM moderation_decision d JOIN moderation_case c ON c.id = d.case_id
             WHERE d.is_final AND c.subject_type = h.subject_type AND c.subject_id = h.subject_id), '[]')) AS live
    FROM moderation_subject h`;

@Injectable()
export class HistoryReader {
  constructor(private readonly db: Database) {}

  /** The next subjects in the order of their keys. @param after undefined for the first ones */
  async next(after: Subject | undefined, limit: number): Promise<SubjectHistory[]> {
    const rows = await this.db.query<HistoryRow>(
      `${HISTORY} WHERE $1::text IS NULL OR (h.subject_type, h.subject_id) > ($1, $2::uuid)
        ORDER BY h.subject_type, h.subject_id LIMIT $3`,
      [after?.type ?? null, after?.id ?? null, limit],
    );
    return rows.map(toHistory);
  }
}

function toHistory({ subjectType, subjectId, events, ...row }: HistoryRow): SubjectHistory {
  const subject: Subject = { type: subjectType, id: subjectId };
  return {
    ...row,
    subject,
    events: events.map(({ prevHash, hash, at, ...event }) => ({
      ...event,
      subject,
      prevHash: Buffer.from(prevHash, 'hex'),
      hash: Buffer.from(hash, 'hex'),
      at: new Date(at),
    })),
  };
}

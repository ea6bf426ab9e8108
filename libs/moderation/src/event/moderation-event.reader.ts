import { toPage, type Page, type UserId } from '@odr/kernel';
import { Database, type UncountedPageQuery } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { ModerationEventResponse } from '../dto/moderation-event.response.dto.js';
import type { Subject } from '../subject/subject.js';
import { positionOf } from '../position.policy.js';

type EventRow = Omit<ModerationEventResponse, 'seq' | 'at'> & { readonly seq: string; readonly at: Date };

/** Where the verdict stands that must not be known to $4, who holds the subject $1, $2 to judge it again; null for everybody else. */
const FIRST_VERDICT = `
  SELECT min(v.seq) FROM moderation_case again
    JOIN moderation_event v ON v.subject_type = $1 AND v.subject_id = $2 AND v.payload->>'decisionId' = again.cause->>'id'
   WHERE again.subject_type = $1 AND again.subject_id = $2 AND again.purpose <> 'decide' AND again.closed_at IS NULL
     AND again.lease_owner = $4 AND again.lease_expires_at > now()`;

/** Of bigint: there are no more events. */
const MAX_SEQ = '9223372036854775807';

@Injectable()
export class ModerationEventReader {
  constructor(private readonly db: Database) {}

  /**
   * A subject's history, oldest first. Who reported or appealed is left out. Whoever has it in hand to judge it a second time, or as
   * a known answer, is shown what there was before the first verdict.
   */
  async page(
    { type, id }: Subject,
    { limit, cursor }: UncountedPageQuery,
    reader: UserId,
  ): Promise<Page<ModerationEventResponse>> {
    const after = positionOf(cursor, ['bigint']);
    const rows = await this.db.query<EventRow>(
      `SELECT e.id, e.seq, e.type, e.actor_kind AS "actorKind",
              CASE WHEN e.type NOT IN ('report_filed', 'appeal_filed', 'suspension_appealed') THEN e.actor_id END AS "actorId",
              e.payload, CASE WHEN d.is_proposal AND p.closed_at IS NULL THEN NULL ELSE d.note END AS note, encode(e.hash, 'hex') AS hash, e.at
         FROM moderation_event e
         LEFT JOIN moderation_decision d ON d.id = (e.payload->>'decisionId')::uuid AND e.type <> 'case_reopened'
         LEFT JOIN moderation_case p ON p.id = d.case_id
        WHERE e.subject_type = $1 AND e.subject_id = $2 ${after.length > 0 ? 'AND e.seq > $5::bigint' : ''}
          AND e.seq < coalesce((${FIRST_VERDICT}), ${MAX_SEQ})
        ORDER BY e.seq LIMIT $3`,
      [type, id, limit + 1, reader, ...after],
    );
    const page = toPage(rows, limit, ({ seq }) => [Number(seq)]);
    return { ...page, items: page.items.map((row) => ({ ...row, seq: Number(row.seq), at: row.at.toISOString() })) };
  }
}

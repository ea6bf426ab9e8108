import { toPage, type Page } from '@odr/kernel';
import { Database, type UncountedPageQuery } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { ModerationEventResponse } from '../dto/moderation-event.response.dto.js';
import type { Subject } from '../subject/subject.js';
import { positionOf } from '../position.policy.js';

type EventRow = Omit<ModerationEventResponse, 'seq' | 'at'> & { readonly seq: string; readonly at: Date };

@Injectable()
export class ModerationEventReader {
  constructor(private readonly db: Database) {}

  /** A subject's history, oldest first. Who reported is left out. */
  async page({ type, id }: Subject, { limit, cursor }: UncountedPageQuery): Promise<Page<ModerationEventResponse>> {
    const after = positionOf(cursor, ['bigint']);
    const rows = await this.db.query<EventRow>(
      `SELECT e.id, e.seq, e.type, e.actor_kind AS "actorKind",
              CASE WHEN e.type <> 'report_filed' THEN e.actor_id END AS "actorId",
              e.payload, d.note, encode(e.hash, 'hex') AS hash, e.at
         FROM moderation_event e
         LEFT JOIN moderation_decision d ON d.id = (e.payload->>'decisionId')::uuid AND e.type <> 'case_reopened'
        WHERE e.subject_type = $1 AND e.subject_id = $2 ${after.length > 0 ? 'AND e.seq > $4::bigint' : ''}
        ORDER BY e.seq LIMIT $3`,
      [type, id, limit + 1, ...after],
    );
    const page = toPage(rows, limit, ({ seq }) => [Number(seq)]);
    return { ...page, items: page.items.map((row) => ({ ...row, seq: Number(row.seq), at: row.at.toISOString() })) };
  }
}

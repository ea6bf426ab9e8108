import type { TeamScope } from '@odr/access';
import { parameters, visibleContents, wireTime } from '@odr/content';
import { decodeCursor, MalformedCursor, toPage, type BatchId, type Page } from '@odr/kernel';
import { Database, type UncountedPageQuery } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { PLAN_HOURS } from './batch.repository.js';
import { STATUS_OF } from '../case/case.policy.js';
import type { ListBatchItemsQuery } from './dto/batch.request.dto.js';
import type { BatchItemResponse, BatchResponse } from './dto/batch.response.dto.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const BATCH_SQL = `
  SELECT b.id, b.state, b.selection, b.action, b.policy, b.note, b.plan_hash AS "planHash", b.representative_id AS "representativeId",
         b.created_by AS "createdBy", ${wireTime('b.created_at')} AS "createdAt", ${wireTime('b.applied_at')} AS "appliedAt",
         ${wireTime('b.undo_until')} AS "undoUntil", n.total, n.done, n.decided, n.skipped, n.restored, n.kept,
         coalesce((SELECT jsonb_agg(jsonb_build_object('reason', e.exclusion, 'count', e.count) ORDER BY e.count DESC, e.exclusion)
                     FROM (SELECT i.exclusion, count(*) AS count FROM moderation_batch_item i
                            WHERE i.batch_id = b.id AND i.exclusion IS NOT NULL GROUP BY 1) e), '[]') AS excluded,
         coalesce((SELECT jsonb_agg(jsonb_build_object('from', s.from_status, 'count', s.count) ORDER BY s.count DESC, s.from_status)
                     FROM (SELECT i.from_status, count(*) AS count FROM moderation_batch_item i
                            WHERE i.batch_id = b.id AND i.exclusion IS NULL GROUP BY 1) s), '[]') AS steps
    FROM moderation_batch b
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE i.exclusion IS NULL)::integer AS total,
             count(i.outcome)::integer AS done,
             count(*) FILTER (WHERE i.outcome = 'decided')::integer AS decided,
             count(*) FILTER (WHERE i.outcome IN ('changed_since', 'refused'))::integer AS skipped,
             count(*) FILTER (WHERE i.undo_outcome = 'restored')::integer AS restored,
             count(*) FILTER (WHERE i.undo_outcome = 'changed_since')::integer AS kept
        FROM moderation_batch_item i WHERE i.batch_id = b.id) n`;

/** View model of batches. */
@Injectable()
export class BatchReader {
  constructor(private readonly db: Database) {}

  async find(id: BatchId): Promise<BatchResponse | undefined> {
    const [row] = await this.db.query<BatchResponse>(`${BATCH_SQL} WHERE b.id = $1`, [id]);
    return row && withSteps(row);
  }

  /** The newest first; plans that nobody has applied are there for a day. @throws MalformedCursor */
  async page({ limit, cursor }: UncountedPageQuery): Promise<Page<BatchResponse>> {
    const rows = await this.db.query<BatchResponse>(
      `${BATCH_SQL} WHERE ($1::uuid IS NULL OR b.id < $1)
          AND (b.state <> 'planned' OR b.created_at > now() - make_interval(hours => ${PLAN_HOURS}))
        ORDER BY b.id DESC LIMIT $2`,
      [cursor === undefined ? null : idAt(cursor), limit + 1],
    );
    const page = toPage(rows, limit, ({ id }) => [id]);
    return { ...page, items: page.items.map(withSteps) };
  }

  /** In the order in which they are decided. @throws MalformedCursor */
  async items(
    scope: TeamScope,
    id: BatchId,
    { limit, cursor, exclusion, outcome, undoOutcome }: ListBatchItemsQuery,
  ): Promise<Page<BatchItemResponse>> {
    const { values, bind } = parameters(id, exclusion ?? null, outcome ?? null, undoOutcome ?? null);
    const rows = await this.db.query<BatchItemResponse>(
      `SELECT i.position, i.case_id AS "itemId", i.subject_type AS "subjectType", i.subject_id AS "subjectId", c.name, c.thumbhash,
              c.id AS "contentId", i.relation, i.bits, i.from_status AS "fromStatus", i.to_status AS "toStatus", i.exclusion, i.outcome,
              i.code, i.decision_id AS "decisionId", i.undo_outcome AS "undoOutcome"
         FROM moderation_batch_item i
         LEFT JOIN content c ON i.subject_type = 'content' AND c.id = i.subject_id AND ${visibleContents(scope)(bind)}
        WHERE i.batch_id = $1 AND ($2::text IS NULL OR i.exclusion = $2) AND ($3::text IS NULL OR i.outcome = $3)
          AND ($4::text IS NULL OR i.undo_outcome = $4) AND i.position > ${bind(cursor === undefined ? -1 : positionAt(cursor))}
        ORDER BY i.position LIMIT ${bind(limit + 1)}`,
      values,
    );
    return toPage(rows, limit, ({ position }) => [position]);
  }
}

const withSteps = (batch: BatchResponse): BatchResponse => ({
  ...batch,
  steps: batch.steps.map((step) => ({ ...step, to: step.from === null ? null : (STATUS_OF[batch.action] ?? null) })),
});

function idAt(cursor: string): string {
  const [id] = decodeCursor(cursor, 1);
  if (typeof id !== 'string' || !UUID.test(id)) throw new MalformedCursor();
  return id;
}

function positionAt(cursor: string): number {
  const [position] = decodeCursor(cursor, 1);
  if (typeof position !== 'number' || !Number.isInteger(position) || Math.abs(position) > 1e9)
    throw new MalformedCursor();
  return position;
}

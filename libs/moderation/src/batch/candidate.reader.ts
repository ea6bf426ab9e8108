import type { TeamScope } from '@odr/access';
import { parameters } from '@odr/content';
import type { CaseId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { subjectIsVisible } from '../case/case.visibility.js';
import { worksIn } from '../queue/queue.lookup.js';
import type { Candidate } from './batch.policy.js';

/** What a batch is about. Exactly one of them is said. */
export interface BatchSelection {
  readonly itemIds?: readonly string[];
  readonly queue?: string;
  /** Of a queue: only cases with this finding. */
  readonly flag?: string;
  /** The item that is judged, and what is near its subject. */
  readonly clusterOf?: string;
  /** A cluster of duplicates. */
  readonly clusterId?: string;
  readonly bankId?: string;
}

/** A case of a selection, with how it is near the one that is judged. */
type Selected = Pick<Candidate, 'caseId' | 'relation'>;

const RELATION = `jsonb_build_object('reason', p.reason, 'bits',
  coalesce((p.evidence->>'bits')::integer, CASE WHEN p.kind = 'near_duplicate' AND p.reason IS NULL THEN p.distance::integer END))`;

/** Finds the cases of a selection, and how they are. */
@Injectable()
export class CandidateReader {
  constructor(private readonly db: Database) {}

  /** @param most one more is read, so that too many are noticed */
  select(selection: BatchSelection, most: number): Promise<Selected[]> {
    const { itemIds, queue, flag, clusterOf, clusterId, bankId } = selection;
    const limit = most + 1;
    if (itemIds)
      return this.db.query(
        `SELECT c.id AS "caseId" FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted(id, n)
           JOIN moderation_case c ON c.id = wanted.id ORDER BY wanted.n LIMIT $2`,
        [[...itemIds], limit],
      );
    if (queue !== undefined)
      return this.db.query(
        `SELECT c.id AS "caseId" FROM moderation_case c
          WHERE c.queue = $1 AND c.closed_at IS NULL AND ($2::jsonb IS NULL OR c.findings @> $2)
          ORDER BY (-c.severity), (-c.priority), c.due_at, c.id LIMIT $3`,
        [queue, flag === undefined ? null : JSON.stringify([{ flag }]), limit],
      );
    if (clusterOf !== undefined) return this.nearItem(clusterOf, limit);
    if (clusterId !== undefined)
      return this.db.query(
        `SELECT c.id AS "caseId" FROM duplicate_member m
           JOIN moderation_case c ON c.subject_type = 'content' AND c.subject_id = m.content_id AND c.closed_at IS NULL
          WHERE m.cluster_id = $1 AND c.family = 'intake' ORDER BY c.id LIMIT $2`,
        [clusterId, limit],
      );
    return this.db.query(
      `SELECT c.id AS "caseId" FROM hash_match m JOIN moderation_case c ON c.id = m.case_id AND c.closed_at IS NULL
        WHERE m.bank_id = $1 ORDER BY m.bits, c.id LIMIT $2`,
      [bankId, limit],
    );
  }

  /** The item first, then the open cases of the same family about what is near its subject, the nearest first. */
  private nearItem(id: string, limit: number): Promise<Selected[]> {
    return this.db.query(
      `SELECT n."caseId", n.relation FROM (
         SELECT c.id AS "caseId", NULL::jsonb AS relation, 0 AS rank FROM moderation_case c WHERE c.id = $1
         UNION ALL
         SELECT o.id, ${RELATION}, 1 FROM moderation_case c
           JOIN duplicate_pair p ON c.subject_type = 'content' AND c.subject_id IN (p.first_id, p.second_id)
           JOIN moderation_case o ON o.subject_type = 'content' AND o.family = c.family AND o.closed_at IS NULL AND o.id <> c.id
            AND o.subject_id = CASE WHEN p.first_id = c.subject_id THEN p.second_id ELSE p.first_id END
          WHERE c.id = $1) n
        ORDER BY n.rank, (n.relation->>'bits')::integer NULLS LAST, n."caseId" LIMIT $2`,
      [id, limit],
    );
  }

  /** How these cases are, in the order in which they were named. */
  async candidates(scope: TeamScope, selected: readonly Selected[]): Promise<Candidate[]> {
    const { values, bind } = parameters(
      scope.userId,
      selected.map(({ caseId }) => caseId),
    );
    const rows = await this.db.query<Omit<Candidate, 'relation'>>(
      `SELECT c.id AS "caseId", c.subject_type AS "subjectType", c.subject_id AS "subjectId", c.state,
              coalesce(c.lease_expires_at > now() AND c.lease_owner <> $1, false) AS "isHeld",
              $1::uuid = ANY(c.barred) OR NOT ${worksIn('$1::uuid')} AS "isBarred",
              c.family LIKE 'appeal%' AS "isAppeal", q.hidden_actions AS "hiddenActions",
              ${subjectIsVisible(scope)(bind)} AS "isThere",
              s.status, coalesce(s.processing_state = 'done', false) AS "isProcessed",
              coalesce(s.license_verdict = 'open', false) AS "isOpenlyLicensed",
              coalesce(s.status = 'quarantined' AND (SELECT e.actor_id IS NULL FROM content_event e
                 WHERE e.content_id = s.id AND e.type = 'status_changed' AND e.payload->>'to' = 'quarantined'
                 ORDER BY e.id DESC LIMIT 1), false) AS "isMeasure"
         FROM moderation_case c JOIN moderation_queue q ON q.name = c.queue
         LEFT JOIN content s ON c.subject_type = 'content' AND s.id = c.subject_id
        WHERE c.id = ANY($2::uuid[])`,
      values,
    );
    const found = new Map(rows.map((row) => [row.caseId, row]));
    return selected.flatMap(({ caseId, relation }) => {
      const row = found.get(caseId);
      return row ? [{ ...row, relation: relation ?? undefined }] : [];
    });
  }

  /** Locks cases, in the order of their ids, and takes those for the moderator that are free. @returns their tokens */
  async take(moderator: string, ids: readonly CaseId[]): Promise<ReadonlyMap<CaseId, number>> {
    const rows = await this.db.query<{ id: CaseId; token: string }>(
      `WITH next AS MATERIALIZED (
         SELECT c.id FROM moderation_case c
          WHERE c.id = ANY($2::uuid[]) AND c.closed_at IS NULL
            AND (c.lease_expires_at IS NULL OR c.lease_expires_at <= now() OR c.lease_owner = $1)
          ORDER BY c.id FOR UPDATE OF c)
       UPDATE moderation_case c
          SET lease_owner = $1, lease_expires_at = now() + interval '1 minute', lease_token = c.lease_token + 1,
              lease_kind = 'normal', hold_reason = NULL
         FROM next WHERE c.id = next.id
       RETURNING c.id, c.lease_token AS token`,
      [moderator, [...ids]],
    );
    return new Map(rows.map(({ id, token }) => [id, Number(token)]));
  }
}

import type { CasePurpose, CaseState, DecisionAction } from '@odr/contracts';
import type { CaseCause, CaseFinding } from '@odr/entities';
import type { CaseId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { HeldLease } from '../case/case.repository.js';
import type { Subject } from '../subject/subject.js';

/** A case in the hands of whoever decides, locked, with all that its decision depends on. */
export interface HeldCase {
  readonly id: CaseId;
  readonly token: number;
  readonly subject: Subject;
  readonly state: CaseState;
  readonly purpose: CasePurpose;
  readonly findings: readonly CaseFinding[];
  readonly cause: CaseCause | null;
  readonly hiddenActions: readonly DecisionAction[];
  readonly proposals: readonly DecisionAction[];
  readonly isAppeal: boolean;
  /** Who contributed the subject; null when it is gone. */
  readonly contributor: UserId | null;
}

/** Proposals about case `c` since it was decided the last time. */
const PROPOSALS = `ARRAY(
  SELECT p.action FROM moderation_decision p
   WHERE p.case_id = c.id AND p.is_proposal
     AND p.decided_at > coalesce((SELECT max(f.decided_at) FROM moderation_decision f WHERE f.case_id = c.id AND f.is_final), '-infinity')
   ORDER BY p.decided_at, p.id)`;

@Injectable()
export class HeldCaseRepository {
  constructor(private readonly db: Database) {}

  /** Locks what the moderator still holds, in the order of ids. Fewer rows than leases: the missing ones are lost. */
  lock(moderator: UserId, leases: readonly HeldLease[]): Promise<HeldCase[]> {
    return this.db.preparedQuery<HeldCase>(
      `SELECT c.id, held.token::integer AS token, jsonb_build_object('type', c.subject_type, 'id', c.subject_id) AS subject,
              c.state, c.purpose, c.findings, c.cause, q.hidden_actions AS "hiddenActions", ${PROPOSALS} AS proposals,
              c.family LIKE 'appeal:%' AS "isAppeal",
              CASE c.subject_type WHEN 'content' THEN (SELECT s.user_id FROM content s WHERE s.id = c.subject_id AND s.deleted_at IS NULL)
                                  WHEN 'annotation' THEN (SELECT a.user_id FROM annotation a WHERE a.id = c.subject_id AND a.deleted_at IS NULL) END AS contributor
         FROM moderation_case c
         JOIN unnest($2::uuid[], $3::bigint[]) AS held(id, token) ON held.id = c.id
         JOIN moderation_queue q ON q.name = c.queue
        WHERE c.lease_token = held.token AND c.lease_owner = $1 AND c.lease_expires_at > now() AND c.closed_at IS NULL
        ORDER BY c.id FOR UPDATE OF c`,
      [moderator, leases.map(({ id }) => id), leases.map(({ token }) => token)],
    );
  }

  /** Keeps these cases from a moderator for good, such as who has judged them already. */
  async bar(ids: readonly CaseId[], moderator: UserId): Promise<void> {
    await this.db.query(
      `UPDATE moderation_case SET barred = array_append(barred, $2) WHERE id = ANY($1::uuid[]) AND NOT $2 = ANY(barred)`,
      [[...ids], moderator],
    );
  }
}

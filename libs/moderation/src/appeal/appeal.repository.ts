import type { AppealOutcome } from '@odr/contracts';
import type { AppealId, CaseId, DecisionId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { Subject } from '../subject/subject.js';

/** A decision as far as appealing against it goes. */
export interface AppealableDecision {
  readonly id: DecisionId;
  /** What the case of the appeal is about. */
  readonly subject: Subject;
  readonly severity: number;
  readonly isReversed: boolean;
  readonly until: Date;
  readonly isTooLate: boolean;
  readonly existingId: AppealId | null;
  /** Who decided about the case, proposed something, or ever held it. */
  readonly involved: readonly UserId[];
}

/** An appeal, locked with its case, as whoever answers it finds it. */
export interface LockedAppeal {
  readonly id: AppealId;
  readonly decisionId: DecisionId;
  readonly appellantId: UserId;
  readonly subject: Subject;
  readonly isResolved: boolean;
  /** Null when it has ended, because the subject is gone. */
  readonly caseId: CaseId | null;
  readonly involved: readonly UserId[];
}

/** What a case of appeals is told apart by: each decision has its own, however many stand about one subject. */
export const familyOf = (decisionId: DecisionId): string => `appeal:${decisionId}`;

const INVOLVED = `ARRAY(SELECT unnest(c.holders) UNION SELECT e.decided_by FROM moderation_decision e WHERE e.case_id = c.id)`;
/**
 * SQL: what the case of an appeal against a decision on case `c` is about. A removed annotation is not there to look at, so its
 * picture is; removing it left the row.
 */
export const APPEAL_SUBJECT = `(CASE c.subject_type WHEN 'annotation' THEN 'content' ELSE c.subject_type END,
  CASE c.subject_type WHEN 'annotation' THEN (SELECT n.content_id FROM annotation n WHERE n.id = c.subject_id) ELSE c.subject_id END)`;
/** SQL: the condition that case `w` is the open one of the appeal against decision `d`. */
export const IS_OPEN_CASE = `(w.subject_type, w.subject_id) = ${APPEAL_SUBJECT} AND w.family = 'appeal:' || d.id AND w.closed_at IS NULL`;
const SUBJECT = `(SELECT jsonb_build_object('type', s.type, 'id', s.id) FROM (VALUES ${APPEAL_SUBJECT}) AS s(type, id))`;

@Injectable()
export class AppealRepository {
  constructor(private readonly db: Database) {}

  /** The decision, if it concerns this person; held so until the transaction ends. */
  async lockDecision(id: DecisionId, concerns: UserId, windowDays: number): Promise<AppealableDecision | undefined> {
    const [row] = await this.db.query<AppealableDecision>(
      `SELECT d.id, ${SUBJECT} AS subject, c.severity, d.reversed_at IS NOT NULL AS "isReversed",
              d.decided_at + make_interval(days => $3) AS until, d.decided_at + make_interval(days => $3) <= now() AS "isTooLate",
              (SELECT a.id FROM moderation_appeal a WHERE a.decision_id = d.id) AS "existingId", ${INVOLVED} AS involved
         FROM moderation_decision d JOIN moderation_case c ON c.id = d.case_id
        WHERE d.id = $1 AND d.concerns = $2 FOR UPDATE OF d`,
      [id, concerns, windowDays],
    );
    return row;
  }

  async insert(id: AppealId, decisionId: DecisionId, appellantId: UserId, text: string): Promise<void> {
    await this.db.query(`INSERT INTO moderation_appeal (id, decision_id, appellant_id, text) VALUES ($1, $2, $3, $4)`, [
      id,
      decisionId,
      appellantId,
      text,
    ]);
  }

  /** Locks the case of the appeal, then the appeal. */
  async lock(id: AppealId): Promise<LockedAppeal | undefined> {
    await this.db.query(
      `SELECT FROM moderation_appeal a
         JOIN moderation_decision d ON d.id = a.decision_id
         JOIN moderation_case c ON c.id = d.case_id
         JOIN moderation_case w ON ${IS_OPEN_CASE}
        WHERE a.id = $1 FOR UPDATE OF w`,
      [id],
    );
    const [row] = await this.db.query<LockedAppeal>(
      `SELECT a.id, a.decision_id AS "decisionId", a.appellant_id AS "appellantId", ${SUBJECT} AS subject,
              a.resolved_at IS NOT NULL AS "isResolved",
              (SELECT w.id FROM moderation_case w WHERE ${IS_OPEN_CASE}) AS "caseId", ${INVOLVED} AS involved
         FROM moderation_appeal a
         JOIN moderation_decision d ON d.id = a.decision_id
         JOIN moderation_case c ON c.id = d.case_id
        WHERE a.id = $1 FOR UPDATE OF a`,
      [id],
    );
    return row;
  }

  /**
   * Ends the case of an appeal in the hands of whoever answers it.
   * @param token undefined trusts the owner alone, and takes the case where nobody holds it
   * @returns whether it was theirs to end
   */
  async endCase(id: CaseId, moderator: UserId, token: number | undefined): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE moderation_case c SET state = 'decided', closed_at = now(), lease_owner = NULL, lease_expires_at = NULL
        WHERE c.id = $1 AND c.closed_at IS NULL
          AND ((c.lease_owner = $2 AND c.lease_expires_at > now() AND c.lease_token = coalesce($3, c.lease_token))
               OR ($3::bigint IS NULL AND coalesce(c.lease_expires_at <= now(), true)))
        RETURNING c.id`,
      [id, moderator, token ?? null],
    );
    return rows.length > 0;
  }

  async resolve(id: AppealId, outcome: AppealOutcome, note: string, by: UserId): Promise<void> {
    await this.db.query(
      `UPDATE moderation_appeal SET outcome = $2, note = $3, resolved_by = $4, resolved_at = now() WHERE id = $1`,
      [id, outcome, note, by],
    );
  }
}

import type { CaseId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { SuspensionAppealCaseResponse } from './dto/suspension-appeal.dto.js';

/** Of strikes; more than anyone should have. */
const SHOWN = 100;

/** SQL: a time as the API writes it. */
const iso = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** SQL: the strikes of the account of suspension `p`, with what each decision was about as far as it is there. */
const STRIKES = `
  SELECT coalesce(jsonb_agg(jsonb_build_object('decisionId', s.decision_id, 'policy', s.title, 'action', s.action, 'facts', s.facts,
           'points', s.points, 'struckAt', ${iso('s.struck_at')}, 'isVoided', s.voided_at IS NOT NULL,
           'contentId', s."contentId", 'name', s.name) ORDER BY s.struck_at DESC), '[]')
    FROM (SELECT k.*, d.action, d.statement->'policy'->>'title' AS title, d.statement->>'facts' AS facts, o.id AS "contentId", o.name
            FROM moderation_strike k
            JOIN moderation_decision d ON d.id = k.decision_id
            JOIN moderation_case c ON c.id = d.case_id
            LEFT JOIN annotation n ON c.subject_type = 'annotation' AND n.id = c.subject_id
            LEFT JOIN content o ON o.id = coalesce(n.content_id, c.subject_id) AND o.deleted_at IS NULL
           WHERE k.user_id = p.user_id ORDER BY k.struck_at DESC LIMIT ${SHOWN}) s`;

@Injectable()
export class SuspensionAppealReader {
  constructor(private readonly db: Database) {}

  /** What a case among the appeals is about, where that is a suspension. */
  async ofCase(id: CaseId): Promise<SuspensionAppealCaseResponse | undefined> {
    const [row] = await this.db.query<SuspensionAppealCaseResponse>(
      `SELECT p.id, w.id AS "itemId", p.appeal_text AS text, ${iso('p.appealed_at')} AS "filedAt",
              jsonb_build_object('code', p.policy, 'version', p.policy_version, 'title', y.title) AS policy, p.reason,
              ${iso('p.suspended_at')} AS "suspendedAt", ${iso('p.ends_at')} AS "endsAt", u.role,
              coalesce((SELECT sum(s.points) FROM moderation_strike s
                         WHERE s.user_id = p.user_id AND s.voided_at IS NULL AND s.expires_at > now()), 0)::integer AS points,
              (SELECT count(*)::integer FROM account_suspension before
                WHERE before.user_id = p.user_id AND before.suspended_at < p.suspended_at) AS "earlierSuspensions",
              (${STRIKES}) AS strikes
         FROM moderation_case w
         JOIN account_suspension p ON p.id = w.subject_id
         JOIN user_account u ON u.id = p.user_id
         JOIN moderation_policy y ON y.code = p.policy AND y.version = p.policy_version
        WHERE w.id = $1 AND w.subject_type = 'suspension' AND p.appealed_at IS NOT NULL`,
      [id],
    );
    return row;
  }
}

import type { UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { AccountFilter, AccountHistoryResponse, AccountSummaryResponse } from './dto/suspension.dto.js';

/** More than anyone should have; older ones count nothing any more. */
const SHOWN = 100;
const LISTED = 200;

/** SQL: a time as the API writes it. */
const iso = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const COUNTS = `s.voided_at IS NULL AND s.expires_at > now()`;
const RUNS = `a.lifted_at IS NULL AND a.ends_at > now()`;
const WAITS = `a.appealed_at IS NOT NULL AND a.appeal_outcome IS NULL`;

/** SQL: the appeal against suspension `a`, or null; $2 is who reads. */
const APPEAL = `CASE WHEN a.appealed_at IS NOT NULL THEN jsonb_build_object('text', a.appeal_text, 'filedAt', ${iso('a.appealed_at')},
  'state', coalesce(a.appeal_outcome, CASE WHEN ${RUNS} THEN 'waiting' ELSE 'ended' END),
  'note', a.appeal_note, 'resolvedAt', ${iso('a.appeal_decided_at')},
  'itemId', CASE WHEN a.user_id <> $2 THEN (SELECT w.id FROM moderation_case w
     WHERE w.subject_type = 'suspension' AND w.subject_id = a.id AND w.closed_at IS NULL) END) END`;

const ORDER: Readonly<Record<AccountFilter, string>> = {
  appealed: `running."appealedAt"`,
  suspended: `running."suspendedUntil"`,
  struck: `counted.points DESC`,
};

const MATCHES: Readonly<Record<AccountFilter, string>> = {
  appealed: `u.id IN (SELECT a.user_id FROM account_suspension a WHERE ${RUNS} AND ${WAITS})`,
  suspended: `u.id IN (SELECT a.user_id FROM account_suspension a WHERE ${RUNS})`,
  struck: `u.id IN (SELECT s.user_id FROM moderation_strike s WHERE ${COUNTS})`,
};

@Injectable()
export class AccountHistoryReader {
  constructor(private readonly db: Database) {}

  /** @param viewer who asks: which suspensions they gave themselves is all that is said of who gave them */
  async of(userId: UserId, viewer: UserId): Promise<AccountHistoryResponse | undefined> {
    const [row] = await this.db.query<AccountHistoryResponse>(
      `SELECT u.id AS "userId", u.name, u.role,
              coalesce((SELECT sum(s.points) FROM moderation_strike s WHERE s.user_id = u.id AND ${COUNTS}), 0)::integer AS points,
              EXISTS (SELECT FROM account_suspension a WHERE a.user_id = u.id AND ${RUNS}) AS "isSuspended",
              coalesce((SELECT jsonb_agg(jsonb_build_object('decisionId', s.decision_id, 'policy', s.policy, 'points', s.points,
                          'struckAt', ${iso('s.struck_at')}, 'expiresAt', ${iso('s.expires_at')}, 'voidedAt', ${iso('s.voided_at')})
                          ORDER BY s.struck_at DESC)
                 FROM (SELECT strike.*, d.policy FROM moderation_strike strike JOIN moderation_decision d ON d.id = strike.decision_id
                        WHERE strike.user_id = u.id ORDER BY strike.struck_at DESC LIMIT ${SHOWN}) s), '[]') AS strikes,
              coalesce((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'policy', a.policy, 'policyVersion', a.policy_version,
                          'reason', a.reason, 'suspendedAt', ${iso('a.suspended_at')}, 'endsAt', ${iso('a.ends_at')},
                          'liftedAt', CASE WHEN a.lifted_by IS NOT NULL THEN ${iso('a.lifted_at')} END,
                          'isRunning', ${RUNS}, 'isByMe', a.suspended_by = $2, 'appeal', ${APPEAL})
                          ORDER BY a.suspended_at DESC)
                 FROM account_suspension a WHERE a.user_id = u.id), '[]') AS suspensions
         FROM user_account u WHERE u.id = $1`,
      [userId, viewer],
    );
    return row;
  }

  /** Who needs an answer longest, is free again first, or has the most points. */
  list(filter: AccountFilter): Promise<AccountSummaryResponse[]> {
    return this.db.query<AccountSummaryResponse>(
      `SELECT u.id AS "userId", u.name, u.role, counted.points, counted.strikes, ${iso('counted.last')} AS "lastStruckAt",
              ${iso('running."suspendedUntil"')} AS "suspendedUntil", ${iso('running."appealedAt"')} AS "appealedAt"
         FROM user_account u
        CROSS JOIN LATERAL (
          SELECT coalesce(sum(s.points), 0)::integer AS points, count(*)::integer AS strikes, max(s.struck_at) AS last
            FROM moderation_strike s WHERE s.user_id = u.id AND ${COUNTS}) counted
         LEFT JOIN LATERAL (
          SELECT a.ends_at AS "suspendedUntil", CASE WHEN ${WAITS} THEN a.appealed_at END AS "appealedAt"
            FROM account_suspension a WHERE a.user_id = u.id AND ${RUNS}) running ON true
        WHERE ${MATCHES[filter]} ORDER BY ${ORDER[filter]}, u.id LIMIT ${LISTED}`,
    );
  }
}

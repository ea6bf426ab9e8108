import type { UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { LAW } from './statement-category.policy.js';

/** How long cases took from opening to deciding. */
export interface Times {
  /** queue or moderator */
  readonly kind: 'all' | 'queue' | 'moderator';
  readonly key: string;
  readonly p50: number;
  readonly p90: number;
}

@Injectable()
export class StatisticsReader {
  constructor(private readonly db: Database) {}

  /** Of the decisions of these days (half open) that took effect: exact, since medians of days do not add up. */
  async times(from: string, to: string): Promise<Times[]> {
    return this.db.query<Times>(
      `SELECT CASE GROUPING(c.queue, d.decided_by) WHEN 3 THEN 'all' WHEN 1 THEN 'queue' ELSE 'moderator' END AS kind,
              coalesce(CASE WHEN GROUPING(c.queue) = 0 THEN c.queue ELSE d.decided_by::text END, '') AS key,
              round(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM d.decided_at - c.opened_at)))::integer AS p50,
              round(percentile_cont(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM d.decided_at - c.opened_at)))::integer AS p90
         FROM moderation_decision d JOIN moderation_case c ON c.id = d.case_id
        WHERE d.is_final AND c.purpose = 'decide' AND d.decided_at >= $1::timestamptz AND d.decided_at < $2::timestamptz
        GROUP BY GROUPING SETS ((), (c.queue), (d.decided_by)) HAVING count(*) > 0`,
      [`${from}T00:00:00Z`, `${to}T00:00:00Z`],
    );
  }

  /** Of the appeals against decisions and suspensions that were answered in these days (half open). */
  async medianAppealSeconds(from: string, to: string): Promise<number | null> {
    const [row] = await this.db.query<{ median: number | null }>(
      `SELECT round(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM a.resolved_at - a.filed_at)))::integer AS median
         FROM (SELECT filed_at, resolved_at FROM moderation_appeal
               UNION ALL SELECT appealed_at, appeal_decided_at FROM account_suspension) a
        WHERE a.resolved_at >= $1::timestamptz AND a.resolved_at < $2::timestamptz`,
      [`${from}T00:00:00Z`, `${to}T00:00:00Z`],
    );
    return row?.median ?? null;
  }

  /** Accounts that were suspended, and people whose reports were muted, in these days (half open); whatever became of it since. */
  async suspensions(from: string, to: string): Promise<{ law: number; terms: number; reporters: number }> {
    const [row] = await this.db.query<{ law: number; terms: number; reporters: number }>(
      `SELECT count(*) FILTER (WHERE s.policy ~ $3)::integer AS law, count(*) FILTER (WHERE s.policy !~ $3)::integer AS terms,
              (SELECT count(*) FROM reporter_standing r WHERE r.muted_at >= $1::timestamptz AND r.muted_at < $2::timestamptz)::integer AS reporters
         FROM account_suspension s WHERE s.suspended_at >= $1::timestamptz AND s.suspended_at < $2::timestamptz`,
      [`${from}T00:00:00Z`, `${to}T00:00:00Z`, LAW.source],
    );
    return row ?? { law: 0, terms: 0, reporters: 0 };
  }

  async namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.db.query<{ id: UserId; name: string }>(
      `SELECT u.id, u.name FROM user_account u WHERE u.id = ANY($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

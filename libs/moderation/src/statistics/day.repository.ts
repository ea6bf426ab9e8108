import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';

/** Sums over days. */
export interface DayCount {
  readonly day: string;
  readonly measure: string;
  readonly queue: string;
  readonly detail: string;
  readonly policy: string;
  /** '' where nobody decided. */
  readonly moderator: string;
  readonly count: number;
  readonly seconds: number;
}

/**
 * What counts, and under which detail. Cases that are judged again to measure people decide nothing, so they are left out;
 * whose decision was taken back is counted for who made it, on the day on which it was taken back.
 */
const COUNTED = `
  SELECT (e.at AT TIME ZONE 'UTC')::date AS day,
         CASE e.type WHEN 'case_opened' THEN 'opened' WHEN 'report_filed' THEN 'reported' WHEN 'case_decided' THEN 'decided'
                     WHEN 'case_reopened' THEN 'reversed' WHEN 'decision_expired' THEN 'expired' WHEN 'case_closed' THEN 'closed'
                     WHEN 'case_escalated' THEN 'escalated' WHEN 'appeal_filed' THEN 'appealed'
                     WHEN 'suspension_appealed' THEN 'appealed' ELSE 'appeal_resolved' END AS measure,
         coalesce(c.queue, '') AS queue,
         CASE e.type WHEN 'report_filed' THEN coalesce(r.source, 'person') || ':' || (e.payload->>'reason')
                     WHEN 'case_decided' THEN e.payload->>'action' WHEN 'case_reopened' THEN coalesce(d.action, '')
                     WHEN 'decision_expired' THEN coalesce(d.action, '')
                     WHEN 'case_closed' THEN coalesce(e.payload->>'outcome', '')
                     WHEN 'appeal_resolved' THEN coalesce(e.payload->>'outcome', '')
                     WHEN 'suspension_answered' THEN coalesce(e.payload->>'outcome', '') ELSE '' END AS detail,
         CASE WHEN e.type IN ('case_decided', 'case_reopened', 'decision_expired') THEN coalesce(d.policy, '') ELSE '' END AS policy,
         CASE WHEN e.type IN ('case_decided', 'case_reopened', 'case_escalated') THEN coalesce(d.decided_by, e.actor_id)::text END AS moderator,
         CASE e.type WHEN 'case_decided' THEN extract(epoch FROM e.at - c.opened_at) ELSE 0 END AS seconds
    FROM moderation_event e
    LEFT JOIN moderation_case c ON c.id = (e.payload->>'caseId')::uuid
    LEFT JOIN moderation_decision d ON d.id = (e.payload->>'decisionId')::uuid
    LEFT JOIN report r ON r.id = (e.payload->>'reportId')::uuid
   WHERE e.type IN ('case_opened', 'report_filed', 'case_decided', 'case_reopened', 'decision_expired', 'case_closed', 'case_escalated',
                    'appeal_filed', 'appeal_resolved', 'suspension_appealed', 'suspension_answered')
     AND coalesce(c.purpose, 'decide') = 'decide' AND e.at >= $1::date AND e.at < $2::date`;

@Injectable()
export class DayRepository {
  constructor(private readonly db: Database) {}

  /**
   * Counts these days (UTC, half open) anew from the event log, in the caller's transaction.
   * @returns how many rows they have now
   */
  async recount(from: string, to: string): Promise<number> {
    // One process at a time: two would both delete, and then both insert.
    await this.db.query(`SELECT pg_advisory_xact_lock(hashtext('moderation_day'))`);
    await this.db.query(`DELETE FROM moderation_day WHERE day >= $1::date AND day < $2::date`, [from, to]);
    const rows = await this.db.query(
      `INSERT INTO moderation_day (day, measure, queue, detail, policy, moderator, count, seconds)
       SELECT n.day, n.measure, n.queue, n.detail, n.policy, coalesce(n.moderator, ''), count(*),
              round(greatest(sum(n.seconds), 0))::bigint
         FROM (${COUNTED}) n GROUP BY 1, 2, 3, 4, 5, 6 RETURNING day`,
      [`${from}T00:00:00Z`, `${to}T00:00:00Z`],
    );
    return rows.length;
  }

  /** The day from which something has not been counted for good: the last that was counted, else that of the first event. */
  async firstUncounted(): Promise<string | undefined> {
    const [row] = await this.db.query<{ day: string | null }>(
      `SELECT coalesce((SELECT max(day) - 1 FROM moderation_day),
                       (SELECT (min(e.at) AT TIME ZONE 'UTC')::date FROM moderation_event e))::text AS day`,
    );
    return row?.day ?? undefined;
  }

  async noteCount(): Promise<void> {
    await this.db.query(
      `INSERT INTO moderation_setting (name, value) VALUES ('days_counted_at', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
       ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    );
  }

  /** When that was last done; null before the first time. */
  async countedAt(): Promise<string | null> {
    const [row] = await this.db.query<{ value: string }>(
      `SELECT value FROM moderation_setting WHERE name = 'days_counted_at'`,
    );
    return row?.value ?? null;
  }

  /** The rows of some days (half open), in order. */
  async read(from: string, to: string): Promise<DayCount[]> {
    const rows = await this.db.query<Omit<DayCount, 'seconds'> & { seconds: string }>(
      `SELECT day::text AS day, measure, queue, detail, policy, moderator, count, seconds FROM moderation_day
        WHERE day >= $1::date AND day < $2::date ORDER BY day, measure, queue, detail, policy, moderator`,
      [from, to],
    );
    return rows.map((row) => ({ ...row, seconds: Number(row.seconds) }));
  }
}

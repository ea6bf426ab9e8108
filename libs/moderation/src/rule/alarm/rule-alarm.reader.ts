import type { RuleId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { Period } from './alarm.policy.js';

/** Hours that are looked back. With 2 % less weight an hour the ones before hardly count. */
const HOURS = 30 * 24;

@Injectable()
export class RuleAlarmReader {
  constructor(private readonly db: Database) {}

  /** Live rules that have been live since before the last hour but one, or have run since they are. */
  live(): Promise<{ readonly id: RuleId }[]> {
    return this.db.query(
      `SELECT r.id FROM moderation_rule r WHERE r.status = 'live' OR r.acting_version IS NOT NULL ORDER BY r.id`,
    );
  }

  /**
   * The hours of the version that is live, in shadow and live alike, oldest first. Hours from before it went live are history
   * only: who has let a rule go on after an alarm is not told of the same hour again.
   */
  async periods(id: RuleId): Promise<Period[]> {
    const rows = await this.db.query<Period & { readonly isOver: boolean }>(
      `SELECT h.runs, h.hits, h.hour < r.live_since AS "isOver" FROM moderation_rule_hour h
         JOIN moderation_rule r ON r.id = h.rule_id AND h.version = coalesce(r.acting_version, r.version)
        WHERE r.id = $1 AND h.hour >= now() - make_interval(hours => ${HOURS}) ORDER BY h.hour`,
      [id],
    );
    return rows.at(-1)?.isOver === false ? rows.map(({ runs, hits }) => ({ runs, hits })) : [];
  }
}

import type { UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { SeenTime } from './exposure.policy.js';
import type { Preference } from './preference.repository.js';

/** What claiming has to know of a person's preferences. */
type Wishes = Pick<Preference, 'dailyLimit' | 'optedOut'>;

export interface DayOfExposure extends SeenTime {
  readonly day: string;
  readonly cases: number;
}

export interface TeamDayOfExposure extends DayOfExposure {
  readonly userId: UserId;
}

const TODAY = `(now() AT TIME ZONE 'UTC')::date`;

/** What was seen, by day and severity. */
@Injectable()
export class ExposureReader {
  constructor(private readonly db: Database) {}

  /** What somebody wants to see, null when they never said, and what they had to see today. */
  async wishesAndSeen(
    moderator: UserId,
  ): Promise<{ readonly wishes: Wishes | null; readonly seen: readonly SeenTime[] }> {
    const [row] = await this.db.preparedQuery<{ wishes: Wishes | null; seen: SeenTime[] }>(
      `SELECT (SELECT jsonb_build_object('dailyLimit', p.daily_limit, 'optedOut', p.opted_out)
                 FROM moderator_preference p WHERE p.user_id = $1) AS wishes,
              (SELECT coalesce(jsonb_agg(jsonb_build_object('severity', s.severity, 'unblurredMs', s.ms)), '[]')
                 FROM (SELECT e.severity, sum(e.unblurred_ms) AS ms FROM moderator_exposure e
                        WHERE e.user_id = $1 AND e.day = ${TODAY} GROUP BY e.severity) s) AS seen`,
      [moderator],
    );
    return row ?? { wishes: null, seen: [] };
  }

  today(moderator: UserId): Promise<SeenTime[]> {
    return this.db.query(
      `SELECT e.severity, sum(e.unblurred_ms)::float8 AS "unblurredMs"
         FROM moderator_exposure e WHERE e.user_id = $1 AND e.day = ${TODAY} GROUP BY e.severity`,
      [moderator],
    );
  }

  /** The last days of one person, newest first. */
  days(moderator: UserId, days: number): Promise<DayOfExposure[]> {
    return this.db.query(
      `SELECT e.day::text AS day, e.severity, sum(e.unblurred_ms)::float8 AS "unblurredMs", count(*)::integer AS cases
         FROM moderator_exposure e WHERE e.user_id = $1 AND e.day > ${TODAY} - $2::integer
        GROUP BY e.day, e.severity ORDER BY e.day DESC, e.severity`,
      [moderator, days],
    );
  }

  /** The same of everybody, for sums: ids leave this module nowhere. */
  daysOfAll(days: number): Promise<TeamDayOfExposure[]> {
    return this.db.query(
      `SELECT e.user_id AS "userId", e.day::text AS day, e.severity, sum(e.unblurred_ms)::float8 AS "unblurredMs",
              count(*)::integer AS cases
         FROM moderator_exposure e WHERE e.day > ${TODAY} - $1::integer
        GROUP BY e.user_id, e.day, e.severity ORDER BY e.day DESC, e.severity`,
      [days],
    );
  }
}

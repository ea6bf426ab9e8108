import type { DecisionId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';

export interface NewStrike {
  readonly decisionId: DecisionId;
  readonly userId: UserId;
  readonly points: number;
}

@Injectable()
export class StrikeRepository {
  constructor(private readonly db: Database) {}

  /** Strikes without points are none. */
  async add(strikes: readonly NewStrike[], days: number): Promise<void> {
    const counting = strikes.filter(({ points }) => points > 0);
    if (counting.length === 0) return;
    await this.db.query(
      `INSERT INTO moderation_strike (decision_id, user_id, points, expires_at)
       SELECT s."decisionId", s."userId", s.points, now() + make_interval(days => $2)
         FROM jsonb_to_recordset($1::jsonb) AS s("decisionId" uuid, "userId" uuid, points smallint)`,
      [JSON.stringify(counting), days],
    );
  }

  /** A decision that was taken back counts no more. */
  async void(decisionId: DecisionId): Promise<void> {
    await this.db.query(`UPDATE moderation_strike SET voided_at = now() WHERE decision_id = $1`, [decisionId]);
  }
}

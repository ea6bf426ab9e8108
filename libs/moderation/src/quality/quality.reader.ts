import type { CasePurpose, DecisionAction } from '@odr/contracts';
import type { UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';

export interface Review {
  readonly purpose: CasePurpose;
  readonly firstBy: UserId;
  readonly firstAction: DecisionAction;
  readonly firstPolicy: string | null;
  readonly secondBy: UserId;
  readonly secondAction: DecisionAction;
  readonly secondPolicy: string | null;
  readonly isAgreed: boolean;
  readonly at: Date;
}

export interface Overturned {
  readonly moderator: UserId;
  readonly name: string;
  readonly policy: string | null;
  readonly decided: number;
  readonly overturned: number;
}

/** More than that would say no more, and take seconds to resample. */
const MOST = 4_000;

@Injectable()
export class QualityReader {
  constructor(private readonly db: Database) {}

  /** Oldest first. */
  async reviews(from: Date, to: Date): Promise<Review[]> {
    const rows = await this.db.query<Review>(
      `SELECT r.purpose, r.first_by AS "firstBy", r.first_action AS "firstAction", r.first_policy AS "firstPolicy",
              r.second_by AS "secondBy", r.second_action AS "secondAction", r.second_policy AS "secondPolicy",
              r.is_agreed AS "isAgreed", r.reviewed_at AS at
         FROM moderation_review r WHERE r.reviewed_at >= $1 AND r.reviewed_at < $2 ORDER BY r.reviewed_at DESC, r.case_id LIMIT ${MOST}`,
      [from, to],
    );
    return rows.reverse();
  }

  /** Decisions of the time that took effect, and those of them that were taken back, by a person or an appeal, up to now. */
  overturned(from: Date, to: Date): Promise<Overturned[]> {
    return this.db.query<Overturned>(
      `SELECT d.decided_by AS moderator, coalesce(u.name, '') AS name, d.policy, count(*)::integer AS decided,
              count(*) FILTER (WHERE d.reversed_by IS NOT NULL)::integer AS overturned
         FROM moderation_decision d JOIN moderation_case c ON c.id = d.case_id LEFT JOIN user_account u ON u.id = d.decided_by
        WHERE d.is_final AND c.purpose = 'decide' AND d.decided_at >= $1 AND d.decided_at < $2
        GROUP BY d.decided_by, u.name, d.policy`,
      [from, to],
    );
  }
}

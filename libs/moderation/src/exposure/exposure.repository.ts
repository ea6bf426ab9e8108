import type { CaseId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';

/** What a page reports: this long, with this lease. */
export interface ReportedView {
  readonly itemId: string;
  readonly leaseToken: number;
  readonly unblurredMs: number;
}

/** Two thirds of a day in front of one case is a clock that jumped, not a person. */
const MAX_MS_A_DAY = 16 * 3_600_000;

@Injectable()
export class ExposureRepository {
  constructor(private readonly db: Database) {}

  /**
   * Adds what was seen to today's rows, one a case. Only leases that hold at this moment count: nobody is exposed, on paper,
   * to what they were never given.
   * @returns the cases that counted
   */
  async add(moderator: UserId, views: readonly ReportedView[]): Promise<CaseId[]> {
    const rows = await this.db.query<{ id: CaseId }>(
      `INSERT INTO moderator_exposure AS e (user_id, day, case_id, severity, unblurred_ms)
       SELECT $1, (now() AT TIME ZONE 'UTC')::date, c.id, c.severity, seen.ms
         FROM (SELECT view.id, view.token, sum(view.ms)::integer AS ms
                 FROM unnest($2::uuid[], $3::bigint[], $4::integer[]) AS view(id, token, ms)
                GROUP BY view.id, view.token) seen
         JOIN moderation_case c ON c.id = seen.id
        WHERE c.lease_owner = $1 AND c.lease_token = seen.token AND c.lease_expires_at > now() AND c.closed_at IS NULL
        ORDER BY c.id
       ON CONFLICT (user_id, day, case_id) DO UPDATE
         SET unblurred_ms = least(e.unblurred_ms + excluded.unblurred_ms, ${MAX_MS_A_DAY}),
             severity = greatest(e.severity, excluded.severity)
       RETURNING e.case_id AS id`,
      [
        moderator,
        views.map(({ itemId }) => itemId),
        views.map(({ leaseToken }) => leaseToken),
        views.map(({ unblurredMs }) => unblurredMs),
      ],
    );
    return rows.map(({ id }) => id);
  }
}

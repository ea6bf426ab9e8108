import { Injectable } from '@nestjs/common';
import { wireTime } from '@odr/content';
import { ContentStatus } from '@odr/contracts';
import type { CampaignId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';

import type {
  CampaignDayResponse,
  CampaignItemCountResponse,
  CampaignPersonResponse,
  CampaignProgressResponse,
} from './dto/campaign.response.dto.js';

interface Counts {
  readonly submissionsLeft: number;
  readonly disputed: number;
  readonly gone: number;
  readonly disagreement: number | null;
  readonly held: number;
  readonly medianSeconds: number | null;
  readonly recent: number;
  readonly recentHours: number;
}

/** Half of the submissions of `x` took less, in seconds. */
const MEDIAN_SECONDS = `percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM x.submitted_at - x.assigned_at))::float8`;

/** How far a campaign is, and who did how much. */
@Injectable()
export class CampaignProgressReader {
  constructor(private readonly db: Database) {}

  async progress(id: CampaignId, now: Date): Promise<CampaignProgressResponse> {
    const [counts, byPeople, days] = await Promise.all([this.counts(id), this.byPeople(id), this.days(id)]);
    const { recent, recentHours, ...rest } = counts;
    const perHour = recent > 0 ? recent / Math.max(recentHours, 1) : null;
    const sum = (of: (row: CampaignItemCountResponse) => number): number =>
      byPeople.reduce((all, row) => all + of(row), 0);
    return {
      ...rest,
      items: sum(({ items }) => items),
      finished: sum(({ finished }) => finished),
      submissions: sum(({ people, items }) => people * items),
      byPeople,
      days,
      perHour,
      doneAt: perHour ? new Date(now.getTime() + (rest.submissionsLeft / perHour) * 3_600_000).toISOString() : null,
    };
  }

  private async counts(id: CampaignId): Promise<Counts> {
    const [row] = await this.db.query<Counts>(
      `SELECT coalesce(sum(i.wanted - i.submitted) FILTER (WHERE i.finished_at IS NULL), 0)::int AS "submissionsLeft",
              count(*) FILTER (WHERE i.wanted > k.people_per_item)::int AS disputed,
              count(*) FILTER (WHERE i.finished_at IS NULL AND (c.deleted_at IS NOT NULL OR c.status = '${ContentStatus.Quarantined}'))::int AS gone,
              avg(i.disagreement)::float8 AS disagreement,
              (SELECT count(*)::int FROM annotation_assignment x
                WHERE x.campaign_id = $1 AND x.state = 'open' AND x.lease_expires_at > now()) AS held,
              (SELECT ${MEDIAN_SECONDS} FROM annotation_assignment x WHERE x.campaign_id = $1 AND x.state = 'submitted') AS "medianSeconds",
              (SELECT count(*)::int FROM annotation_assignment x
                WHERE x.campaign_id = $1 AND x.state = 'submitted' AND x.submitted_at > now() - interval '7 days') AS recent,
              (SELECT count(DISTINCT date_trunc('hour', x.submitted_at))::int FROM annotation_assignment x
                WHERE x.campaign_id = $1 AND x.state = 'submitted' AND x.submitted_at > now() - interval '7 days') AS "recentHours"
         FROM annotation_campaign k JOIN annotation_campaign_item i ON i.campaign_id = k.id JOIN content c ON c.id = i.content_id
        WHERE k.id = $1`,
      [id],
    );
    if (!row) throw new Error(`Campaign ${id} has no counts.`);
    return row;
  }

  private byPeople(id: CampaignId): Promise<CampaignItemCountResponse[]> {
    return this.db.query(
      `SELECT i.submitted::int AS people, count(*)::int AS items, count(i.finished_at)::int AS finished
         FROM annotation_campaign_item i WHERE i.campaign_id = $1 GROUP BY i.submitted ORDER BY i.submitted`,
      [id],
    );
  }

  private days(id: CampaignId): Promise<CampaignDayResponse[]> {
    return this.db.query(
      `SELECT to_char(x.submitted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, count(*)::int AS submissions
         FROM annotation_assignment x WHERE x.campaign_id = $1 AND x.state = 'submitted' GROUP BY 1 ORDER BY 1`,
      [id],
    );
  }

  /** @param only whose row alone is to be shown; null for everybody's */
  people(id: CampaignId, only: UserId | null): Promise<CampaignPersonResponse[]> {
    return this.db.query(
      `SELECT x.user_id AS "userId", u.name,
              count(*) FILTER (WHERE x.state = 'submitted')::int AS submitted,
              count(*) FILTER (WHERE x.state = 'skipped')::int AS skipped,
              bool_or(x.state = 'open' AND x.lease_expires_at > now()) AS "isAnnotating",
              (percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM x.submitted_at - x.assigned_at))
                FILTER (WHERE x.state = 'submitted'))::float8 AS "medianSeconds",
              (count(*) FILTER (WHERE x.state = 'submitted')
                / nullif(count(DISTINCT date_trunc('hour', x.submitted_at)) FILTER (WHERE x.state = 'submitted'), 0)::float8) AS "perHour",
              ${wireTime('max(greatest(x.assigned_at, x.submitted_at))')} AS "lastAt"
         FROM annotation_assignment x JOIN user_account u ON u.id = x.user_id
        WHERE x.campaign_id = $1 AND ($2::uuid IS NULL OR x.user_id = $2)
        GROUP BY x.user_id, u.name ORDER BY submitted DESC, u.name, x.user_id LIMIT 500`,
      [id, only],
    );
  }
}

import type { TeamId } from '@odr/kernel';
import { Database } from '@odr/platform';
import type { TeamActivityItemResponse } from '@odr/teams';
import { Injectable } from '@nestjs/common';
import type { TeamContributionsResponse } from './dto/team-contributions.response.dto.js';
import type { TeamStatisticsResponse } from './dto/team-statistics.response.dto.js';

/** What the dashboard of a team says about its content: one statement each, whose cost grows with the team, not with the collection. */
@Injectable()
export class TeamContentReader {
  constructor(private readonly db: Database) {}

  async statistics(teamId: TeamId): Promise<Omit<TeamStatisticsResponse, 'quotaBytes'>> {
    return one(await this.db.query<Omit<TeamStatisticsResponse, 'quotaBytes'>>(STATISTICS, [teamId]));
  }

  /** @param today the last of the days */
  async contributions(teamId: TeamId, today: Date): Promise<TeamContributionsResponse> {
    return one(await this.db.query<TeamContributionsResponse>(CONTRIBUTIONS, [teamId, today]));
  }

  /** Latest first. Names of items that have left the team, or have been deleted, are not shown. */
  activity(teamId: TeamId, limit: number): Promise<TeamActivityItemResponse[]> {
    return this.db.query(ACTIVITY, [teamId, limit]);
  }
}

/** Exported for the spec that explains it. */
export const STATISTICS = `
  WITH held AS (
    SELECT c.status, c.processing_state, count(*) AS count, sum(c.size) AS bytes
      FROM content c WHERE c.team_id = $1 AND c.deleted_at IS NULL GROUP BY c.status, c.processing_state)
  SELECT coalesce((SELECT sum(h.count) FROM held h), 0)::int AS total,
         (SELECT coalesce(json_object_agg(s.status, s.count), '{}')
            FROM (SELECT h.status, sum(h.count) AS count FROM held h GROUP BY h.status) s) AS "byStatus",
         (SELECT coalesce(json_object_agg(s.state, s.count), '{}')
            FROM (SELECT h.processing_state AS state, sum(h.count) AS count FROM held h GROUP BY h.processing_state) s) AS "byProcessingState",
         coalesce((SELECT sum(h.bytes) FROM held h), 0)::float8 AS "originalBytes",
         (SELECT coalesce(sum(d.bytes), 0)::float8 FROM content c
           CROSS JOIN LATERAL (SELECT sum(r.size) AS bytes FROM content_derivative r WHERE r.content_id = c.id) d
           WHERE c.team_id = $1 AND c.deleted_at IS NULL) AS "derivativeBytes"`;

/** Exported for the spec that explains it. */
export const CONTRIBUTIONS = `
  WITH span AS (SELECT ($2::timestamptz AT TIME ZONE 'UTC')::date AS today),
  counted AS (
    SELECT (c.created_at AT TIME ZONE 'UTC')::date AS day, count(*) AS count FROM content c
     WHERE c.team_id = $1 AND c.deleted_at IS NULL AND c.created_at >= ((SELECT s.today - 89 FROM span s)::timestamp AT TIME ZONE 'UTC')
     GROUP BY 1),
  contributors AS (
    SELECT n.user_id AS "userId", u.name, m.user_id IS NOT NULL AS "isMember", n.count
      FROM (SELECT c.user_id, count(*) AS count FROM content c WHERE c.team_id = $1 AND c.deleted_at IS NULL
             GROUP BY c.user_id ORDER BY count(*) DESC, c.user_id LIMIT 50) n
      JOIN user_account u ON u.id = n.user_id LEFT JOIN team_member m ON m.team_id = $1 AND m.user_id = n.user_id
     ORDER BY n.count DESC, n.user_id)
  SELECT (SELECT json_agg(json_build_object('day', s.today - back, 'count', coalesce(d.count, 0)) ORDER BY back DESC)
            FROM span s CROSS JOIN generate_series(0, 89) AS back LEFT JOIN counted d ON d.day = s.today - back) AS days,
         (SELECT coalesce(json_agg(p), '[]') FROM contributors p) AS contributors`;

/** Exported for the spec that explains it. Processing is left out: it follows every upload, and nobody did it. */
export const ACTIVITY = `
  SELECT e.id, e.at, 'content.' || e.type AS act, actor.id AS "actorId", actor.name AS "actorName", e.actor_id IS NULL AS "bySystem",
         e.content_id AS "subjectId", c.name AS "subjectName",
         jsonb_strip_nulls(jsonb_build_object('from', e.payload -> 'from', 'to', e.payload -> 'to',
           'fields', e.payload -> 'fields', 'flag', e.payload -> 'flag')) AS details
    FROM content_event e
    LEFT JOIN content c ON c.id = e.content_id AND c.team_id = e.team_id AND c.deleted_at IS NULL
    LEFT JOIN team_member m ON m.team_id = e.team_id AND m.user_id = e.actor_id
    LEFT JOIN user_account actor ON actor.id = m.user_id
   WHERE e.team_id = $1 AND e.type <> 'processed' ORDER BY e.id DESC LIMIT $2`;

function one<Row>([row]: readonly Row[]): Row {
  if (row === undefined) throw new Error('An aggregate came without its row.');
  return row;
}

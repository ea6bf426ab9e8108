import type { TeamId } from '@odr/kernel';
import { Database } from '@odr/platform';
import type { TeamActivityItemResponse } from '@odr/teams';
import { Injectable } from '@nestjs/common';
import type { TeamAnnotationsResponse } from './dto/team-annotations.response.dto.js';

/** What the dashboard of a team says about annotations of its content: one statement each. */
@Injectable()
export class TeamAnnotationReader {
  constructor(private readonly db: Database) {}

  async statistics(teamId: TeamId): Promise<TeamAnnotationsResponse> {
    const [row] = await this.db.query<TeamAnnotationsResponse>(STATISTICS, [teamId]);
    return row ?? { total: 0, annotatedContents: 0, manuallyAdjusted: 0 };
  }

  /** Latest first: who made or last edited an annotation. Values are not shown, only whose and of what. */
  activity(teamId: TeamId, limit: number): Promise<TeamActivityItemResponse[]> {
    return this.db.query(ACTIVITY, [teamId, limit]);
  }
}

const OF_TEAM = `content c JOIN annotation a ON a.content_id = c.id AND a.deleted_at IS NULL
   WHERE c.team_id = $1 AND c.deleted_at IS NULL`;

/** Exported for the spec that explains it. */
export const STATISTICS = `
  SELECT coalesce(sum(n.total), 0)::int AS total, count(*)::int AS "annotatedContents", coalesce(sum(n.adjusted), 0)::int AS "manuallyAdjusted"
    FROM (SELECT count(*) AS total, count(*) FILTER (WHERE a.manually_adjusted) AS adjusted FROM ${OF_TEAM} GROUP BY c.id) n`;

/** Exported for the spec that explains it. The latest are found first; only for them is asked who wrote them. */
export const ACTIVITY = `
  WITH latest AS MATERIALIZED (
    SELECT a.id, a.version, c.id AS content_id, c.name FROM ${OF_TEAM} ORDER BY a.updated_at DESC, a.id DESC LIMIT $2)
  SELECT l.id, v.created_at AS at, CASE WHEN l.version = 1 THEN 'annotation.made' ELSE 'annotation.edited' END AS act,
         actor.id AS "actorId", actor.name AS "actorName", false AS "bySystem",
         l.content_id AS "subjectId", l.name AS "subjectName", '{}'::jsonb AS details
    FROM latest l
    JOIN annotation_version v ON v.annotation_id = l.id AND v.version = l.version
    LEFT JOIN team_member m ON m.team_id = $1 AND m.user_id = v.user_id
    LEFT JOIN user_account actor ON actor.id = m.user_id
   ORDER BY v.created_at DESC, l.id DESC`;

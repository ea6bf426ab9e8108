import type { TeamId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { TeamActivityItemResponse } from './dto/team-activity.response.dto.js';
import type { TeamPeopleResponse } from './dto/team-people.response.dto.js';

/** Who was asked is for those who ask; that somebody has come or gone, everyone in the team sees. */
const FOR_THOSE_WHO_LOOK_AFTER = ['team.invitation_made', 'team.invitation_withdrawn', 'team.invitation_declined'];

/** What the dashboard says about people. One statement each. */
@Injectable()
export class TeamDashboardReader {
  constructor(private readonly db: Database) {}

  async people(id: TeamId, looksAfter: boolean): Promise<TeamPeopleResponse> {
    const [row] = await this.db.query<TeamPeopleResponse>(
      `SELECT coalesce(sum(r.count), 0)::int AS members, coalesce(json_object_agg(r.role, r.count), '{}') AS "byRole",
              CASE WHEN $2 THEN (SELECT count(*)::int FROM team_invitation i WHERE i.team_id = $1 AND i.expires_at > now()) END AS "openInvitations"
         FROM (SELECT m.role, count(*) AS count FROM team_member m WHERE m.team_id = $1 GROUP BY m.role) r`,
      [id, looksAfter],
    );
    return row ?? { members: 0, byRole: {}, openInvitations: null };
  }

  /** From the audit log, without addresses. Administrators of the system who mend a team are not named to it. */
  activity(id: TeamId, looksAfter: boolean, limit: number): Promise<TeamActivityItemResponse[]> {
    return this.db.query(
      `SELECT e.id, e.at, e.act, actor.id AS "actorId", actor.name AS "actorName", e.actor_id IS NULL AS "bySystem",
              subject.id AS "subjectId", subject.name AS "subjectName",
              e.details - 'memberId' - 'invitationId' AS details
         FROM audit_event e
         LEFT JOIN team_member m ON m.team_id = $1 AND m.user_id = e.actor_id
         LEFT JOIN user_account actor ON actor.id = m.user_id
         LEFT JOIN user_account subject ON subject.id = (e.details ->> 'memberId')::uuid
        WHERE e.subject_id = $1 AND ($2 OR e.act <> ALL($3::text[])) ORDER BY e.seq DESC LIMIT $4`,
      [id, looksAfter, FOR_THOSE_WHO_LOOK_AFTER, limit],
    );
  }
}

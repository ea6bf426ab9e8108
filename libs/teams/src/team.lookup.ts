import type { TeamScope } from '@odr/access';
import type { TeamRole } from '@odr/contracts';
import type { TeamId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { TeamNotFound } from './team.errors.js';

/** What other modules may ask about teams. */
@Injectable()
export class TeamLookup {
  constructor(private readonly db: Database) {}

  /** The user's role in the team; undefined when they are not in it or there is no such team. */
  async roleIn(teamId: TeamId, userId: UserId): Promise<TeamRole | undefined> {
    const [row] = await this.db.query<{ role: TeamRole }>(
      `SELECT m.role FROM team_member m WHERE m.team_id = $1 AND m.user_id = $2`,
      [teamId, userId],
    );
    return row?.role;
  }

  /** For answers about a team as a whole. @throws TeamNotFound if it is absent, or hidden from this caller */
  async requireVisible(scope: TeamScope, teamId: TeamId): Promise<void> {
    const rows = await this.db.query(
      `SELECT FROM team t WHERE t.id = $1
          AND ($3 OR EXISTS (SELECT FROM team_member m WHERE m.team_id = t.id AND m.user_id = $2))`,
      [teamId, scope.userId, scope.seesAll],
    );
    if (rows.length === 0) throw new TeamNotFound();
  }

  /** The team's own quota in bytes; null where nobody has set one, or there is no such team. */
  async quotaOf(teamId: TeamId): Promise<number | null> {
    const [row] = await this.db.query<{ quota: number | null }>(
      `SELECT t.quota_bytes::float8 AS quota FROM team t WHERE t.id = $1`,
      [teamId],
    );
    return row?.quota ?? null;
  }

  /** Names by id; a team that has gone is missing. */
  async namesOf(teamIds: readonly TeamId[]): Promise<ReadonlyMap<TeamId, string>> {
    const rows = await this.db.query<{ id: TeamId; name: string }>(
      `SELECT t.id, t.name FROM team t WHERE t.id = ANY($1::uuid[])`,
      [teamIds],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

import type { TeamScope } from '@odr/access';
import { decodeCursor, MalformedCursor, toPage, type Page, type TeamId, type UserId } from '@odr/kernel';
import { Database, type PageQuery } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { MemberResponse } from './dto/member.response.dto.js';
import type { TeamResponse } from './dto/team.response.dto.js';

/** Membership is asked of the table rather than of the principal, so that a team just made or left is right at once. */
const TEAM = `
  SELECT t.id, t.name, m.role, t.created_at AS "createdAt", t.updated_at AS "updatedAt",
         (SELECT count(*)::int FROM team_member all_members WHERE all_members.team_id = t.id) AS "memberCount"
    FROM team t LEFT JOIN team_member m ON m.team_id = t.id AND m.user_id = $1
   WHERE (m.user_id IS NOT NULL OR $2)`;

/** Teams and members as their screens show them. */
@Injectable()
export class TeamReader {
  constructor(private readonly db: Database) {}

  async list(scope: TeamScope, { limit, cursor, total }: PageQuery): Promise<Page<TeamResponse>> {
    const rows = await this.db.query<TeamResponse>(
      `${TEAM} AND ($3::uuid IS NULL OR t.id < $3::uuid) ORDER BY t.id DESC LIMIT $4`,
      [scope.userId, scope.seesAll, idAfter(cursor), limit + 1],
    );
    const page = toPage(rows, limit, ({ id }) => [id]);
    return total ? { ...page, total: await this.count(`(${TEAM}) team`, [scope.userId, scope.seesAll]) } : page;
  }

  async byId(scope: TeamScope, id: TeamId): Promise<TeamResponse | undefined> {
    const [row] = await this.db.query<TeamResponse>(`${TEAM} AND t.id = $3`, [scope.userId, scope.seesAll, id]);
    return row;
  }

  /** Addresses are shown to those who look after the team only. */
  async members(id: TeamId, showEmail: boolean, { limit, cursor, total }: PageQuery): Promise<Page<MemberResponse>> {
    const rows = await this.db.query<MemberResponse>(
      `SELECT m.user_id AS "userId", u.name, CASE WHEN $2 THEN u.email END AS email, m.role, m.created_at AS "createdAt"
         FROM team_member m JOIN user_account u ON u.id = m.user_id
        WHERE m.team_id = $1 AND ($3::uuid IS NULL OR m.user_id > $3::uuid) ORDER BY m.user_id LIMIT $4`,
      [id, showEmail, idAfter(cursor), limit + 1],
    );
    const page = toPage(rows, limit, ({ userId }) => [userId]);
    return total ? { ...page, total: await this.count(`team_member WHERE team_id = $1`, [id]) } : page;
  }

  async member(id: TeamId, userId: UserId): Promise<MemberResponse | undefined> {
    const [row] = await this.db.query<MemberResponse>(
      `SELECT m.user_id AS "userId", u.name, u.email, m.role, m.created_at AS "createdAt"
         FROM team_member m JOIN user_account u ON u.id = m.user_id WHERE m.team_id = $1 AND m.user_id = $2`,
      [id, userId],
    );
    return row;
  }

  private async count(rows: string, parameters: readonly unknown[]): Promise<number> {
    const [row] = await this.db.query<{ total: number }>(`SELECT count(*)::int AS total FROM ${rows}`, parameters);
    return row?.total ?? 0;
  }
}

function idAfter(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const [id] = decodeCursor(cursor, 1);
  if (typeof id !== 'string' || !/^[0-9a-f-]{36}$/.test(id)) throw new MalformedCursor();
  return id;
}

import { can, type Role, type TeamRole } from '@odr/contracts';
import type { TeamId, UserId } from '@odr/kernel';
import { Database, isUniqueViolation } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { AlreadyMember, TeamNameTaken, TeamNotFound } from './team.errors.js';
import type { Actor } from './team.policy.js';

/** Writes team and team_member. */
@Injectable()
export class TeamRepository {
  constructor(private readonly db: Database) {}

  /** @throws TeamNameTaken */
  async insert(id: TeamId, name: string, at: Date): Promise<void> {
    await this.namedOnce(name, () =>
      this.db.query(`INSERT INTO team (id, name, created_at, updated_at) VALUES ($1, $2, $3, $3)`, [id, name, at]),
    );
  }

  /** @throws TeamNameTaken */
  async rename(id: TeamId, name: string, at: Date): Promise<void> {
    await this.namedOnce(name, () =>
      this.db.query(`UPDATE team SET name = $2, updated_at = $3 WHERE id = $1`, [id, name, at]),
    );
  }

  /** Members and invitations go with it. What else refers to it must have been handed over: the database would refuse. */
  /** @returns false if there is no such team */
  async setQuota(id: TeamId, bytes: number | null, at: Date): Promise<boolean> {
    const rows = await this.db.query(`UPDATE team SET quota_bytes = $2, updated_at = $3 WHERE id = $1 RETURNING id`, [
      id,
      bytes,
      at,
    ]);
    return rows.length > 0;
  }

  async delete(id: TeamId): Promise<void> {
    await this.db.query(`DELETE FROM team WHERE id = $1`, [id]);
  }

  /** Holds the team until the transaction ends; everything that counts owners comes after it. @returns whether there is such a team */
  async lock(id: TeamId): Promise<boolean> {
    return (await this.db.query(`SELECT id FROM team WHERE id = $1 FOR UPDATE`, [id])).length > 0;
  }

  /** Several at once, always in the same order, so that two who hold the same ones never wait for each other. @returns those that exist */
  async lockAll(ids: readonly TeamId[]): Promise<ReadonlySet<TeamId>> {
    const rows = await this.db.query<{ id: TeamId }>(
      `SELECT id FROM team WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`,
      [ids],
    );
    return new Set(rows.map((row) => row.id));
  }

  async roleOf(id: TeamId, userId: UserId): Promise<TeamRole | undefined> {
    const [row] = await this.db.query<{ role: TeamRole }>(
      `SELECT role FROM team_member WHERE team_id = $1 AND user_id = $2`,
      [id, userId],
    );
    return row?.role;
  }

  /** People who can still act: an owner whose account is inactive keeps the role, but does not keep the team in hand. */
  async countOtherOwners(id: TeamId, userId: UserId): Promise<number> {
    const [row] = await this.db.query<{ owners: number }>(
      `SELECT count(*)::int AS owners FROM team_member m JOIN user_account u ON u.id = m.user_id
        WHERE m.team_id = $1 AND m.role = 'owner' AND m.user_id <> $2 AND u.is_active AND u.kind = 'person'`,
      [id, userId],
    );
    return row?.owners ?? 0;
  }

  /** What a team and a person are called. */
  async names(id: TeamId, userId: UserId): Promise<{ readonly teamName: string; readonly userName: string }> {
    const [row] = await this.db.query<{ teamName: string; userName: string }>(
      `SELECT t.name AS "teamName", u.name AS "userName" FROM team t, user_account u WHERE t.id = $1 AND u.id = $2`,
      [id, userId],
    );
    if (row === undefined) throw new TeamNotFound();
    return row;
  }

  async members(id: TeamId): Promise<UserId[]> {
    const rows = await this.db.query<{ userId: UserId }>(
      `SELECT m.user_id AS "userId" FROM team_member m WHERE m.team_id = $1`,
      [id],
    );
    return rows.map(({ userId }) => userId);
  }

  async thoseWhoLookAfter(id: TeamId): Promise<UserId[]> {
    const rows = await this.db.query<{ userId: UserId }>(
      `SELECT m.user_id AS "userId" FROM team_member m WHERE m.team_id = $1 AND m.role IN ('owner', 'admin')`,
      [id],
    );
    return rows.map(({ userId }) => userId);
  }

  /** What the person may do in the team now; undefined when their account is inactive. */
  async actor(id: TeamId, userId: UserId): Promise<Actor | undefined> {
    const [row] = await this.db.query<{ role: TeamRole | null; systemRole: Role }>(
      `SELECT m.role, u.role AS "systemRole" FROM user_account u
         LEFT JOIN team_member m ON m.user_id = u.id AND m.team_id = $1 WHERE u.id = $2 AND u.is_active`,
      [id, userId],
    );
    return row && { role: row.role ?? undefined, managesAny: can(row.systemRole, 'team.manage_any') };
  }

  /** Teams that the user may add to, but for one. */
  async othersContributedTo(userId: UserId, except: TeamId): Promise<{ readonly id: TeamId; readonly name: string }[]> {
    return this.db.query(
      `SELECT t.id, t.name FROM team_member m JOIN team t ON t.id = m.team_id
        WHERE m.user_id = $1 AND m.role <> 'viewer' AND t.id <> $2 ORDER BY lower(t.name)`,
      [userId, except],
    );
  }

  async countPeople(id: TeamId): Promise<{ readonly members: number; readonly invitations: number }> {
    const [row] = await this.db.query<{ members: number; invitations: number }>(
      `SELECT (SELECT count(*)::int FROM team_member WHERE team_id = $1) AS members,
              (SELECT count(*)::int FROM team_invitation WHERE team_id = $1 AND expires_at > now()) AS invitations`,
      [id],
    );
    return row ?? { members: 0, invitations: 0 };
  }

  /** @throws AlreadyMember */
  async addMember(id: TeamId, userId: UserId, role: TeamRole): Promise<void> {
    try {
      await this.db.query(`INSERT INTO team_member (team_id, user_id, role) VALUES ($1, $2, $3)`, [id, userId, role]);
    } catch (error) {
      if (isUniqueViolation(error, 'team_member_pkey')) throw new AlreadyMember();
      throw error;
    }
  }

  async changeRole(id: TeamId, userId: UserId, role: TeamRole): Promise<void> {
    await this.db.query(`UPDATE team_member SET role = $3 WHERE team_id = $1 AND user_id = $2`, [id, userId, role]);
  }

  async removeMember(id: TeamId, userId: UserId): Promise<void> {
    await this.db.query(`DELETE FROM team_member WHERE team_id = $1 AND user_id = $2`, [id, userId]);
  }

  private async namedOnce(name: string, write: () => Promise<unknown>): Promise<void> {
    try {
      await write();
    } catch (error) {
      if (isUniqueViolation(error, 'team_name_key')) throw new TeamNameTaken(name);
      throw error;
    }
  }
}

import type { TeamRole } from '@odr/contracts';
import type { TeamId, UserId } from '@odr/kernel';
import { Database, isForeignKeyViolation, isUniqueViolation } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { AlreadyMember, TeamNameTaken, TeamNotEmpty } from './team.errors.js';

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

  /** @throws TeamNotEmpty: content refers to its team, and only the database knows about all of it */
  async delete(id: TeamId): Promise<void> {
    try {
      await this.db.query(`DELETE FROM team WHERE id = $1`, [id]);
    } catch (error) {
      if (isForeignKeyViolation(error, 'content_team_fk')) throw new TeamNotEmpty();
      throw error;
    }
  }

  /** Holds the team until the transaction ends; everything that counts owners comes after it. @returns whether there is such a team */
  async lock(id: TeamId): Promise<boolean> {
    return (await this.db.query(`SELECT id FROM team WHERE id = $1 FOR UPDATE`, [id])).length > 0;
  }

  async roleOf(id: TeamId, userId: UserId): Promise<TeamRole | undefined> {
    const [row] = await this.db.query<{ role: TeamRole }>(
      `SELECT role FROM team_member WHERE team_id = $1 AND user_id = $2`,
      [id, userId],
    );
    return row?.role;
  }

  /** Those who can still act: an owner whose account is inactive keeps the role, but does not keep the team in hand. */
  async countOtherOwners(id: TeamId, userId: UserId): Promise<number> {
    const [row] = await this.db.query<{ owners: number }>(
      `SELECT count(*)::int AS owners FROM team_member m JOIN user_account u ON u.id = m.user_id
        WHERE m.team_id = $1 AND m.role = 'owner' AND m.user_id <> $2 AND u.is_active`,
      [id, userId],
    );
    return row?.owners ?? 0;
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

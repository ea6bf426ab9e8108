import type { TeamRole } from '@odr/contracts';
import type { InvitationId, TeamId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';

export interface StoredInvitation {
  readonly id: InvitationId;
  readonly teamId: TeamId;
  /** Normalised. */
  readonly email: string;
  readonly role: TeamRole;
  readonly invitedBy: UserId;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const COLUMNS = `i.id, i.team_id AS "teamId", i.email, i.role, i.invited_by AS "invitedBy", i.created_at AS "createdAt", i.expires_at AS "expiresAt"`;

/** Writes team_invitation. A row is an open invitation; using or withdrawing it deletes the row. */
@Injectable()
export class InvitationRepository {
  constructor(private readonly db: Database) {}

  /** Takes the place of an earlier invitation of this address to this team. */
  async put(invitation: StoredInvitation, tokenSha256: string): Promise<void> {
    const { id, teamId, email, role, invitedBy, createdAt, expiresAt } = invitation;
    await this.db.query(
      `INSERT INTO team_invitation (id, team_id, email, role, token_sha256, invited_by, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (team_id, email) DO UPDATE
          SET id = excluded.id, role = excluded.role, token_sha256 = excluded.token_sha256, invited_by = excluded.invited_by,
              created_at = excluded.created_at, expires_at = excluded.expires_at`,
      [id, teamId, email, role, tokenSha256, invitedBy, createdAt, expiresAt],
    );
  }

  /** Not locked: lock its team, then ask again. */
  async byToken(tokenSha256: string): Promise<StoredInvitation | undefined> {
    const [row] = await this.db.query<StoredInvitation>(
      `SELECT ${COLUMNS} FROM team_invitation i WHERE i.token_sha256 = $1`,
      [tokenSha256],
    );
    return row;
  }

  /** By its id, for the one who has proved that its address is theirs. */
  async byIdForVerified(id: InvitationId, userId: UserId): Promise<StoredInvitation | undefined> {
    const [row] = await this.db.query<StoredInvitation>(
      `SELECT ${COLUMNS} FROM team_invitation i JOIN user_account u ON i.email = lower(u.email)
        WHERE i.id = $1 AND u.id = $2 AND u.email_verified_at IS NOT NULL`,
      [id, userId],
    );
    return row;
  }

  async byId(teamId: TeamId, id: InvitationId): Promise<StoredInvitation | undefined> {
    const [row] = await this.db.query<StoredInvitation>(
      `SELECT ${COLUMNS} FROM team_invitation i WHERE i.team_id = $1 AND i.id = $2`,
      [teamId, id],
    );
    return row;
  }

  async byAddress(teamId: TeamId, email: string): Promise<StoredInvitation | undefined> {
    const [row] = await this.db.query<StoredInvitation>(
      `SELECT ${COLUMNS} FROM team_invitation i WHERE i.team_id = $1 AND i.email = $2`,
      [teamId, email],
    );
    return row;
  }

  async delete(id: InvitationId): Promise<void> {
    await this.db.query(`DELETE FROM team_invitation WHERE id = $1`, [id]);
  }

  /** Whoever is a member, or has just been removed, must not come in by an old invitation. */
  async withdrawThoseFor(teamId: TeamId, userId: UserId): Promise<void> {
    await this.db.query(
      `DELETE FROM team_invitation i USING user_account u WHERE i.team_id = $1 AND u.id = $2 AND i.email = lower(u.email)`,
      [teamId, userId],
    );
  }

  /** What someone promised ends when they lose the right to promise it. */
  async withdrawThoseBy(teamId: TeamId, userId: UserId): Promise<void> {
    await this.db.query(`DELETE FROM team_invitation WHERE team_id = $1 AND invited_by = $2`, [teamId, userId]);
  }
}

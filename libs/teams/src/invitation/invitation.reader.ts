import {
  decodeCursor,
  MalformedCursor,
  toPage,
  type InvitationId,
  type Page,
  type TeamId,
  type UserId,
} from '@odr/kernel';
import { Database, type PageQuery } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { MyInvitationResponse } from './dto/my-invitation.response.dto.js';
import type { InvitationResponse } from './dto/invitation.response.dto.js';

/** Open invitations as their screen shows them. */
@Injectable()
export class InvitationReader {
  constructor(private readonly db: Database) {}

  /** Latest first. */
  async ofTeam(teamId: TeamId, { limit, cursor, total }: PageQuery): Promise<Page<InvitationResponse>> {
    const rows = await this.db.query<InvitationResponse>(
      `SELECT i.id, i.email, i.role, i.invited_by AS "invitedBy", i.created_at AS "createdAt", i.expires_at AS "expiresAt"
         FROM team_invitation i WHERE i.team_id = $1 AND ($2::uuid IS NULL OR i.id < $2::uuid) ORDER BY i.id DESC LIMIT $3`,
      [teamId, idBefore(cursor), limit + 1],
    );
    const page = toPage(rows, limit, ({ id }) => [id]);
    return total ? { ...page, total: await this.count(teamId) } : page;
  }

  /** Of those who have proved that their address is theirs; the others have the link. Latest first. */
  async forVerified(userId: UserId): Promise<MyInvitationResponse[]> {
    return this.db.query(
      `${TO_ADDRESSEE} JOIN user_account u ON i.email = lower(u.email)
        WHERE u.id = $1 AND u.email_verified_at IS NOT NULL AND i.expires_at > now() ORDER BY i.id DESC LIMIT 100`,
      [userId],
    );
  }

  async toAddressee(id: InvitationId): Promise<MyInvitationResponse | undefined> {
    const [row] = await this.db.query<MyInvitationResponse>(`${TO_ADDRESSEE} WHERE i.id = $1`, [id]);
    return row;
  }

  private async count(teamId: TeamId): Promise<number> {
    const [row] = await this.db.query<{ total: number }>(
      `SELECT count(*)::int AS total FROM team_invitation WHERE team_id = $1`,
      [teamId],
    );
    return row?.total ?? 0;
  }
}

const TO_ADDRESSEE = `
  SELECT i.id, t.id AS "teamId", t.name AS "teamName", i.role, inviter.name AS "invitedBy", i.email, i.created_at AS "createdAt", i.expires_at AS "expiresAt"
    FROM team_invitation i JOIN team t ON t.id = i.team_id JOIN user_account inviter ON inviter.id = i.invited_by`;

function idBefore(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const [id] = decodeCursor(cursor, 1);
  if (typeof id !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new MalformedCursor();
  return id;
}

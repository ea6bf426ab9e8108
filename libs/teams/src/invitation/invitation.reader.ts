import { decodeCursor, MalformedCursor, toPage, type Page, type TeamId } from '@odr/kernel';
import { Database, type PageQuery } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { InvitationResponse } from './dto/invitation.response.dto.js';

/** Open invitations as their screen shows them. */
@Injectable()
export class InvitationReader {
  constructor(private readonly db: Database) {}

  /** Latest first. */
  async ofTeam(teamId: TeamId, { limit, cursor }: PageQuery): Promise<Page<InvitationResponse>> {
    const rows = await this.db.query<InvitationResponse>(
      `SELECT i.id, i.email, i.role, i.invited_by AS "invitedBy", i.created_at AS "createdAt", i.expires_at AS "expiresAt"
         FROM team_invitation i WHERE i.team_id = $1 AND ($2::uuid IS NULL OR i.id < $2::uuid) ORDER BY i.id DESC LIMIT $3`,
      [teamId, idBefore(cursor), limit + 1],
    );
    return toPage(rows, limit, ({ id }) => [id]);
  }
}

function idBefore(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const [id] = decodeCursor(cursor, 1);
  if (typeof id !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new MalformedCursor();
  return id;
}
